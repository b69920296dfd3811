"""Who will still speak: the rule figure by figure, and how far it was wrong over hearings by seed (D38)."""

from statistics import median

import pytest

from rostrum.procedure.floor import acts as a
from rostrum.procedure.floor.interventions import Intervention, interventions
from rostrum.procedure.floor.rules import Rules
from rostrum.procedure.forecast import Forecast, forecast, forecast_error, pace
from tests.procedure.floor.scene import SECOND, START, Scene
from tests.procedure.hearings import hearing

FREE = Rules(floor="panel")


def told(scene: Scene, *, left: float | None) -> Forecast:
    """The forecast now, with so many seconds left."""
    end = None if left is None else scene.now + round(left * SECOND)
    found = forecast(scene.floor, heard(scene), now=scene.now, end=end)
    assert found is not None
    return found


def heard(scene: Scene) -> list[Intervention]:
    return interventions((one.entry, one.at) for one in scene.rows)


def speak(scene: Scene, name: str, seconds: float, change: float) -> None:
    scene.give(name, after=change)
    scene.wait(seconds - 1)
    scene.do(a.YieldFloor(name))


def measured() -> Scene:
    """Four were heard for 90 seconds each, 30 seconds apart; three wait."""
    scene = Scene().open().ask(*"abcdefg")
    for name in "abcd":
        speak(scene, name, 90, 30)
    return scene


def test_nothing_is_foreseen_while_no_segment_is_open() -> None:
    assert forecast(Scene().floor, [], now=START, end=None) is None
    closed = Scene().open()
    closed.do(a.CloseSegment())
    assert forecast(closed.floor, [], now=closed.now, end=None) is None


def test_until_three_were_measured_the_whole_limit_and_20_seconds() -> None:
    scene = Scene().open().ask(*"abc")
    found = told(scene, left=200 + 200 + 90)
    begins = [(one.begins - scene.now) / SECOND for one in found.prospects]
    assert (begins, [one.seconds for one in found.prospects]) == ([0, 200, 400], [180, 180, 180])
    assert ([one.speaks for one in found.prospects], found.will, found.will_not) == ([True] * 3, 3, 0)
    assert told(scene, left=200 + 200 + 89).will == 2


def test_then_the_mean_change_over_and_the_mean_share() -> None:
    scene = measured()
    assert pace(scene.floor, heard(scene)).change_over == 30
    assert (pace(scene.floor, heard(scene)).share, pace(scene.floor, heard(scene)).changes) == (0.5, 3)
    found = told(scene, left=3600)
    assert [(one.begins - scene.now) / SECOND for one in found.prospects] == [30, 150, 270]
    assert found.exhausted == scene.now + 360 * SECOND
    assert found.further == (3600 - 390 - 45) // 120 + 1


def test_time_in_which_nobody_had_asked_is_no_change_over() -> None:
    scene = Scene().open()
    for name in "abcd":
        scene.wait(600)
        scene.ask(name)
        speak(scene, name, 90, 10)
    assert pace(scene.floor, heard(scene)).change_over == 10


def test_a_break_is_no_change_over() -> None:
    scene = Scene().open().ask(*"abcdefg")
    for name, change in zip("abcdef", (20, 20, 40, 20, 40, 600), strict=True):
        speak(scene, name, 90, change)
    assert pace(scene.floor, heard(scene)).change_over == 30


def test_what_is_heard_in_between_is_expected_of_those_to_come() -> None:
    """Points of order, questions and answers take the time of the segment, not of the speaker."""
    scene = Scene().open().ask(*"abcde")
    for name in "abc":
        scene.give(name, after=10)
        scene.wait(45)
        scene.do(a.RaiseMatter(f"q-{name}", "q", "csos", "question", by_desk=True), 0)
        scene.do(a.GiveFloor(f"q-{name}"), 0)
        scene.do(a.StopSpeaker(), 20)
        scene.do(a.ReturnFloor(), 10)
        scene.do(a.YieldFloor(name), 45)
    going = pace(scene.floor, heard(scene))
    assert (going.share, going.between, going.change_over, going.changes) == (0.5, 30, 20, 2)
    assert going.free == {"question": 20.0}
    begins = [(one.begins - scene.now) / SECOND for one in told(scene, left=None).prospects]
    assert begins == [20, 20 + 90 + 20 + 30]


