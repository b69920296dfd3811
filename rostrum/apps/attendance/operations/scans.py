"""What entrances tell: late, in any order, more than once, and counted once (experience 8.6)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.db import transaction

from rostrum.apps.attendance import codes
from rostrum.apps.attendance.models import Badge, Scan
from rostrum.apps.attendance.permissions import may
from rostrum.apps.attendance.queries.badges import standings
from rostrum.apps.attendance.queries.entrance import Seen, seen
from rostrum.apps.people.models import Account
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.attendance import ADMITTED, OTHER_EVENT, UNKNOWN, WAYS, moment_of

MOST = 200  # in one call; an entrance sends the rest in the next
KEY = 64


@dataclass(frozen=True)
class Told:
    """One scan. `let_in`: what the entrance decided by its copy; None where it asks."""

    key: str
    code: str = field(repr=False)
    at: int
    way: str
    let_in: bool | None = None


def record_scans(
    *, event: str, scans: Sequence[Told], labels: Mapping[str, str], by: Account | None, now: int
) -> tuple[Seen, ...]:
    """Keep scans, each once by its key, and say of each what is true now; two queries and one write.

    A badge that is unknown or of another event leaves nothing. Refused: not_permitted, bad_request (more than 200,
    a key or a way that is none).
    """
    may(by, "attendance.scan", event)
    if len(scans) > MOST or any(not _sound(one) for one in scans):
        raise Refusal("bad_request")
    badges = {one.code: codes.read(one.code) for one in scans}
    with transaction.atomic():
        known = {
            row.pk: row
            for row in Badge.objects.select_related("participant").filter(
                pk__in=set(badges.values()) - {None}
            )
        }
        states = standings(event, {row.participant_id for row in known.values()})
        told = [(one, _seen(known.get(badges[one.code] or ""), event, states, labels)) for one in scans]
        rows = [
            _row(event, one, known[badges[one.code] or ""], found, by, now)
            for one, found in told
            if found.verdict not in {UNKNOWN, OTHER_EVENT}
        ]
        rows.sort(
            key=lambda row: row.key
        )  # two who tell the same in two orders would each wait for the other
        Scan.objects.bulk_create(rows, ignore_conflicts=True)
    return tuple(found for _, found in told)


def _sound(one: Told) -> bool:
    return 0 < len(one.key) <= KEY and one.way in WAYS


def _seen(badge: Badge | None, event: str, states: dict[str, str], labels: Mapping[str, str]) -> Seen:
    if badge is None:
        return Seen(UNKNOWN)
    return seen(badge, states, labels) if badge.event_id == event else Seen(OTHER_EVENT)


def _row(event: str, one: Told, badge: Badge, found: Seen, by: Account | None, now: int) -> Scan:  # noqa: PLR0913, PLR0917 - a row
    return Scan(
        event_id=event,
        key=one.key,
        badge=badge,
        at=moment_of(one.at, now),
        way=one.way,
        let_in=found.verdict == ADMITTED if one.let_in is None else one.let_in,
        verdict=found.verdict,
        by=by,
        told_at=now,
    )
