"""What each audience is told: exact shapes, and nothing beside them (docs/wire.md)."""

from dataclasses import dataclass, replace
from typing import Any

from rostrum.procedure.floor import acts as a
from rostrum.procedure.floor.audiences import message, participants_of, state_for
from tests.procedure.floor.scene import SECOND, START, Scene


@dataclass(frozen=True)
class Called:
    name: str
    body: str = ""
    capacity: str = ""
    region: str = ""
    say: str = ""


NAMES = {
    "ana": Called("Ana Example", "Open Harbour", "Director", "grulac", "AH-na"),
    "ben": Called("Ben Example", "Ministry", "", "weog", "ben"),
}
WAITING_ANA = {
    "request": "r-ana",
    "name": "Ana Example",
    "body": "Open Harbour",
    "capacity": "Director",
    "category": "csos",
    "lang": "en",
    "group": False,
    "form": "intervention",
    "joint": [],
    "jointly": "",
    "moved": "",
}
WAITING_BEN = {**WAITING_ANA, "request": "r-ben", "name": "Ben Example", "body": "Ministry", "capacity": ""}
NOBODY = {**WAITING_ANA, "request": "r-cai", "name": "", "body": "", "capacity": ""}
DESK_BEN = {
    "region": "weog",
    "say": "ben",
    "waiting_since": START + 3 * SECOND,
    "first": True,
    "door": "",
}
DESK_CAI = {"region": "", "say": "", "waiting_since": START + 4 * SECOND, "first": True, "door": ""}
LIST = {
    "until": "time",
    "exhausted": False,
    "suspended": False,
    "in_writing": 0,
    "merge": "by_time",
    "joint": False,
    "groups": True,
    "doors": [],
}
SHARED: dict[str, Any] = {
    "segment": "panel",
    "kind": "panel",
    "mode": "request",
    "accepting": True,
    "waiting": 2,
    "list": LIST,
    "limits": {"individual": 180, "group": 300},
    "enforcement": "cut",
    "warnings": [60, 10],
    "rehearsal": None,
    "question": None,
    "chair": "person",
    "now": WAITING_ANA
    | {
        "limit": 180,
        "given": START + 5 * SECOND,
        "number": 5,
        "deadline": START + 185 * SECOND,
        "microphone": "opening",
        "reported": None,
        "paused": False,
        "left": None,
        "departed": "",
        "limit_reason": "",
    },
    "last": None,
    "matters": [],
    "interrupted": None,
    "point": None,
    "spoken": 0,
}
CHOICE = {
    "own": "individual",
    "individual": {"seconds": 180, "minutes": "3", "key": "3"},
    "group": {"seconds": 300, "minutes": "5", "key": "5"},
}
FALLING = {"falls": 0, "falls_elsewhere": 0, "fallen": 0}
LISTS = {"earlier": 0, "rules": "panel", "lapses": 2, "lapsed": 0, **FALLING}
DESK = {"due": "r-ben", "panel": [], "returns": False, "desks": [], "choice": CHOICE} | LISTS
RAISES = {"point_of_order": ["member_states"], "reply": ["member_states"]}
NEXT = [{**WAITING_BEN, "number": 1}, {**NOBODY, "number": 2}]
DESK_NEXT = [NEXT[0] | DESK_BEN, NEXT[1] | DESK_CAI]
QUEUE = [DESK_NEXT[0] | {"turn": True}, DESK_NEXT[1] | {"turn": False}]


def scene() -> Scene:
    return Scene().open().ask("ana", "ben", "cai").give()


def test_the_public_hears_names_and_order_and_nothing_else() -> None:
    assert state_for("public", scene().floor, NAMES) == SHARED | {"next": NEXT}


def test_participants_find_their_place_by_the_requests() -> None:
    told = state_for("participants", scene().floor, NAMES)
    assert told == SHARED | {
        "next": NEXT,
        "order": ["r-ben", "r-cai"],
        "raises": RAISES,
        "together": {},
        "writing": [],
        "anew": [],
        "lapsed": [],
        "fallen": [],
    }


def test_the_podium_sees_the_queue_and_how_to_say_a_name() -> None:
    told = state_for("podium", scene().floor, NAMES)
    undo = {"number": 5, "until": START + 15 * SECOND}
    more = {"next": DESK_NEXT, "queue": QUEUE, "overtime": False, "say": "AH-na", "undo": undo}
    assert told == SHARED | DESK | more