def test_points_of_order_come_first_and_replies_last() -> None:
    scene = Scene().open().ask("a")
    scene.do(a.RaiseMatter("reply", "d", "member_states", "reply"), 0)
    scene.do(a.RaiseMatter("point", "d", "member_states", "point_of_order", "procedure"), 0)
    found = told(scene, left=3600)
    assert [(one.waiting.form, one.seconds) for one in found.prospects] == [
        ("point_of_order", 300), ("intervention", 180), ("reply", 600),
    ]  # fmt: skip


def test_whoever_is_interrupted_still_has_the_rest_to_come() -> None:
    scene = measured().give("e", after=30)
    scene.wait(60)
    scene.do(a.RaiseMatter("point", "d", "member_states", "point_of_order", "procedure"), 0)
    scene.do(a.GiveFloor("point"), 0)
    scene.wait(100)
    begins = told(scene, left=None).prospects[0].begins
    assert (begins - scene.now) / SECOND == (300 - 100) + 30 + (90 - 60) + 30


def test_another_segment_says_nothing_about_this_one() -> None:
    scene = measured().open("panel-2")
    assert pace(scene.floor, heard(scene)).changes == 0


def test_who_speaks_is_waited_for() -> None:
    scene = measured().give("e", after=30)
    scene.wait(60)
    assert (told(scene, left=None).prospects[0].begins - scene.now) / SECOND == 30 + 30
    scene.wait(60)  # longer than usual: then the limit
    assert (told(scene, left=None).prospects[0].begins - scene.now) / SECOND == 60 + 30


def test_a_change_over_under_way_is_counted_down() -> None:
    scene = measured()
    scene.wait(20)
    assert (told(scene, left=None).prospects[0].begins - scene.now) / SECOND == 10


def test_a_group_has_its_own_limit_and_order_is_law() -> None:
    scene = Scene().open().ask("a", category="member_states", group=True).ask("b")
    found = told(scene, left=140)
    assert [(one.seconds, one.speaks) for one in found.prospects] == [(300, False), (180, False)]


def test_without_a_limit_five_minutes_or_what_was_heard() -> None:
    scene = Scene(FREE).open().ask(*"abc")
    assert told(scene, left=3600).prospects[0].seconds == 300
    speak(scene, "a", 100, 5)
    found = told(scene, left=3600)
    assert (found.prospects[0].seconds, found.further) == (100, None)


def test_a_segment_without_an_end_hears_everybody() -> None:
    scene = Scene().open().ask(*"abc")
    found = told(scene, left=None)
    assert (found.will, found.will_not, found.further, found.ends) == (3, 0, None, None)


def test_a_list_that_outlasts_the_segment_is_not_exhausted() -> None:
    scene = Scene().open().ask(*"abc")
    found = told(scene, left=300)
    assert (found.exhausted, found.further) == (None, 0)


def test_at_sixty_times_the_programme_counts() -> None:
    scene = Scene()
    scene.do(a.BeginRehearsal(START, 60))
    scene.open().ask(*"ab")
    now = START + (scene.now - scene.rows[0].at) * 60
    found = forecast(scene.floor, [], now=scene.now, end=now + 100 * SECOND)
    assert found is not None
    assert [(one.begins, one.speaks) for one in found.prospects] == [
        (now, True), (now + 200 * SECOND, False),
    ]  # fmt: skip


def test_an_error_is_the_difference_of_two_counts() -> None:
    scene = measured()
    scene.do(a.WithdrawRequest("f"))
    speak(scene, "e", 90, 30)
    scene.do(a.CloseSegment())
    rows = [(one.entry, one.at) for one in scene.rows]
    missed = forecast_error(rows, {"panel": scene.now + 3600 * SECOND})
    assert [(one.foreseen, one.happened, one.error) for one in missed] == [
        (6, 4, 2), (5, 3, 2), (4, 2, 2), (3, 1, 2), (1, 0, 1),
    ]  # fmt: skip
    assert missed[-1].part > missed[0].part > 0


@pytest.mark.parametrize(("rate", "people"), [(1, 60), (1, 120), (60, 120)])
def test_over_hearings_by_seed_half_are_wrong_by_two_at_most(rate: int, people: int) -> None:
    errors = []
    for seed in range(12):
        rows, end = hearing(seed, rate=rate, people=people)
        late = [one.error for one in forecast_error(rows, {"panel": end}) if one.part >= 0.5]
        assert late
        errors += late
    print(
        f"rate {rate}, {people} people: {len(errors)} forecasts, median {median(errors)}, worst {max(errors)}"
    )
    assert median(errors) <= 2
