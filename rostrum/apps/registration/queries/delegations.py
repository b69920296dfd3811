"""Delegations and their members: to their own focal point, and to the secretariat with counts (R70, R71)."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db.models import QuerySet

from rostrum.apps.floor import queries as floor
from rostrum.apps.people.models import Account
from rostrum.apps.registration.links import found
from rostrum.apps.registration.models import AccessRequest, Delegation, Registration
from rostrum.apps.registration.permissions import may
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.ordering import in_order
from rostrum.procedure.registration import states
from rostrum.procedure.registration.delegations import LEVELS, MEMBER_TYPES, highest


@dataclass(frozen=True)
class FocalPoint:
    """Who has opened the link of a delegation, which of its links that was, and when they act (µs)."""

    delegation: str
    number: int
    now: int


@dataclass(frozen=True)
class DelegationRow:
    """A delegation with its counts: members who count towards a cap, those beside, those who wait, those approved.

    `types` are the members by type; `level` the highest one told; `letter` the id of a file. Moments in µs.
    """

    id: str
    event: str
    category: str
    code: str
    name: str
    name_language: str
    focal_name: str = field(repr=False)
    focal_address: str = field(repr=False)
    language: str
    link_number: int
    letter: str
    made_at: int
    counted: int
    beside: int
    waiting: int
    approved: int
    level: str
    types: Mapping[str, int]


@dataclass(frozen=True)
class DelegationFilters:
    """Which delegations a list shows; page, CSV and workbook take the same. `letter`: missing or received."""

    letter: str = ""
    waiting: bool = False  # somebody of it waits for a decision

    def holds(self, row: DelegationRow) -> bool:
        """Whether the list shows this one."""
        letter = "received" if row.letter else "missing"
        return self.letter in {"", letter} and (not self.waiting or row.waiting > 0)


@dataclass(frozen=True)
class MemberRow:
    """A member as the focal point and the secretariat see them; what the person needs is told to neither here.

    `seen` goes with a decision, so that nothing unseen is decided.
    """

    id: str
    name: str = field(repr=False)
    told: Mapping[str, str] = field(repr=False)
    address: str = field(repr=False)
    member_type: str
    level: str
    state: str
    counted: bool
    protected: bool
    speaks: bool
    needs: bool
    participant: str
    question: str = field(repr=False)
    seen: int


@dataclass(frozen=True)
class Inscription:
    """One floor's list for a delegation. `state`: open, shut, closed, invited; `number` the place of its `member`."""

    floor: str
    state: str
    member: str = ""
    name: str = field(default="", repr=False)
    number: int = 0


def by_delegation_link(*, token: str, now: int) -> FocalPoint | None:
    """What the link of a delegation opens; unknown, ended and expired links look alike."""
    every = Delegation.objects.filter(closed_at=None)
    row = found("delegation", token, lambda pk: every.filter(pk=pk).first(), now)
    return FocalPoint(row.pk, row.link_number, now) if row else None


def own_delegation(*, focal: FocalPoint, language: str) -> DelegationRow:
    """For its focal point. Refused: signed_out, also when another focal point was named since."""
    rows = _rows(Delegation.objects.filter(pk=focal.delegation, closed_at=None), language)
    if not rows or rows[0].link_number != focal.number or _expired(focal):
        raise Refusal("signed_out")
    return rows[0]


def _expired(focal: FocalPoint) -> bool:
    return not Delegation.objects.filter(pk=focal.delegation, link_expires__gt=focal.now).exists()


def delegations(*, event: str, language: str, by: Account | None) -> tuple[DelegationRow, ...]:
    """Every delegation of an event in the order of a language; three queries. Refused: not_permitted."""
    may(by, "registration.see", event)
    rows = _rows(Delegation.objects.filter(event=event, closed_at=None), language)
    return tuple(in_order(rows, name=lambda row: row.name, language=language))


