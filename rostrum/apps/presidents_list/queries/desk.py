"""Drawing up and conducting a list, for Office and secretariat. Nothing of an objection is here (security 4)."""

from dataclasses import dataclass

from rostrum.apps.people.models import Account
from rostrum.apps.people.queries import regions
from rostrum.apps.presidents_list.lists import Asked, Which, asked
from rostrum.apps.presidents_list.named import GONE, Person, people, person
from rostrum.apps.presidents_list.permissions import DRAW_UP, may
from rostrum.apps.presidents_list.record import current
from rostrum.apps.registration.models import Registration
from rostrum.apps.registration.queries import ways_of
from rostrum.procedure.non_objection.balance import ListBalance, balance
from rostrum.procedure.non_objection.state import Circulation, List, Name
from rostrum.procedure.registration.states import OPEN, PROPOSED
from rostrum.procedure.registration.ways import Standing, Way, flags


@dataclass(frozen=True)
class NameRow:
    """A name on the list as its record has it; `person` says who it is."""

    name: Name
    person: Person


@dataclass(frozen=True)
class Candidate:
    """A registration that could be put on the list. `flags`: such as `ecosoc_status` (R82)."""

    registration: str
    category: str
    person: Person
    flags: tuple[str, ...]


@dataclass(frozen=True)
class DeskList:
    """`stage`: drawn_up, circulated, considered, before_assembly, decided, published. `unsent`: names still to go out.

    `balance` counts every name that stands on the list, sent or not (R93).
    """

    asked: Asked
    stage: str
    names: tuple[NameRow, ...]
    candidates: tuple[Candidate, ...]
    unsent: int
    versions: tuple[Circulation, ...]
    balance: ListBalance
    decision: str

    @property
    def correctable(self) -> bool:
        """Something was sent, and the Assembly has not decided."""
        return bool(self.versions) and self.stage not in {"decided", "published"}


def desk(*, which: Which, by: Account | None, now: int) -> DeskList:
    """Refused: not_permitted, unknown_version, no_list."""
    may(by, DRAW_UP, which.event)
    wanted = asked(which=which)
    held = current(which=which, now=now)
    named = people(list=which.id)
    rows = tuple(NameRow(one, named.get(one.nominee, GONE)) for one in held.names.values() if _shown(one))
    standing = [one.person for one in rows if not one.name.dropped and not one.person.gone]
    return DeskList(
        asked=wanted,
        stage=held.stage,
        names=rows,
        candidates=_candidates(wanted, held, named),
        unsent=len(held.unsent),
        versions=held.circulations,
        balance=balance((one.region, one.gender) for one in standing),
        decision=held.decision,
    )


def _shown(one: Name) -> bool:
    """A name that was dropped before it went out leaves no trace on the list (R87)."""
    return bool(one.version) or not one.dropped


def _candidates(wanted: Asked, held: List, named: dict[str, Person]) -> tuple[Candidate, ...]:
    """What was sent in a category of the list and stands on it no more or not yet; who waits longest first."""
    known = {
        named[one.nominee].registration for one in held.names.values() if _shown(one) and one.nominee in named
    }
    found = Registration.objects.filter(
        event=wanted.which.event, category__in=wanted.rules.of, state__in=(*OPEN, PROPOSED)
    )
    rows = found.exclude(pk__in=known).select_related("dossier__organization").order_by("sent_at", "id")
    ways, groups = ways_of(event=wanted.which.event), regions()
    return tuple(
        Candidate(row.pk, row.category, person(row, groups), flagged(row, ways[row.category])) for row in rows
    )


def flagged(row: Registration, way: Way) -> tuple[str, ...]:
    """What the Office is shown beside a registration before it proposes it; none of it decides (R82)."""
    body = row.dossier.organization
    standing = Standing(body.consultative_status, body.paris_status) if body else Standing()
    return flags(way, standing)
