"""What an entrance is told: of one badge, of all in a copy that opens to badges alone, and how many came."""

import base64
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from rostrum.apps.attendance import codes
from rostrum.apps.attendance.models import Badge, Scan
from rostrum.apps.attendance.permissions import may
from rostrum.apps.attendance.queries.badges import standing, standings
from rostrum.apps.meeting import queries as meeting
from rostrum.apps.people.models import Account
from rostrum.foundation.clock import micros, moment
from rostrum.procedure.attendance import OTHER_EVENT, UNKNOWN, Passage, Presence, presence, verdict

ROOM = 96  # bytes to which an entry is filled up, so that its length tells no name apart


@dataclass(frozen=True)
class Seen:
    """All that an entrance learns of a badge: the name on it, the category, and whether the bearer comes in."""

    verdict: str
    name: str = field(default="", repr=False)
    category: str = ""


@dataclass(frozen=True)
class Counts:
    """Badges in force, people who came today and are inside now; each person once."""

    badges: int
    came: int
    inside: int


def look(*, event: str, code: str, labels: Mapping[str, str], by: Account | None) -> Seen:
    """One badge. Of another event's or an unknown one nothing is told. Refused: not_permitted."""
    may(by, "attendance.scan", event)
    told = codes.read(code)
    badge = Badge.objects.select_related("participant").filter(pk=told).first() if told else None
    if badge is None:
        return Seen(UNKNOWN)
    if badge.event_id != event:
        return Seen(OTHER_EVENT)
    return seen(badge, standings(event, (badge.participant_id,)), labels)


def seen(badge: Badge, states: dict[str, str], labels: Mapping[str, str]) -> Seen:
    person = badge.participant
    return Seen(verdict(standing(badge, states)), person.name, labels.get(person.category, ""))


def snapshot(*, event: str, labels: Mapping[str, str], by: Account | None, now: int) -> dict[str, object]:
    """Every badge of the event for an entrance without a connection; two queries (experience 8.6).

    Each entry is found by a hash of its code and opened by a key made of it, so that a lost tablet gives no list of
    names: it opens to a badge that is held before it, and to nothing else. Refused: not_permitted.
    """
    may(by, "attendance.scan", event)
    states = standings(event)
    rows = Badge.objects.select_related("participant").filter(event=event)
    entries = {}
    for row in rows:
        told = codes.plain(codes.code(row.pk))
        entries[codes.index(told)] = _sealed(codes.key(told), seen(row, states, labels))
    return {"made": now, "entries": entries}


def _sealed(key: bytes, one: Seen) -> str:
    told = {"verdict": one.verdict, "name": one.name, "category": one.category}
    text = json.dumps(told, ensure_ascii=False).encode()
    text += b" " * (-len(text) % ROOM)
    nonce = os.urandom(12)
    return base64.b64encode(nonce + AESGCM(key).encrypt(nonce, text, None)).decode()


def counts(*, event: str, by: Account | None, now: int) -> Counts:
    """How many, and nobody's name. Refused: not_permitted, unknown_event."""
    may(by, "attendance.scan", event)
    today = _today(event, now)
    return Counts(
        Badge.objects.filter(event=event, ended_at=None).count(), len(today.came), len(today.inside)
    )


def counts_by_category(*, event: str, by: Account | None, now: int) -> dict[str, tuple[int, int, int]]:
    """By category: badges in force, who came today, who is inside now. Refused: not_permitted, unknown_event."""
    may(by, "attendance.see", event)
    today = _today(event, now)
    found: dict[str, list[int]] = {}
    rows = Badge.objects.filter(event=event)
    for person, category, ended in rows.values_list("participant", "participant__category", "ended_at"):
        held = found.setdefault(category, [0, 0, 0])
        held[0] += ended is None
        if ended is None or person in today.came:
            held[1] += person in today.came
            held[2] += person in today.inside
    return {category: (held[0], held[1], held[2]) for category, held in sorted(found.items())}


def _today(event: str, now: int) -> Presence:
    """Folded from the scans of this day at the place of the event."""
    zone = ZoneInfo(meeting.event(event=event).tz)
    start = micros(moment(now).astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0))
    rows = Scan.objects.filter(event=event, at__gte=start, let_in=True)
    told = rows.values_list("badge__participant", "at", "way", "key")
    return presence(Passage(*row) for row in told)
