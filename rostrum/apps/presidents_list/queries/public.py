"""The list as everybody may see it. It depends on nothing that was said in confidence (R87, R92, security 4.5)."""

from dataclasses import dataclass, field

from rostrum.apps.presidents_list.lists import Asked, Which, asked
from rostrum.apps.presidents_list.named import GONE, Person, people
from rostrum.apps.presidents_list.record import current
from rostrum.procedure.non_objection.state import Circulation
from rostrum.procedure.non_objection.telling import Listed, public


@dataclass(frozen=True)
class PublicName:
    """`state`: proposed, withdrawn, final, not_included. `name` is empty for a protected person (D40)."""

    name: str = field(repr=False)
    body: str = field(repr=False)
    country: str
    category: str
    version: int
    state: str


@dataclass(frozen=True)
class PublicList:
    """`published`: proposed and final names are both shown; before, no decision is. `decision`: its symbol."""

    asked: Asked
    names: tuple[PublicName, ...]
    versions: tuple[Circulation, ...]
    published: bool
    decision: str


def public_list(*, which: Which, now: int) -> PublicList:
    """Refused: unknown_version, no_list."""
    wanted = asked(which=which)
    held = current(which=which, now=now)
    named = people(list=which.id)
    published = held.stage == "published"
    return PublicList(
        wanted,
        tuple(_name(one, named.get(one.nominee, GONE)) for one in public(held)),
        held.circulations,
        published,
        held.decision if published else "",
    )


def _name(one: Listed, person: Person) -> PublicName:
    """Whoever withdrew is shown so at once, also before anybody noted it; who was erased, until the decision is out."""
    left = person.withdrawn or (person.erased and one.state == "proposed")
    state = "withdrawn" if left else one.state
    return PublicName(person.name, person.body, person.country, one.category, one.version, state)
