"""Who was there, and what a stranger is told of a certificate: whether it is ours, of what, of which days."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from rostrum.apps.attendance import codes
from rostrum.apps.attendance.models import Certificate, Scan
from rostrum.apps.floor import queries as floor
from rostrum.apps.meeting import queries as meeting
from rostrum.apps.participation import queries as participation
from rostrum.foundation.clock import moment
from rostrum.procedure.attendance import IN, came_online


@dataclass(frozen=True)
class CertificateRow:
    """A certificate as anybody may know it. `days` where the event is."""

    event: str
    days: tuple[date, ...]


def days_present(*, event: str, participant: str) -> tuple[date, ...]:
    """The days on which somebody was there, where the event is; until what shows it is forgotten.

    What counts: an entrance let them in on the day of a meeting, in a rehearsal on any; they came in by link and PIN
    for a meeting; a floor's record has them heard, or at work there by their own hand (decision 25). Refused:
    unknown_event.
    """
    row, meetings = meeting.event(event=event), meeting.meeting_times(event=event)
    zone = ZoneInfo(row.tz)
    own = Scan.objects.filter(event=event, badge__participant=participant, way=IN, let_in=True)
    scanned = {_day(at, zone) for at in own.values_list("at", flat=True)}
    held = {_day(at, zone) for each in meetings for at in each}
    others = (
        *came_online(participation.came_in(participant=participant), meetings),
        *floor.taking_part(event=event, participant=participant),
    )
    return tuple(sorted((scanned if row.rehearsal else scanned & held) | {_day(at, zone) for at in others}))


def _day(at: int, zone: ZoneInfo) -> date:
    return moment(at).astimezone(zone).date()


def may_certify(*, event: str, participant: str, now: int) -> bool:
    """Whether the event is over and the participant was there (`days_present`). Refused: unknown_event."""
    over = meeting.over(event=event)
    return over is not None and over <= now and bool(days_present(event=event, participant=participant))


def certificate_of(*, participant: str) -> str:
    """The code of one's own certificate, empty before it was made; whoever asks holds the dossier."""
    row = Certificate.objects.filter(participant=participant).first()
    return codes.grouped(codes.code(row.pk, codes.CERTIFICATE)) if row else ""


def certificate(*, code: str) -> CertificateRow | None:
    """What a code stands for, to anybody who holds it; a made-up and an unknown one look alike."""
    told = codes.read(code, codes.CERTIFICATE)
    row = Certificate.objects.filter(pk=told).first() if told else None
    return CertificateRow(row.event_id, tuple(_days(row))) if row else None


def _days(row: Certificate) -> Iterator[date]:
    return map(date.fromisoformat, row.days)
