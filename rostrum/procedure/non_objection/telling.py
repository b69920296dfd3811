"""What may be told of a list, to whom (R87-R92; security 4). Whatever is not here is told to nobody.

Before the Assembly decides, the public list depends on nothing but what was circulated and withdrawn by those who
were named: it is the same whether or not anybody objected.
"""

from dataclasses import dataclass

from rostrum.procedure.non_objection.state import List


@dataclass(frozen=True, slots=True)
class Listed:
    """A name as everybody may see it. `state`: proposed, withdrawn, final, not_included."""

    nominee: str
    category: str
    version: int
    state: str


def public(held: List) -> tuple[Listed, ...]:
    """The names that went to Members, in the order they were proposed, with proposed and final both visible (R87).

    Nothing of a decision shows before the list is published with it.
    """
    published = held.stage == "published"
    return tuple(
        Listed(
            one.nominee,
            one.category,
            one.version,
            _state(one.final, published=published, dropped=one.dropped),
        )
        for one in held.names.values()
        if one.version
    )


def _state(final: bool | None, *, published: bool, dropped: bool) -> str:
    if dropped:
        return "withdrawn"
    if not published or final is None:
        return "proposed"
    return "final" if final else "not_included"


def takes_part(held: List, nominee: str) -> bool | None:
    """The Assembly's decision on a name; None before it (R86)."""
    one = held.names.get(nominee)
    return None if one is None else one.final


def to_disclose(held: List, request: str) -> tuple[str, ...] | None:
    """The objections whose general basis answers a request; None when there is none to answer.

    Standing and withdrawn ones alike: the basis is of any objections (footnote 4). Never who made them.
    """
    asked = held.asked.get(request)
    if asked is None or asked.disclosed:
        return None
    return tuple(one.objection for one in held.objections.values() if one.nominee == asked.nominee)
