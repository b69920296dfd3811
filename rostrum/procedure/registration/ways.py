"""The ways in that a mandate gives each category of participants (R60-R80, R194; Amb9).

A way is read from the arrangement, never assumed: a category without one is a warning with a remedy, not a form.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rostrum.procedure.modalities.arrangement import Arrangement, mapping, members, sequence

DELEGATION, INSCRIBE, REGISTER = "delegation", "inscribe", "register"
INVITE, APPLY, BY_LIST, OPEN, UNSPECIFIED = "invite", "apply", "pga_list", "open", "unspecified"
FORMS = frozenset({INSCRIBE, REGISTER, APPLY, BY_LIST})  # anybody of the category may fill one in
BY_OTHERS = frozenset({DELEGATION, INVITE})  # a focal point or an invitation comes first
MEDIA = "media"
OF_MEDIA = ("as_panellist", "by_accreditation")
OF_OTHERS = ("by_delegation", "as_panellist", "by_organization")


@dataclass(frozen=True, slots=True)
class Cap:
    """At most `n` for each `per`; members of a type that `excludes` names are not counted (`caps`)."""

    n: int
    per: str
    excludes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GroundsPass:
    """What a grounds pass changes: whether its holders `register` too, and until when others obtain a ticket (P6)."""

    register: bool
    ticket_by: str = ""  # the id of a deadline, or empty


@dataclass(frozen=True, slots=True)
class Way:
    """How a category comes in. `may`: attend, speak, panel, plenary, webcast, questions, statements.

    `condition` is looked at by the officer and never decides by itself; `preference` is recorded and never a bar
    (R65). `deadline` is the id of a deadline of the arrangement, or empty where none is stated. `through`: the roles of
    the bodies that facilitate applications, each of which says a word on those that go through it (R57).
    """

    category: str
    route: str
    may: frozenset[str]
    deadline: str = ""
    condition: str = ""
    preference: str = ""
    level: str = ""
    includes: tuple[str, ...] = ()
    cap: Cap | None = None
    accredits: str = "person"
    grounds_pass: GroundsPass | None = None
    through: tuple[str, ...] = ()

    @property
    def has_form(self) -> bool:
        return self.route in FORMS | BY_OTHERS

    @property
    def needs_invitation(self) -> bool:
        """Whether a form opens only to whoever holds an invitation or is a focal point."""
        return self.route in BY_OTHERS

    @property
    def by_invitation(self) -> bool:
        """Whether the secretariat invites, and only an invitation opens the form (R61, R63, R66, R67)."""
        return self.route == INVITE

    @property
    def by_list(self) -> bool:
        """Whether the Assembly decides, after Members considered the name (R81-R86)."""
        return self.route == BY_LIST

    def goes_through(self, chosen: str) -> str:
        """The body an application goes through: the only one, or the one that was chosen; empty for none of them."""
        return self.through[0] if len(self.through) == 1 else chosen if chosen in self.through else ""

    @property
    def may_speak(self) -> bool:
        return bool(self.may & {"speak", "panel", "plenary"})


def ways(arrangement: Arrangement) -> dict[str, Way]:
    """Every category's way in, in the order of the arrangement."""
    bodies = facilitators(arrangement)
    return {name: _way(name, held, bodies) for name, held in members(arrangement, "participants").items()}


def facilitators(arrangement: Arrangement) -> tuple[str, ...]:
    """The roles of the bodies that facilitate applications, in the order in which the floors name them (R57)."""
    terms = (mapping(rules.get("eoi")) for rules in members(arrangement, "floors").values())
    return tuple(dict.fromkeys(str(one["facilitated_by"]) for one in terms if one.get("facilitated_by")))


def _through(held: Mapping[str, Any], bodies: tuple[str, ...]) -> tuple[str, ...]:
    """The category itself says through which body it applies; otherwise any that a floor names."""
    if held.get("route") != APPLY:
        return ()
    return (str(held["facilitated_by"]),) if held.get("facilitated_by") else bodies


def _way(category: str, held: Mapping[str, Any], bodies: tuple[str, ...]) -> Way:
    return Way(
        category=category,
        route=str(held.get("route", UNSPECIFIED)),
        may=frozenset(sequence(held.get("may"))),
        deadline=str(held.get("deadline", "")),
        condition=str(held.get("condition", "")),
        preference=str(held.get("preference", "")),
        level=str(held.get("level", "")),
        includes=tuple(sequence(held.get("includes"))),
        cap=_cap(mapping(held.get("cap"))),
        accredits=str(held.get("accredits", "person")),
        grounds_pass=_pass(mapping(held.get("grounds_pass"))),
        through=_through(held, bodies),
    )


def _pass(held: Mapping[str, Any]) -> GroundsPass | None:
    return GroundsPass(bool(held["register"]), str(held.get("ticket_by", ""))) if held else None


def _cap(held: Mapping[str, Any]) -> Cap | None:
    if not held:
        return None
    return Cap(int(held["n"]), str(held["per"]), tuple(sequence(held.get("excludes"))))


def remedies(way: Way) -> tuple[str, ...]:
    """How somebody of a category without a way in may still come; none where it has one (Amb9)."""
    if way.route != UNSPECIFIED:
        return ()
    return OF_MEDIA if way.category == MEDIA else OF_OTHERS


@dataclass(frozen=True, slots=True)
class Standing:
    """What is on record of a body: `ecosoc` is general, special, roster or empty, `paris` A, B or empty."""

    ecosoc: str = ""
    paris: str = ""


def flags(way: Way, standing: Standing) -> tuple[str, ...]:
    """What the officer is shown beside a registration; none of it decides (R62, R64, R82).

    `ecosoc_not_recorded`, `paris_not_recorded`: the condition of the category is not on record for this body.
    `ecosoc_status`: it comes by the list although its status lets it register without (R82).
    """
    found = []
    if way.condition == "ecosoc_status" and not standing.ecosoc:
        found.append("ecosoc_not_recorded")
    if way.condition == "paris_principles" and standing.paris != "A":
        found.append("paris_not_recorded")
    if (way.by_list or way.condition == "not_ecosoc_status") and standing.ecosoc:
        found.append("ecosoc_status")
    return tuple(found)