def delegation(*, id: str, language: str, by: Account | None) -> DelegationRow:  # noqa: A002 - its id, keyword only
    """For the secretariat. Refused: unknown_delegation, not_permitted."""
    rows = _rows(Delegation.objects.filter(pk=id, closed_at=None), language)
    if not rows:
        raise Refusal("unknown_delegation")
    may(by, "registration.see", rows[0].event)
    return rows[0]


def members(*, delegation: str) -> tuple[MemberRow, ...]:
    """Everybody of a delegation who was not withdrawn, the highest level first; whoever asks was let see it."""
    rows = Registration.objects.filter(delegation=delegation, dossier__erased_at=None).exclude(
        state=states.WITHDRAWN
    )
    needs = set(AccessRequest.objects.filter(registration__in=rows).values_list("registration", flat=True))
    found_rows = rows.select_related("dossier").prefetch_related("steps").order_by("dossier__made_at", "id")
    place = {level: at for at, level in enumerate(LEVELS)}
    listed = [_member(row, row.pk in needs) for row in found_rows]
    return tuple(sorted(listed, key=lambda one: place.get(one.level, len(place))))


def inscriptions(*, row: DelegationRow, people: tuple[MemberRow, ...]) -> tuple[Inscription, ...]:
    """The lists of speakers of the event, and where the delegation stands on each (R72, R113)."""
    return tuple(_inscription(one, row, people) for one in floor.floors(event=row.event))


def _inscription(name: str, row: DelegationRow, people: tuple[MemberRow, ...]) -> Inscription:
    for one in people:
        place = floor.mine(floor=name, participant=one.participant).number if one.participant else 0
        if place:
            return Inscription(name, "inscribed", one.id, one.name, place)
    return Inscription(name, floor.door_of(floor=name, category=row.category))


def _rows(rows: QuerySet[Delegation], language: str) -> list[DelegationRow]:
    held = list(rows.select_related("organization").prefetch_related("organization__names"))
    told = Registration.objects.filter(delegation__in=[one.pk for one in held], dossier__erased_at=None)
    people: dict[str, list[tuple[str, bool, str, str]]] = {}
    fields = ("delegation", "state", "counted", "member_type", "level")
    for of, state, counted, kind, level in told.exclude(state__in=states.ENDED).values_list(*fields):
        people.setdefault(str(of), []).append((state, counted, kind, level))
    return [_row(one, people.get(one.pk, []), language) for one in held]


def _row(one: Delegation, people: list[tuple[str, bool, str, str]], language: str) -> DelegationRow:
    name = one.organization.name_row(language)
    kinds = Counter(kind for _, _, kind, _ in people)
    return DelegationRow(
        id=one.pk,
        event=one.event_id,
        category=one.category,
        code=one.organization.code,
        name=name.text,
        name_language=name.language,
        focal_name=one.focal_name,
        focal_address=one.focal_address,
        language=one.language,
        link_number=one.link_number,
        letter=one.letter,
        made_at=one.made_at,
        counted=sum(counted for _, counted, _, _ in people),
        beside=sum(not counted for _, counted, _, _ in people),
        waiting=sum(state in states.OPEN for state, *_ in people),
        approved=sum(state == states.APPROVED for state, *_ in people),
        level=highest(level for *_, level in people),
        types={kind: kinds[kind] for kind in MEMBER_TYPES if kinds[kind]},
    )


def _member(row: Registration, needs: bool) -> MemberRow:
    dossier = row.dossier
    asked = [step.why for step in row.steps.all() if step.why] if row.state in {"asked", "refused"} else []
    told = {name: dossier.answers.get(name, "") for name in ("honorific", "capacity", "say", "lang")}
    return MemberRow(
        id=row.pk,
        name=dossier.name,
        told=told | {"letters": dossier.language},
        address=dossier.address,
        member_type=row.member_type,
        level=row.level,
        state=row.state,
        counted=row.counted,
        protected=dossier.protected,
        speaks=row.speaks,
        needs=needs,
        participant=row.participant,
        question=asked[-1] if asked else "",
        seen=dossier.changed_at,
    )
