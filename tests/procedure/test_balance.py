"""Shares of those heard against shares of those admitted; a suggestion, never an order."""

from rostrum.procedure.balance import Admitted, Balance, Kind, Share, balance
from rostrum.procedure.floor import acts as a
from rostrum.procedure.floor.interventions import interventions
from tests.procedure.floor.scene import Scene

PEOPLE = (
    Admitted("france", "member_states", "weog"),
    Admitted("kenya", "member_states", "african"),
    Admitted("icrc", "observers"),
    Admitted("ngo-1", "csos"),
    Admitted("ngo-2", "csos"),
    Admitted("ngo-3", "csos"),
    Admitted("uni", "academia"),
    Admitted("shop", "private_sector"),
)
W, M = (tuple(f"{one}-{number}" for number in range(1, 6)) for one in "wm")
TOLD = tuple(Admitted(one, "csos", gender=one[0]) for one in (*W, *M))
CATEGORY = {one.participant: one.category for one in PEOPLE}


def ask(scene: Scene, *names: str) -> None:
    for name in names:
        scene.ask(name, category=CATEGORY.get(name, "csos"))


def heard(*names: str) -> Scene:
    """Each spoke for 60 seconds, in this order."""
    scene = Scene().open()
    for name in names:
        ask(scene, name)
        scene.give()
        scene.wait(59)
        scene.do(a.YieldFloor(name))
    return scene


def told(scene: Scene, people: tuple[Admitted, ...] = PEOPLE) -> Balance:
    rows = ((one.entry, one.at) for one in scene.rows)
    return balance(people, interventions(rows), scene.floor.waiting)


def test_states_and_observers_are_one_group_the_others_one_each() -> None:
    found = told(heard("france", "icrc", "kenya", "ngo-1"))
    assert found.categories == (
        Share("csos", 1, 60.0, 3, 0, 0.25, 0.375),
        Share("states", 3, 180.0, 3, 0, 0.75, 0.375),
        Share("academia", 0, 0.0, 1, 0, 0.0, 0.125),
        Share("private_sector", 0, 0.0, 1, 0, 0.0, 0.125),
    )
    assert (found.spoken, found.seconds) == (4, 240.0)


def test_regions_are_those_of_whoever_belongs_to_one() -> None:
    found = told(heard("france", "ngo-1"))
    assert found.regions == (
        Share("african", 0, 0.0, 1, 0, 0.0, 0.5),
        Share("weog", 1, 60.0, 1, 0, 1.0, 0.5),
    )


def test_gender_only_where_given() -> None:
    assert told(heard("france")).genders == ()
    assert [(one.code, one.spoken, one.admitted, one.share) for one in told(heard(*W[:5]), TOLD).genders] == [
        ("m", 0, 5, 0.0),
        ("w", 5, 5, 1.0),
    ]


def test_a_gender_moves_by_fives_and_is_that_of_nobody() -> None:
    """Neither the next who speaks nor a gender that few told can be read off it (R200)."""
    assert [one.spoken for one in told(heard(*W[:4]), TOLD).genders] == [0, 0]
    scene = heard(*W[:5], "m-1")
    ask(scene, "m-2")
    found = told(scene, TOLD).genders
    assert [(one.code, one.spoken, one.waiting) for one in found] == [("m", 0, 0), ("w", 5, 0)]
    assert [one.code for one in told(heard(*W[:5]), TOLD[:9]).genders] == ["w"]


def test_first_time_speakers() -> None:
    scene = heard("france", "ngo-1", "france")
    ask(scene, "france", "uni")
    assert (told(scene).first, told(scene).waiting_first) == (2, 1)


def test_it_suggests_whoever_waits_and_is_furthest_below() -> None:
    scene = heard("france", "kenya", "icrc", "france", "uni")
    ask(scene, "shop", "ngo-1", "kenya")
    before = scene.list
    assert (told(scene).suggestion, scene.list) == ("csos", before)


def test_it_suggests_nothing_of_few_and_nobody_who_does_not_wait() -> None:
    few = heard("france", "kenya")
    ask(few, "ngo-1")
    assert told(few).suggestion == ""
    scene = heard("france", "kenya", "icrc", "france", "uni")
    ask(scene, "france")
    assert told(scene).suggestion == ""


def test_what_the_programme_calls_for_is_not_counted() -> None:
    scene = Scene().open()
    scene.do(a.RequestFloor("r-x", "x", "", form="presentation"))
    scene.give()
    scene.wait(600)
    scene.do(a.StopSpeaker())
    assert (told(scene).spoken, told(scene).seconds) == (0, 0)
    assert told(scene).kinds == (Kind("presentation", 1, 601.0),)


def test_what_is_heard_beside_the_list_is_counted_and_timed_apart() -> None:
    """D45: neither question nor answer is anybody's intervention."""
    scene = Scene().open()
    ask(scene, "ngo-1")
    scene.give()
    scene.wait(60)
    scene.do(a.RaiseMatter("q", "kenya", "member_states", "question", by_desk=True), 0)
    scene.do(a.GiveFloor("q"), 0)
    scene.do(a.YieldFloor("kenya"), 15)
    scene.do(a.CallAnswer("answer"), 0)
    scene.do(a.YieldFloor("ngo-1"), 45)
    scene.do(a.ReturnFloor(), 0)
    scene.do(a.YieldFloor("ngo-1"), 20)
    found = told(scene)
    assert (found.spoken, found.seconds, found.first) == (1, 80.0, 1)
    assert found.kinds == (Kind("question", 1, 15.0), Kind("answer", 1, 45.0))


def test_somebody_added_at_the_desk_counts_by_category() -> None:
    found = told(heard("stranger"))
    assert [(one.code, one.spoken) for one in found.categories if one.spoken] == [("csos", 1)]


def test_an_empty_floor() -> None:
    assert balance((), [], ()) == Balance(0, 0, 0, 0, (), (), (), "")
