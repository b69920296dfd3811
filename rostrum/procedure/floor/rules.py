"""The rules of one segment's floor, as the modalities give them; copied into the record when it opens (D1)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

MODES = ("request", "list", "invited", "selected")
NAMED = frozenset({"invited", "selected"})  # modes in which nobody asks: the programme or the desk calls
WARNINGS = (60, 10)  # seconds before the limit, where the modalities say nothing (D6)
MATTERS = ("point_of_order", "question", "answer", "reply")  # heard beside the list
FORMS = (
    "intervention",
    "statement",
    "presentation",
    "introduction",
    "summary",
    "remarks",
    "questions",
    *MATTERS,
)
# Where the modalities give none: a point of order, and the first and second right of reply on an item (P2, D6).
POINT_OF_ORDER = 300
REPLY = (600, 300)
RAISED_BY = ("member_states",)  # who may rise to a point of order or ask for a right of reply (P2)
OF_STATES = frozenset({"member_states", "observers"})
UNSAID = frozenset({"survivors"})  # categories that no record and no screen carries
REASONS = ("balance", "protocol", "theme", "time", "absent", "technical", "chair")
LIMIT_REASONS = ("chair", "group", "protocol", "time", "technical")  # why another limit than the rules give


@dataclass(frozen=True, slots=True)
class Rules:
    """Limits in seconds of the programme; None: the mandate states none (R120).

    `queues` are the doors into the list and the categories that come through each (R113). `merge` says how
    they are taken from: alternate, by_time, states_first or moderator (Amb20, R114). `opens` and `closes`: the
    first moment at which a door is open, and at which it is too late (µs of the programme). `doors` orders a
    door by itself. `joint`: what is said of joint interventions (R111). `kept`: those waiting stay on the list
    while the rules of another segment are in force, for nobody cuts a list (R103, Amb2). `reply`: a limit for each
    right of reply that a participant has on an item. `raises`: what may be raised from the own place, and by which
    categories; the desk may raise it for anybody.
    """

    floor: str
    mode: str = "request"
    order: tuple[str, ...] = ("request_order",)
    individual: int | None = None
    group: int | None = None
    enforcement: str = "none"
    warnings: tuple[int, ...] = WARNINGS
    queues: tuple[tuple[str, tuple[str, ...]], ...] = ()
    merge: str = "by_time"
    until: str = "time"
    presentation: int | None = None
    question: int | None = None
    answer: int | None = None
    point_of_order: int | None = POINT_OF_ORDER
    reply: tuple[int, ...] = REPLY
    raises: tuple[tuple[str, tuple[str, ...]], ...] = (("point_of_order", RAISED_BY), ("reply", RAISED_BY))
    opens: tuple[tuple[str, int], ...] = ()
    closes: tuple[tuple[str, int], ...] = ()
    doors: tuple[tuple[str, str], ...] = ()
    joint: str = ""
    kept: bool = False

    @property
    def groups(self) -> bool:
        """Whether a group of States has a limit of its own (R115; R116 has none)."""
        return self.group != self.individual

    def limit(self, form: str, *, group: bool, replies: int = 0) -> int | None:
        """Seconds allowed: R115 gives a group of States its own limit, R116 one limit for all.

        Opening statements and remarks have none (R120); a presentation or an answer where the modalities state one.
        `replies`: how many the participant has made on the item.
        """
        if form == "reply":
            return self.reply[min(replies, len(self.reply) - 1)] if self.reply else None
        stated = {
            "intervention": self.group if group else self.individual,
            "presentation": self.presentation,
            "question": self.question,
            "answer": self.answer,
            "point_of_order": self.point_of_order,
        }
        return stated.get(form)

    @property
    def choices(self) -> tuple[int, ...]:
        """The limits that the rules state for an intervention, the shorter first; no other may be chosen (R115)."""
        return tuple(sorted({one for one in (self.individual, self.group) if one is not None}))

    def may_raise(self, form: str, category: str) -> bool:
        """Whether a category may raise it from its own place."""
        return category in dict(self.raises).get(form, ())

    def queue_of(self, category: str) -> str | None:
        """The door of a category; one unnamed door where the modalities name none; None: no door."""
        if not self.queues:
            return ""
        return next((name for name, categories in self.queues if category in categories), None)


def rules_of(name: str, floor: Mapping[str, Any]) -> Rules:
    """Read the floor rules `name` of a modalities file (format v2, key `floors`)."""
    limits = floor.get("limits") or {}
    individual = _seconds(limits.get("individual"))
    queues = floor.get("queues") or {}
    return Rules(
        floor=name,
        mode=floor["mode"],
        order=tuple(floor.get("order") or ("request_order",)),
        individual=individual,
        group=_seconds(limits.get("group"), individual),
        enforcement=floor.get("enforcement") or "none",
        warnings=tuple(int(one) for one in floor.get("warnings") or WARNINGS),
        queues=tuple((door, tuple(told["cats"])) for door, told in queues.items()),
        merge=floor.get("merge") or _merge(floor["mode"], len(queues)),
        until=floor.get("until") or "time",
        presentation=_seconds(limits.get("presentation")),
        question=_seconds(limits.get("question"), individual),
        answer=_seconds(limits.get("answer")),
        point_of_order=_seconds(limits.get("point_of_order"), POINT_OF_ORDER),
        reply=tuple(int(one) for one in limits.get("reply") or REPLY),
        raises=_raises(floor),
        doors=tuple((door, told["order"]) for door, told in queues.items() if "order" in told),
        joint=floor.get("joint") or "",
        kept=floor["mode"] == "list",
    )


def _raises(floor: Mapping[str, Any]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    told = {
        "point_of_order": floor.get("points_of_order", RAISED_BY),
        "reply": floor.get("replies", RAISED_BY),
        "question": floor.get("interposed", ()),
    }
    return tuple((form, tuple(categories)) for form, categories in told.items() if categories)


def _merge(mode: str, doors: int) -> str:
    """Unsaid: two doors of a list are taken in turn (Amb20), the button counts in order of pressing (Amb18)."""
    return "alternate" if mode == "list" and doors > 1 else "by_time"


def _seconds(value: Any, otherwise: int | None = None) -> int | None:
    return otherwise if value is None else int(value)


def said(category: str) -> str:
    """The category as the record carries it: who comes as a survivor stands as one whom the programme names.

    A record is public and is only ever added to (R42, D40).
    """
    return "" if category in UNSAID else category
