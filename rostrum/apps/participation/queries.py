"""What is read about participants. Legal names leave this module by one query alone."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count

from rostrum.apps.meeting import queries as meeting
from rostrum.apps.participation.models import ChosenSpeaker, Device, Link, Participant
from rostrum.apps.participation.words import alike
from rostrum.apps.people.models import Account
from rostrum.foundation.refusal import Refusal

INVENTED = "@rehearsal.invalid"
FIELDS = (
    "id", "event_id", "category", "name", "body", "body_ref", "capacity", "region", "lang", "say",
    "queue", "rank", "group", "preregistered", "protected",
)  # fmt: skip


@dataclass(frozen=True)
class ParticipantRow:
    """A participant as staff see them; the legal name is not among it."""

    id: str
    event_id: str
    category: str
    name: str
    body: str
    body_ref: str
    capacity: str
    region: str
    lang: str
    say: str
    queue: str
    rank: int
    group: bool
    preregistered: bool
    protected: bool


@dataclass(frozen=True)
class Listed:
    """A participant in the secretariat's list, with the state of the way in; moments in µs."""

    participant: ParticipantRow
    expires: int | None  # of the link in force
    tries: int | None
    devices: int


@dataclass(frozen=True)
class DeviceRow:
    id: str
    agent: str
    created_at: int


def participant(*, id: str) -> ParticipantRow:  # noqa: A002 - the id of the participant, keyword only
    """Refused: unknown_participant."""
    row = Participant.objects.filter(pk=id).values(*FIELDS).first()
    if row is None:
        raise Refusal("unknown_participant", id=id)
    return ParticipantRow(**row)


def participants(*, event: str) -> tuple[ParticipantRow, ...]:
    """Everybody of an event, by display name."""
    return tuple(ParticipantRow(**row) for row in Participant.objects.filter(event=event).values(*FIELDS))


def events_of(*, participants: Collection[str]) -> dict[str, str]:
    """The event of each of these who is on a list."""
    return dict(Participant.objects.filter(pk__in=participants).values_list("pk", "event"))


def called(*, event: str, name: str, body: str) -> ParticipantRow | None:
    """Whoever is announced by this name and body, whatever their case; the first of several."""
    rows = Participant.objects.filter(event=event, name__iexact=name.strip(), body__iexact=body.strip())
    row = rows.order_by("created_at", "id").values(*FIELDS).first()
    return ParticipantRow(**row) if row else None


def chosen(*, event: str) -> dict[str, tuple[ParticipantRow, ...]]:
    """Whom the floor calls in each segment whose speakers are selected, first chosen first (P9)."""
    rows = ChosenSpeaker.objects.filter(participant__event=event).select_related("participant")
    found: dict[str, tuple[ParticipantRow, ...]] = {}
    for row in rows:
        one = ParticipantRow(**{name: getattr(row.participant, name) for name in FIELDS})
        found[row.segment] = (*found.get(row.segment, ()), one)
    return found


OWN_COLUMNS = ", ".join(f'p."{field}"' for field in FIELDS)
BY_COOKIE = (
    f"SELECT {OWN_COLUMNS} FROM participation_device d"  # noqa: S608 - constants
    " JOIN participation_link l ON l.id = d.link_id JOIN participation_participant p ON p.id = l.participant_id"
    " WHERE d.id = %s AND d.revoked_at IS NULL AND p.id = %s AND l.expires > %s"
)


def by_cookie(*, participant: str, device: str, now: int) -> ParticipantRow:
    """The participant a device's cookie names; one query, so that shutting out counts at once.

    Asked in the transaction of the act, and written out because every press asks it.
    Refused: signed_out (shut out, expired, or never there).
    """
    for row in Participant.objects.raw(BY_COOKIE, (device, participant, now)):
        return ParticipantRow(**{field: getattr(row, field) for field in FIELDS})
    raise Refusal("signed_out")


def listed(*, event: str, now: int) -> tuple[Listed, ...]:
    """Everybody of an event with link and devices; two queries whatever their number."""
    links = {
        link.participant_id: link
        for link in Link.objects.filter(participant__event=event, revoked_at=None, expires__gt=now)
    }
    devices = dict(
        Device.objects.filter(link__participant__event=event, revoked_at=None, link__expires__gt=now)
        .values_list("link__participant")
        .annotate(Count("id"))
    )
    return tuple(
        Listed(
            row,
            links[row.id].expires if row.id in links else None,
            links[row.id].tries if row.id in links else None,
            devices.get(row.id, 0),
        )
        for row in participants(event=event)
    )


def devices(*, participant: str, now: int) -> tuple[DeviceRow, ...]:
    """The devices that may act for a participant, the oldest first."""
    rows = Device.objects.filter(link__participant=participant, revoked_at=None, link__expires__gt=now)
    return tuple(DeviceRow(row.pk, row.agent, row.created_at) for row in rows)


def came_in(*, participant: str) -> tuple[int, ...]:
    """When a participant came in by link and PIN, on whatever device, shut out since or not (µs)."""
    rows = Device.objects.filter(link__participant=participant)
    return tuple(rows.values_list("created_at", flat=True))


def known(*, event: str) -> frozenset[tuple[str, str]]:
    """Name and body of everybody on the list, folded, to see duplicates."""
    rows = Participant.objects.filter(event=event).values_list("name", "body")
    return frozenset((name.casefold(), body.casefold()) for name, body in rows)


def alike_to(*, event: str, name: str, but: str) -> bool:
    """Whether somebody else of the event may be the same person by name."""
    rows = Participant.objects.filter(event=event).exclude(pk=but).values_list("name", flat=True)
    return any(alike(name, one) for one in rows)


def rehearsal_only() -> bool:
    """Whether this database holds rehearsals and nothing else; an empty one does not count (D24)."""
    events = meeting.events()
    return bool(events) and all(row.rehearsal for row in events)


def invented_account(*, id: str) -> Account | None:  # noqa: A002 - the id of the account, keyword only
    """An account made for a rehearsal, as long as nothing here is real; None for any other (D24).

    It has no password, and its mail address can lead nowhere.
    """
    found = Account.objects.filter(pk=id, is_active=True, email__endswith=INVENTED).first()
    kept = found is not None and not found.has_usable_password() and rehearsal_only()
    return found if kept else None


def without_link(*, event: str, now: int) -> tuple[ParticipantRow, ...]:
    """Who has no link in force."""
    having = Link.objects.filter(revoked_at=None, expires__gt=now, tries__gt=0)
    rows = Participant.objects.filter(event=event).exclude(pk__in=having.values("participant"))
    return tuple(ParticipantRow(**row) for row in rows.values(*FIELDS))
