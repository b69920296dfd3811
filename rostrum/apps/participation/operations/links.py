"""The way in of a person without an account: a link, a PIN by another way, devices (D23, D39)."""

import secrets
import unicodedata
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F
from django.utils.crypto import constant_time_compare, salted_hmac

from rostrum.apps.meeting import queries as meeting
from rostrum.apps.participation import queries
from rostrum.apps.participation.floor_links import hashed, token_of
from rostrum.apps.participation.models import TRIES, Device, Link
from rostrum.apps.participation.permissions import may
from rostrum.apps.people.models import Account
from rostrum.foundation.clock import DAY
from rostrum.foundation.ids import new_id
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.doors import receives_link

LASTS = 30 * DAY
DEVICES = 5


@dataclass(frozen=True)
class Issued:
    """A link and its PIN, to be shown once: neither can be read back. `expires` in µs."""

    participant: str
    token: str
    pin: str
    expires: int

    def __repr__(self) -> str:
        return f"Issued({self.participant})"  # a log of this must not open the door


@dataclass(frozen=True)
class Opened:
    """Who came in where, on which device, until when (µs)."""

    participant: str
    event: str
    device: str
    expires: int


def issue_link(*, participant: str, by: Account | None, now: int) -> Issued:
    """Give a link of 128 bits and a PIN of six digits; an earlier link stops opening.

    Devices that came in before stay. Whom the modalities give no link gets none (D39).
    Refusals: not_permitted, unknown_participant, no_link_by_modalities.
    """
    row = queries.participant(id=participant)
    may(by, "participation.issue_link", row)
    arrangement = meeting.arrangement(event=row.event_id)
    if not receives_link(arrangement, row.category, preregistered=row.preregistered):
        raise Refusal("no_link_by_modalities", category=row.category)
    with transaction.atomic():
        return _issue(participant, by, now)


def issue_links(
    *, event: str, by: Account | None, now: int
) -> tuple[tuple[queries.ParticipantRow, Issued], ...]:
    """Give a link to everybody who may have one and has none that opens; all or none.

    Refusals: not_permitted, unknown_version.
    """
    may(by, "participation.issue_link", event)
    arrangement = meeting.arrangement(event=event)
    with transaction.atomic():
        return tuple(
            (row, _issue(row.id, by, now))
            for row in queries.without_link(event=event, now=now)
            if receives_link(arrangement, row.category, preregistered=row.preregistered)
        )


def open_link(*, token: str, pin: str, agent: str, now: int) -> Opened:
    """Exchange link and PIN for a device that may act; call it outside a transaction.

    A try is spent before the PIN is looked at, by one statement, so that presses side by side get
    no more than five. Refusals: link_or_pin (unknown, withdrawn, expired, locked or wrong: one
    answer for all), devices_full.
    """
    opened = _open(hashed(token), digits(pin), agent, now)
    if opened is None:
        raise Refusal("link_or_pin")
    return opened


def revoke_link(*, participant: str, by: Account | None, now: int) -> None:
    """Shut a participant out at once: the link and every device. Refusals: not_permitted, unknown_participant."""
    may(by, "participation.revoke_device", queries.participant(id=participant))
    with transaction.atomic():
        Link.objects.filter(participant=participant, revoked_at=None).update(revoked_at=now)
        Device.objects.filter(link__participant=participant, revoked_at=None).update(revoked_at=now)


def revoke_device(*, device: str, by: Account | None, now: int) -> None:
    """Shut one device out; twice is once. Refusals: not_permitted, unknown_device."""
    found = Device.objects.select_related("link__participant").filter(pk=device).first()
    if found is None:
        raise Refusal("unknown_device")
    may(by, "participation.revoke_device", found.link.participant)
    Device.objects.filter(pk=device, revoked_at=None).update(revoked_at=now)


def leave(*, participant: str, device: str, now: int) -> None:
    """A participant signs a device of their own out; another's is not found. Refusal: unknown_device."""
    own = Device.objects.filter(pk=device, link__participant=participant, revoked_at=None)
    if not own.update(revoked_at=now):
        raise Refusal("unknown_device")


def digits(pin: str) -> str:
    """The digits of a PIN in whatever script a keyboard writes them; other signs go."""
    return "".join(str(unicodedata.digit(sign)) for sign in pin[:32] if sign.isdecimal())


def pin_mac(link: str, pin: str) -> str:
    """Keyed, because six digits would be found again from any plain hash."""
    return salted_hmac("rostrum.participation.pin", f"{link}:{pin}", algorithm="sha256").hexdigest()


def _issue(participant: str, by: Account | None, now: int) -> Issued:
    Link.objects.filter(participant=participant, revoked_at=None).update(revoked_at=now)
    pin, link = f"{secrets.randbelow(1_000_000):06}", new_id(24)
    token = token_of(link)
    Link.objects.create(
        id=link,
        participant_id=participant,
        token_hash=hashed(token),
        pin_mac=pin_mac(link, pin),
        tries=TRIES,
        expires=now + LASTS,
        issued_by=by,
        issued_at=now,
    )
    return Issued(participant, token, pin, now + LASTS)


@transaction.atomic(durable=True)  # a wrong PIN must stay counted whatever the caller does next
def _open(token_hash: str, pin: str, agent: str, now: int) -> Opened | None:
    open_ones = Link.objects.filter(token_hash=token_hash, revoked_at=None, expires__gt=now)
    spent = open_ones.filter(tries__gt=0).update(tries=F("tries") - 1)
    link = open_ones.select_related("participant").first() if spent else None
    right = constant_time_compare(pin_mac(link.pk if link else "", pin), link.pin_mac if link else "-")
    if link is None or not right:
        return None
    if (
        Device.objects.filter(
            link__participant=link.participant_id, revoked_at=None, link__expires__gt=now
        ).count()
        >= DEVICES
    ):
        raise Refusal("devices_full")
    Link.objects.filter(pk=link.pk).update(tries=F("tries") + 1)
    device = Device.objects.create(link=link, agent=agent[:60], created_at=now)
    return Opened(link.participant_id, link.participant.event_id, device.pk, link.expires)