def test_the_console_sees_what_the_room_owes() -> None:
    told = state_for("console", scene().floor, NAMES)
    command = {"what": "open", "given": 5, "since": START + 5 * SECOND}
    more = {"next": DESK_NEXT, "queue": QUEUE, "overtime": False, "say": "AH-na"}
    more |= {
        "command": command,
        "writing": [],
        "undo": {"number": 5, "until": START + 15 * SECOND},
    }
    acts = told.pop("acts")
    assert told == SHARED | DESK | more
    assert acts[0] == {
        "number": 5,
        "at": START + 5 * SECOND,
        "kind": "FloorGiven",
        "name": "Ana Example",
        "reason": "",
        "by": "",
    }
    assert [one["kind"] for one in acts] == ["FloorGiven", *["FloorRequested"] * 3, "SegmentOpened"]


def test_the_booth_sees_who_comes_and_how_to_say_it() -> None:
    told = state_for("booth", scene().floor, NAMES)
    assert told == SHARED | {"next": DESK_NEXT, "say": "AH-na"}


def test_after_an_intervention_the_last_one_is_told() -> None:
    done = scene()
    done.do(a.StopSpeaker(), after=62.34)
    told = state_for("public", done.floor, NAMES)
    last = {
        "request": "r-ana",
        "name": "Ana Example",
        "body": "Open Harbour",
        "capacity": "Director",
        "form": "intervention",
        "joint": [],
        "end": "stopped",
        "used": 62.3,
        "at": START + 5 * SECOND + 62_340_000,
        "microphone": "closing",
    }
    assert told == SHARED | {"now": None, "last": last, "spoken": 1, "next": NEXT}
    command = {"what": "close", "given": 5, "since": last["at"]}
    assert state_for("console", done.floor, NAMES)["command"] == command


def test_the_public_is_shown_three_and_the_desk_ten() -> None:
    crowd = Scene().open().ask(*(f"p{n:02}" for n in range(12)))
    shown = {
        one: len(state_for(one, crowd.floor, {})["next"])
        for one in ("public", "participants", "podium", "console", "booth")
    }
    assert shown == {"public": 3, "participants": 10, "podium": 10, "console": 10, "booth": 3}
    assert len(state_for("participants", crowd.floor, {})["order"]) == 12
    assert len(state_for("console", crowd.floor, {})["queue"]) == 12


def test_no_audience_is_told_an_id_of_a_person_or_what_only_the_desk_sees() -> None:
    """The desk's knowledge and the ids of the record stay where they are (D13)."""
    public = repr(state_for("public", scene().floor, NAMES)) + repr(
        state_for("participants", scene().floor, NAMES)
    )
    staff = "".join(repr(state_for(one, scene().floor, NAMES)) for one in ("podium", "console", "booth"))
    for private in ("AH-na", "weog", "grulac", "waiting_since", "'first'", "'turn'"):
        assert private not in public
        assert private in staff or private == "grulac"
    assert "'cai'" not in public + staff


def test_before_the_first_segment_a_screen_can_be_drawn() -> None:
    told = state_for("public", Scene().floor, {})
    empty: dict[str, Any] = {
        "segment": "", "kind": "", "mode": None, "accepting": False, "waiting": 0, "limits": None,
        "list": LIST | {"until": None, "merge": None, "groups": False},
        "enforcement": None, "warnings": [], "rehearsal": None, "question": None, "chair": "person",
        "now": None, "last": None, "spoken": 0, "next": [],
        "matters": [], "interrupted": None, "point": None,
    }  # fmt: skip
    assert told == empty


def test_a_message_carries_number_moment_and_deadline() -> None:
    floor = scene().floor
    told = message(5, floor.at, START, floor, {"any": "state"})
    assert told == {
        "number": 5,
        "t": START + 5 * SECOND,
        "now": START,
        "deadline": START + 185 * SECOND,
        "state": {"any": "state"},
    }


def test_names_are_asked_for_those_on_the_screen_alone() -> None:
    busy = scene()
    busy.do(a.StopSpeaker())
    busy.give()
    assert participants_of(busy.floor) == {"ana", "ben", "cai"}
    busy.do(a.StopSpeaker())
    for _ in range(10):
        busy.do(a.ChangeNames())
    assert participants_of(busy.floor) == {"ben", "cai"}


def test_overtime_is_said_where_nothing_cuts() -> None:
    urged = Scene(replace(Scene().rules, enforcement="urge")).open().ask("ana").give()
    assert state_for("podium", urged.floor, {})["overtime"] is True
    assert state_for("podium", Scene().floor, {})["overtime"] is False
