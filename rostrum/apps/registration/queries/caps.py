"""How many places the caps of an event leave: to whoever decides, to a focal point, to an import (R70)."""

from collections.abc import Collection, Mapping

from django.db.models import Q, QuerySet

from rostrum.apps.people.models import Account
from rostrum.apps.registration.models import Delegation, Registration
from rostrum.apps.registration.permissions import may
from rostrum.apps.registration.queries.doors import ways_of
from rostrum.procedure.registration import states
from rostrum.procedure.registration.caps import Places, Room, Seat
from rostrum.procedure.registration.ways import Way

# Proposed holds a place, because the Assembly's word is followed; so does whoever was approved and has changed since.
HELD = Q(state__in=(states.APPROVED, states.PROPOSED)) | (Q(state__in=states.OPEN) & ~Q(participant=""))
COMING = ~Q(state__in=(*states.ENDED, states.DRAFT))  # whoever waits as well
FIELDS = (
    "pk",
    "category",
    "delegation",
    "dossier__organization__code",
    "dossier__body",
    "member_type",
)


def places(*, event: str, waiting: bool = False) -> Places:
    """Who holds a place in an event; `waiting`: with everybody who waits for a decision. One query, none without caps.

    Whoever decides counts who is approved; whoever brings people in counts those who wait too, so that nobody is
    brought who cannot be approved. Refused: unknown_version.
    """
    ways = ways_of(event=event)
    if not _caps(ways):
        return Places(ways)
    return Places(
        ways,
        _seats(
            Registration.objects.filter(COMING if waiting else HELD, event=event, dossier__erased_at=None)
        ),
    )


def capped(*, event: str) -> bool:
    """Whether the modalities of an event cap anybody. Refused: unknown_version."""
    return _caps(ways_of(event=event))


def _caps(ways: Mapping[str, Way]) -> bool:
    return any(way.cap is not None for way in ways.values())


def seat(row: Registration) -> Seat:
    """Where a registration stands under a cap."""
    body = row.dossier.organization
    return Seat(
        row.pk,
        row.category,
        row.delegation_id or "",
        body.code if body else "",
        row.dossier.body,
        row.member_type,
    )


def room(*, delegation: str, member_type: str = "", waiting: bool = False) -> Room | None:
    """The cap for one more member of this type, None where none binds; whoever asks was let see the delegation.

    `waiting`: beside everybody who waits. Refused: unknown_version.
    """
    one = Delegation.objects.select_related("organization").get(pk=delegation)
    body = one.organization
    more = Seat("", one.category, one.pk, body.code, body.name("en"), member_type)
    return places(event=one.event_id, waiting=waiting).room(more)


def beyond(*, event: str, ids: Collection[str]) -> dict[str, Room]:
    """Who of these finds no place when they are approved in this order; whoever asks was let see them.

    Refused: unknown_version.
    """
    rows = {one.id: one for one in _seats(Registration.objects.filter(pk__in=ids, event=event))}
    return places(event=event).beyond(rows[one] for one in ids if one in rows)


def rooms(*, event: str, ids: Collection[str], by: Account | None) -> dict[str, Room]:
    """The cap that binds each of these, as it stands now; whom none binds is left out. Refused: not_permitted."""
    may(by, "registration.see", event)
    held = places(event=event)
    found = {one.id: held.room(one) for one in _seats(Registration.objects.filter(pk__in=ids, event=event))}
    return {name: room for name, room in found.items() if room is not None}


def _seats(rows: QuerySet[Registration]) -> list[Seat]:
    return [
        Seat(pk, category, of or "", code or "", body, kind)
        for pk, category, of, code, body, kind in rows.order_by().values_list(*FIELDS)
    ]
