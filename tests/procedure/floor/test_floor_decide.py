"""Every rule of the floor and every way it refuses (R101-R121)."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from rostrum.foundation.refusal import Refusal
from rostrum.procedure.floor import acts as a
from rostrum.procedure.floor import entries as e
from rostrum.procedure.floor.decide import Dated, decide
from rostrum.procedure.floor.rules import REASONS, Rules
from rostrum.procedure.floor.state import Floor, Speaking
from tests.procedure.floor.scene import RULES, SECOND, START, Scene

INVITED = replace(RULES, floor="opening", mode="invited")
DOORS = replace(RULES, queues=(("states", ("member_states",)), ("others", ("csos",))))


def refused(scene: Scene, act: a.Act, after: float = 1) -> tuple[str, dict[str, object]]:
    before = scene.floor
    with pytest.raises(Refusal) as found:
        scene.do(act, after)
    assert scene.floor == before
    return found.value.code, found.value.detail


def speaking() -> Scene:
    return Scene().open().ask("ana", "ben").give()


def ended() -> Scene:
    scene = speaking()
    scene.do(a.StopSpeaker())
    return scene


CASES: list[tuple[Callable[[], Scene], a.Act, str]] = [
    (Scene, a.RequestFloor("r", "ana", "csos"), "no_segment"),
    (Scene, a.AcceptRequests(accepting=True), "no_segment"),
    (Scene, a.PutQuestion(1), "no_segment"),
    (Scene, a.GiveFloor(), "no_segment"),
    (lambda: Scene().open(), a.GiveFloor(), "nobody_waits"),
    (Scene, a.TakeChair(take=True), "no_rehearsal"),
    (Scene, a.BeginRehearsal(START, 0), "rate"),
    (lambda: Scene().open(), a.BeginRehearsal(START, 1), "record_has_begun"),
    (lambda: Scene().open(), a.OpenSegment("panel", "panel", RULES), "segment_is_open"),
    (speaking, a.OpenSegment("next", "panel", RULES), "somebody_has_the_floor"),
    (lambda: Scene().open(), a.AcceptRequests(accepting=True), "list_is_open"),
    (lambda: Scene(INVITED).open(), a.AcceptRequests(accepting=False), "list_is_closed"),
    (lambda: Scene(INVITED).open(), a.RequestFloor("r", "ana", "csos"), "by_invitation"),
    (lambda: Scene(DOORS).open(), a.RequestFloor("r", "ana", "viewers"), "no_door"),
    (lambda: Scene().open().ask("ana"), a.RequestFloor("r", "ana", "csos"), "already_waiting"),
    (speaking, a.RequestFloor("r", "ana", "csos"), "has_the_floor"),
    (lambda: Scene().open(), a.RequestFloor("r", "ana", "csos", lang="Ana Example"), "unknown_language"),
    (
        lambda: Scene().open(),
        a.RequestFloor("r", "ana", "csos", lang="en-" + "a" * 8 + "-bcdefg"),
        "unknown_language",
    ),
    (speaking, a.WithdrawRequest("ana"), "not_waiting"),
    (speaking, a.RemoveRequest("r-nobody", "chair"), "not_waiting"),
    (speaking, a.RemoveRequest("r-ben", "because"), "reason_needed"),
    (speaking, a.MoveRequest("r-nobody", 1, "chair"), "not_waiting"),
    (speaking, a.MoveRequest("r-ben", 1, ""), "reason_needed"),
    (speaking, a.MoveRequest("r-ben", 0, "chair"), "no_such_place"),
    (speaking, a.MoveRequest("r-ben", 2, "chair"), "no_such_place"),
    (speaking, a.GiveFloor(), "somebody_has_the_floor"),
    (lambda: Scene().open().ask("ana"), a.GiveFloor("r-nobody"), "not_waiting"),
    (lambda: Scene().open().ask("ana", "ben"), a.GiveFloor("r-ben"), "reason_needed"),
    (lambda: Scene().open(), a.StopSpeaker(), "nobody_has_the_floor"),
    (speaking, a.YieldFloor("ben"), "not_your_floor"),
    (ended, a.YieldFloor("ana"), "not_your_floor"),
    (speaking, a.CutMicrophone(4, START, START), "deadline_moved"),
    (speaking, a.CutMicrophone(3, START, START), "already_ended"),
    (ended, a.CutMicrophone(4, START, START), "already_ended"),
    (speaking, a.ReportMicrophone(4, "closed", "engine"), "nothing_to_report"),
    (speaking, a.ReportMicrophone(4, "humming", "engine"), "nothing_to_report"),
    (ended, a.ReportMicrophone(4, "open", "engine"), "nothing_to_report"),
    (ended, a.ReportMicrophone(4, "humming", "engine"), "nothing_to_report"),
]


@pytest.mark.parametrize(("scene", "act", "code"), CASES)
def test_what_may_not_be_is_refused_with_its_code(scene: Callable[[], Scene], act: a.Act, code: str) -> None:
    assert refused(scene(), act)[0] == code


def test_refusals_say_what_a_message_needs() -> None:
    scene = speaking()
    assert refused(scene, a.MoveRequest("r-ben", 7, "chair"))[1] == {"places": 1}
    assert refused(scene, a.RemoveRequest("r-ben", ""))[1] == {"reasons": REASONS}
    assert refused(scene, a.OpenSegment("panel", "panel", RULES, seen=0)) == ("stale", {"number": 4})


DESK_ACTS: list[a.Act] = [
    a.OpenSegment("next", "panel", RULES, 3),
    a.AcceptRequests(accepting=False, seen=3),
    a.RemoveRequest("r-ben", "chair", 3),
    a.MoveRequest("r-ben", 1, "chair", 3),
    a.GiveFloor("", "", 3),
    a.StopSpeaker(3),
    a.PutQuestion(1, 3),
]


@pytest.mark.parametrize("act", DESK_ACTS)
def test_a_desk_that_has_changed_since_refuses(act: a.Act) -> None:
    """Number 4 gave the floor; whoever saw 3 did not know (D15)."""
    assert refused(speaking(), act) == ("stale", {"number": 4})


def test_presses_and_reports_make_no_desk_stale() -> None:
    scene = speaking()
    seen = scene.floor.number
    scene.ask("cai").do(a.ReportMicrophone(4, "open", "engine"))
    scene.do(a.WithdrawRequest("cai"))
    scene.do(a.ChangeNames())
    assert scene.do(a.StopSpeaker(seen)) == [e.FloorStopped(4)]


def test_the_floor_is_given_to_the_next_with_the_limit_of_the_rules() -> None:
    scene = Scene().open().ask("ana")
    given = scene.do(a.GiveFloor())
    assert given == [e.FloorGiven("r-ana", 180, scene.now + 180 * SECOND, "")]
    waiting = scene.floor.speaking.waiting if scene.floor.speaking else None
    assert waiting is not None
    assert scene.floor.speaking == Speaking(
        waiting, 3, scene.now, 180, scene.now + 180 * SECOND, since=scene.now, intervention=3
    )


def test_leaving_the_order_needs_a_reason_that_stays() -> None:
    scene = Scene().open().ask("ana", "ben")
    given = scene.do(a.GiveFloor("r-ben", "balance"))
    assert given == [e.FloorGiven("r-ben", 180, scene.now + 180 * SECOND, "balance")]


def test_a_group_has_its_own_limit() -> None:
    """R115: three minutes for an individual, five for a group of States."""
    scene = Scene().open().ask("ana", category="member_states", group=True)
    assert scene.do(a.GiveFloor()) == [e.FloorGiven("r-ana", 300, scene.now + 300 * SECOND, "")]


@pytest.mark.parametrize(
    "form", ["statement", "presentation", "introduction", "summary", "remarks", "questions"]
)
def test_only_an_intervention_has_a_limit(form: str) -> None:
    scene = Scene(INVITED).open()
    scene.do(a.RequestFloor("r", "pga", "", form=form, by_desk=True))
    assert scene.do(a.GiveFloor()) == [e.FloorGiven("r", None, None, "")]
    scene.do(a.ChangeNames(), after=86_400)
    assert scene.floor.speaking is not None


def test_a_limit_is_divided_by_the_rate_of_a_rehearsal() -> None:
    scene = Scene()
    begun = scene.do(a.BeginRehearsal(START, 60))
    assert begun == [e.RehearsalBegun(scene.now, START, 60)]
    scene.open().ask("ana")
    assert scene.do(a.GiveFloor()) == [e.FloorGiven("r-ana", 180, scene.now + 3 * SECOND, "")]


def test_a_chair_is_taken_and_handed_back_in_a_rehearsal() -> None:
    scene = Scene()
    scene.do(a.BeginRehearsal(START, 1))
    assert refused(scene, a.TakeChair(take=False))[0] == "chair_is_simulated"
    assert scene.do(a.TakeChair(take=True)) == [e.ChairTaken()]
    assert refused(scene, a.TakeChair(take=True))[0] == "chair_is_taken"
    assert scene.do(a.TakeChair(take=False)) == [e.ChairReturned()]


def test_the_timekeeper_cuts_at_the_deadline_and_never_before() -> None:
    scene = Scene().open().ask("ana").give()
    deadline = scene.now + 180 * SECOND
    cut = a.CutMicrophone(3, deadline, deadline, deadline)
    early = refused(scene, cut, after=179.999999)
    assert early == ("not_due", {"deadline": deadline})
    scene.now = deadline
    assert scene.do(cut, after=0) == [e.MicrophoneCut(3, deadline, deadline, deadline)]
    assert scene.floor.last is not None
    assert (scene.floor.last.how, scene.floor.last.until, scene.floor.last.microphone) == (
        "cut",
        deadline,
        "closed",
    )


def test_a_cut_said_nine_minutes_late_stands_at_the_deadline() -> None:
    """The timekeeper was dead; the record keeps what the rules say and how late the command was."""
    scene = Scene().open().ask("ana").give()
    deadline, late = scene.now + 180 * SECOND, scene.now + 720 * SECOND
    made = decide(scene.floor, a.CutMicrophone(3, deadline, late, late + 900), late + 1000)
    assert made == (Dated(e.MicrophoneCut(3, deadline, late, late + 900), deadline),)


@pytest.mark.parametrize(
    "act",
    [
        a.ChangeNames(),
        a.RequestFloor("r-cai", "cai", "csos"),
        a.GiveFloor(),
        a.PutQuestion(2),
        a.WithdrawRequest("ben"),
    ],
)
def test_any_act_settles_an_overrun_first(act: a.Act) -> None:
    scene = Scene().open().ask("ana", "ben").give()
    deadline = scene.now + 180 * SECOND
    made = decide(scene.floor, act, scene.now + 720 * SECOND)
    assert made[0] == Dated(e.MicrophoneCut(4, deadline), deadline)
    assert [one.at for one in made[1:]] == [scene.now + 720 * SECOND]


def test_an_overrun_that_nobody_cut_makes_no_desk_stale() -> None:
    """With the timekeeper dead the moderator, who sees the countdown at zero, still gives the floor."""
    scene = Scene().open().ask("ana", "ben").give()
    given = scene.do(a.GiveFloor(seen=4), after=200)
    assert [type(one) for one in given] == [e.MicrophoneCut, e.FloorGiven]


def test_a_cut_that_was_settled_is_not_doubled_but_the_room_is_heard() -> None:
    scene = Scene().open().ask("ana").give()
    deadline = scene.now + 180 * SECOND
    scene.do(a.ChangeNames(), after=181)
    late = a.CutMicrophone(3, deadline, scene.now, scene.now)
    assert scene.do(late) == [e.MicrophoneReported(3, "closed", "engine", late.acknowledged)]
    assert refused(scene, late)[0] == "already_ended"


def test_a_manual_room_has_nothing_to_add_to_a_settled_cut() -> None:
    scene = Scene().open().ask("ana").give()
    deadline = scene.now + 180 * SECOND
    scene.do(a.ChangeNames(), after=181)
    assert refused(scene, a.CutMicrophone(3, deadline, scene.now))[0] == "already_ended"


@pytest.mark.parametrize("enforcement", ["interrupt", "urge", "none"])
def test_where_the_rules_do_not_cut_nothing_cuts(enforcement: str) -> None:
    """R118, R119: a limit that is urged stays visible and ends nobody."""
    scene = Scene(replace(RULES, enforcement=enforcement)).open().ask("ana").give()
    deadline = scene.now + 180 * SECOND
    assert refused(scene, a.CutMicrophone(3, deadline, deadline), after=181)[0] == "not_due"
    scene.do(a.ChangeNames(), after=600)
    assert scene.floor.speaking is not None
    assert scene.floor.speaking.deadline == deadline


def test_time_never_runs_backwards_in_a_record() -> None:
    scene = Scene().open()
    made = decide(scene.floor, a.PutQuestion(1), START - 3600 * SECOND)
    assert made == (Dated(e.QuestionPut(1), scene.floor.at),)


def test_a_clock_that_was_set_back_gives_nobody_more_than_the_limit() -> None:
    """An hour behind the record: the deadline is three minutes from now, and it is cut then."""
    scene = Scene().open().ask("ana", "ben")
    scene.now -= 3600 * SECOND
    scene.give()
    assert scene.floor.speaking is not None
    assert scene.floor.speaking.deadline == scene.now + 180 * SECOND
    settled, _ = decide(scene.floor, a.ChangeNames(), scene.now + 181 * SECOND)
    assert settled == Dated(e.MicrophoneCut(4, scene.now + 180 * SECOND), scene.floor.at)


def test_the_desk_adds_whom_mode_list_and_doors_would_refuse() -> None:
    scene = Scene(replace(DOORS, mode="invited")).open()
    added = scene.do(a.RequestFloor("r", "dan", "viewers", by_desk=True))
    assert added == [e.FloorRequested("r", "dan", "viewers", "")]


def test_a_request_keeps_what_was_asked_and_a_press_of_the_past() -> None:
    scene = Scene(DOORS).open()
    pressed = scene.now - SECOND
    asked = scene.do(
        a.RequestFloor("r", "ana", "member_states", 2, group=True, lang="zh-Hans", pressed=pressed)
    )
    assert asked == [
        e.FloorRequested(
            "r", "ana", "member_states", "states", 2, group=True, lang="zh-Hans", pressed=pressed
        )
    ]


@pytest.mark.parametrize("pressed", [0, -5, START + 10**15, 10**40])
def test_a_press_that_cannot_have_been_is_no_evidence(pressed: int) -> None:
    scene = Scene().open()
    asked = scene.do(a.RequestFloor("r", "ana", "csos", pressed=pressed))
    assert asked == [e.FloorRequested("r", "ana", "csos", "")]


def test_a_closed_list_refuses_and_keeps_the_inscribed() -> None:
    scene = Scene().open().ask("ana")
    assert scene.do(a.AcceptRequests(accepting=False)) == [e.ListClosed()]
    assert refused(scene, a.RequestFloor("r", "ben", "csos"))[0] == "list_is_closed"
    assert scene.list == ["ana"]
    assert scene.do(a.AcceptRequests(accepting=True)) == [e.ListOpened()]


def test_the_list_goes_on_under_the_same_rules_and_ends_under_others() -> None:
    """One list for many meetings: the same floor rules, the same list."""
    scene = Scene().open("panel-1").ask("ana")
    scene.do(a.PutQuestion(3))
    scene.do(a.OpenSegment("panel-2", "panel", RULES))
    assert (scene.list, scene.floor.question) == (["ana"], None)
    scene.do(a.OpenSegment("closing", "closing", INVITED))
    assert (scene.list, scene.floor.accepting) == ([], False)


def test_whoever_spoke_may_ask_again_and_yield() -> None:
    scene = Scene().open().ask("ana").give()
    assert scene.do(a.YieldFloor("ana")) == [e.FloorYielded(3)]
    scene.ask("ana")
    assert scene.floor.heard == ("ana",)
    assert scene.list == ["ana"]


def test_the_room_reports_open_then_closed() -> None:
    scene = Scene().open().ask("ana").give()
    scene.do(a.ReportMicrophone(3, "open", "engine", START + 7))
    assert scene.floor.speaking is not None
    assert (scene.floor.speaking.microphone, scene.floor.speaking.reported) == ("open", START + 7)
    assert refused(scene, a.ReportMicrophone(3, "open", "engine"))[0] == "nothing_to_report"
    scene.do(a.YieldFloor("ana"))
    scene.do(a.ReportMicrophone(3, "closed", "operator"))
    assert scene.floor.last is not None
    assert scene.floor.last.microphone == "closed"


def test_rules_without_a_limit_set_no_deadline() -> None:
    """R120: where the mandate states no limit none is made up."""
    scene = Scene(Rules(floor="open", enforcement="cut")).open().ask("ana")
    assert scene.do(a.GiveFloor()) == [e.FloorGiven("r-ana", None, None, "")]


def test_an_empty_floor_is_empty() -> None:
    assert Floor() == Floor(number=0, at=0, waiting=(), speaking=None, last=None, heard=(), chair="person")


def test_a_closed_segment_hears_nobody_and_keeps_the_inscribed_for_the_same_list() -> None:
    scene = Scene().open().ask("ana")
    scene.do(a.CloseSegment())
    assert (scene.floor.segment, scene.floor.accepting) == ("", False)
    assert [one.participant for one in scene.floor.waiting] == ["ana"]
    assert refused(scene, a.CloseSegment())[0] == "no_segment"
    assert refused(scene, a.RequestFloor("r", "ben", "csos"))[0] == "list_is_closed"


def test_a_segment_does_not_close_over_a_speaker() -> None:
    scene = Scene().open().ask("ana").give()
    assert refused(scene, a.CloseSegment())[0] == "somebody_has_the_floor"


def test_a_button_on_a_phone_refuses_no_act_of_the_chair() -> None:
    """Whoever speaks ends, somebody asks, somebody joins: what the chair does with the list or to the next stands."""
    scene = speaking()
    seen = scene.floor.number
    scene.ask("cai")
    scene.do(a.YieldFloor("ana"))
    scene.do(a.PutQuestion(2, seen))
    scene = speaking()
    scene.do(a.YieldFloor("ana"))
    assert scene.do(a.GiveFloor("r-ben", "", seen)) == [
        e.FloorGiven("r-ben", 180, scene.now + 180 * SECOND, "")
    ]


def test_the_cut_at_zero_refuses_no_act_of_the_chair() -> None:
    scene = speaking()
    seen, deadline = scene.floor.number, scene.floor.speaking.deadline if scene.floor.speaking else None
    assert deadline is not None
    scene.now = deadline
    scene.do(a.CutMicrophone(4, deadline, deadline, deadline), after=0)
    assert scene.do(a.GiveFloor("r-ben", "", seen))


@pytest.mark.parametrize(
    "meanwhile", [a.PutQuestion(1), a.AcceptRequests(accepting=False), a.ExtendSpeaker(60, "chair")]
)
def test_a_speaker_is_stopped_whatever_else_was_done_at_the_desk(meanwhile: a.Act) -> None:
    scene = speaking()
    seen = scene.floor.number
    scene.do(meanwhile)
    scene.do(a.PauseSpeaker(seen))
    scene.do(a.ResumeSpeaker(seen))
    assert scene.do(a.StopSpeaker(seen)) == [e.FloorStopped(4)]


def test_nobody_else_is_stopped_than_whom_the_chair_saw() -> None:
    scene = speaking()
    seen = scene.floor.number
    scene.do(a.YieldFloor("ana"))
    assert refused(scene, a.StopSpeaker(seen)) == ("already_ended", {})
    scene.give("ben")
    assert refused(scene, a.StopSpeaker(seen)) == ("stale", {"number": 6})


def test_whoever_steps_back_from_the_chair_stops_nobody_any_more() -> None:
    scene = Scene()
    scene.do(a.BeginRehearsal(START, 1))
    scene.open().ask("ana").give()
    seen = scene.floor.number
    scene.do(a.TakeChair(take=True))
    assert refused(scene, a.StopSpeaker(seen))[0] == "stale"
    assert scene.do(a.StopSpeaker(scene.floor.number)) == [e.FloorStopped(seen)]


def test_more_time_is_given_to_whom_the_desk_saw() -> None:
    scene = Scene().open().ask("ana", "ben").give()
    seen = scene.floor.number
    scene.do(a.YieldFloor("ana"))
    assert refused(scene, a.ExtendSpeaker(60, "chair", seen))[0] == "already_ended"


def test_whoever_was_next_on_the_screen_needs_no_reason() -> None:
    """A list in protocol order, a point of order: both may come before the next while the button is pressed."""
    protocol = Rules(floor="panel", mode="list", order=("protocol",), individual=180, enforcement="cut")
    scene = Scene(rules=protocol).open().ask("ana", rank=3)
    seen = scene.floor.number
    scene.ask("ben", rank=1)
    scene.do(a.RaiseMatter("m", "cai", "member_states", "point_of_order", "procedure"))
    assert refused(scene, a.GiveFloor("r-ana", "", scene.floor.number))[0] == "reason_needed"
    assert scene.do(a.GiveFloor("r-ana", "", seen)) == [
        e.FloorGiven("r-ana", 180, scene.now + 180 * SECOND, "")
    ]
