"""What a moderator does next, from the state on the podium and the time of the programme alone (R48, R112).

Pure: no clock and no line. One deed at a time, the first that is due; None when there is nothing to do.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any

from rostrum.rehearsal.script import Planned

SECOND = 1_000_000
State = dict[str, Any]
# Minutes that contributions without a limit take (R120), from to.
USUAL = {
    "statement": (4, 7),
    "presentation": (6, 8),
    "introduction": (2, 3),
    "questions": (2, 4),
    "summary": (4, 6),
    "remarks": (2, 4),
    "answer": (0.5, 1.5),
}
MATTERS = frozenset({"point_of_order", "question", "answer", "reply"})  # heard beside the list
RULINGS = ("rejected", "rejected", "accepted", "none")
TO_THE_PANEL = 0.12  # of the interventions are followed by an answer of somebody of the panel
SHORTEST = 16.0  # seconds, when the meeting runs late
PRESENTING = 0.2  # of a segment in which participants speak too
PATIENCE = {"interrupt": 1.05, "urge": 1.25, "none": 1.4}  # of the limit, where nothing cuts
CHANGE = (2.0, 5.0)  # seconds between two speakers
TOO_LATE = 45.0  # seconds before the end in which nobody new is given the floor
LIST_ENDS = 300.0  # seconds before the end at which the list is closed at the latest
REPLIES = 480.0  # seconds before the end from which rights of reply are heard
AVERAGE = 0.8  # of the limit is spoken


@dataclass(frozen=True, slots=True)
class Deed:
    """An act of the podium and its fields."""

    act: str
    fields: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sight:
    """What lies before the moderator. `at`: µs of the programme, `now`: real µs."""

    state: State
    at: int
    now: int
    rate: int
    segments: Sequence[Planned]
    seed: int

    @property
    def open(self) -> Planned | None:
        return next((one for one in self.segments if one.id == self.state["segment"]), None)

    def since(self, moment: int) -> float:
        """Seconds of the programme since a real moment."""
        return (self.now - moment) * self.rate / SECOND

    def left(self) -> float | None:
        """Seconds to the end of the segment in force; None: it has none."""
        end = self.open.end if self.open else None
        return None if end is None else (end - self.at) / SECOND

    def chance(self, about: object) -> Random:
        return Random(f"{self.seed}:{about}")


def next_deed(sight: Sight) -> Deed | None:
    """Nothing while a person has the chair (D25), and nothing but ending it while somebody speaks."""
    if sight.state["chair"] != "simulated":
        return None
    if sight.state["now"]:
        stop = Deed("stop") if has_spoken(sight, sight.state["now"]) else None
        return stop or _interrupt(sight, sight.state["now"])
    last = sight.state["last"]
    if last and sight.since(last["at"]) < sight.chance(last["at"]).uniform(*CHANGE):
        return None
    if sight.state["point"] or sight.state["interrupted"]:
        return _settle(sight)
    return (
        _segment(sight) or _question(sight) or _doors(sight) or _list(sight) or _answer(sight) or _give(sight)
    )


def _interrupt(sight: Sight, now: State) -> Deed | None:
    """A point of order is heard at once, a question when nothing else is heard in between (rule 71, R129)."""
    for one in sight.state["matters"]:
        asks = one["form"] == "question" and now["form"] not in MATTERS
        if asks or (one["form"] == "point_of_order" and now["form"] != "point_of_order"):
            return Deed("give", {"request": one["request"]})
    return None


def _settle(sight: Sight) -> Deed | None:
    """Rule on the point, let the speaker answer what was asked, and give the floor back."""
    point, last = sight.state["point"], sight.state["last"]
    if point and not point["settled"]:
        return Deed("rule", {"ruling": sight.chance(last["request"]).choice(RULINGS)})
    waiting = [one["request"] for one in sight.state["matters"] if one["form"] == "point_of_order"]
    if waiting:
        return Deed("give", {"request": waiting[0]})
    if not sight.state["interrupted"]:
        return _segment(sight) or _give(sight)
    return Deed("answer" if last["form"] == "question" else "return")


def _answer(sight: Sight) -> Deed | None:
    """Now and then somebody of the panel answers what was just said."""
    last, panel = sight.state["last"], sight.state["panel"]
    if not last or not panel or last["form"] != "intervention" or not _in_time(sight):
        return None
    chance = sight.chance(f"answer:{last['request']}")
    return Deed("answer", {"of": chance.choice(panel)["request"]}) if chance.random() < TO_THE_PANEL else None


def has_spoken(sight: Sight, now: State) -> bool:
    """Whether whoever speaks must be thanked: nothing else ends a presentation, or a limit that is not cut."""
    spoken = sight.since(now["given"])
    if now["limit"] is None:
        return spoken >= allowed(sight, now)
    patience = PATIENCE.get(sight.state["enforcement"])
    return patience is not None and spoken >= float(now["limit"]) * patience


def allowed(sight: Sight, now: State) -> float:
    """Seconds for a contribution without a limit: its usual time, less where the segment has less to give."""
    usual: float = 60 * sight.chance(now["request"]).uniform(*USUAL.get(now["form"], (3, 5)))
    segment = sight.open
    if now["form"] == "intervention" or segment is None or segment.begins is None or segment.end is None:
        return usual
    share = 1.0 if sight.state["mode"] == "invited" else PRESENTING
    ends = segment.begins + int((segment.end - segment.begins) * share)
    given_at = sight.at - int(sight.since(now["given"]) * SECOND)
    to_come: int = sum(one["form"] != "intervention" for one in sight.state["queue"])
    return max(SHORTEST, min(usual, (ends - given_at) / SECOND / (to_come + 1) - CHANGE[1]))


def _segment(sight: Sight) -> Deed | None:
    """Open the segment whose time has come; one that runs until its list is done is let run (R27).

    Its list takes no more names from the moment at which the next one should begin.
    """
    due = _due(sight)
    if due is None:
        return None
    if sight.open and sight.open.end is None and sight.state["waiting"]:
        return Deed("list", {"accepting": "0"}) if sight.state["accepting"] else None
    if due == sight.segments[-1] and sight.state["mode"] == "list" and sight.state["waiting"]:
        return Deed("suspend", {"reason": "time"})  # nobody is silently cut off: the rest is taken in writing
    return Deed("open-segment", {"segment": due.id})


def _due(sight: Sight) -> Planned | None:
    """The newest segment that has begun, unless it is over already, or stands open, or lies behind."""
    places = {one.id: place for place, one in enumerate(sight.segments)}
    begun = [one for one in sight.segments if one.begins is not None and one.begins <= sight.at]
    due = begun[-1] if begun else None
    if due is None or places[due.id] <= places.get(sight.state["segment"], -1):
        return None
    return None if due.end is not None and due.end <= sight.at else due


def _question(sight: Sight) -> Deed | None:
    """Bring the guiding questions into play one after the other, in equal parts of the segment."""
    segment = sight.open
    if segment is None or not segment.questions or segment.begins is None or segment.end is None:
        return None
    if sight.state["mode"] == "invited" or not segment.begins <= sight.at < segment.end:
        return None
    part = (sight.at - segment.begins) / (segment.end - segment.begins)
    due = 1 + int(part * segment.questions)
    return Deed("question", {"question": due}) if sight.state["question"] != due else None


def _doors(sight: Sight) -> Deed | None:
    """Open again the doors whose dates are past before the segment begins: a rehearsal has no other way in."""
    told = sight.state.get("list") or {}
    if sight.open is None or sight.state["waiting"] or told.get("suspended"):
        return None
    left = _left_on_this_floor(sight, sight.open.floor)
    shut = [one["door"] for one in told.get("doors", ()) if not one["open"]]
    if not shut or sight.state["mode"] != "list" or (left is not None and left <= 2 * LIST_ENDS):
        return None
    return Deed("door", {"door": shut[0], "accepting": "1"})


def _list(sight: Sight) -> Deed | None:
    """Close the list when those on it fill the time left in all segments under the same rules."""
    if not sight.state["accepting"] or sight.open is None:
        return None
    left = _left_on_this_floor(sight, sight.open.floor)
    if left is None:
        return None
    needed = sight.state["waiting"] * AVERAGE * (sight.state["limits"]["individual"] or 180)
    return Deed("list", {"accepting": "0"}) if left <= max(LIST_ENDS, needed) else None


def _left_on_this_floor(sight: Sight, floor: str) -> float | None:
    left = 0
    for one in sight.segments:
        if one.floor == floor and (one.end is None or one.begins is None):
            return None
        if one.floor == floor and one.end is not None and one.begins is not None:
            left += max(0, one.end - max(one.begins, sight.at))
    return left / SECOND


def _give(sight: Sight) -> Deed | None:
    """Give the floor to the next, while there is time to speak; near the end to those who reply (P2)."""
    queue, due, left = sight.state["queue"], sight.state["due"], sight.left()
    replies = [one["request"] for one in sight.state["matters"] if one["form"] == "reply"]
    if replies and left is not None and TOO_LATE < left <= REPLIES:
        return Deed("give", {"request": replies[0], "reason": "chair"})
    if not due:
        return None
    called = bool(queue) and due == queue[0]["request"] and queue[0]["form"] != "intervention"
    return Deed("give") if called or _in_time(sight) else None


def _in_time(sight: Sight) -> bool:
    left = sight.left()
    return left is None or left > TOO_LATE
