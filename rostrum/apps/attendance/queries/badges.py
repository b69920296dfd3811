"""Who has a badge, and how each badge stands at this moment."""

from collections.abc import Collection
from dataclasses import dataclass, field

from django.db.models import Q

from rostrum.apps.attendance import codes
from rostrum.apps.attendance.models import Badge
from rostrum.apps.attendance.permissions import may
from rostrum.apps.participation.models import Participant
from rostrum.apps.people.models import Account
from rostrum.apps.registration.models import Registration
from rostrum.procedure.attendance import Standing

PAGE = 50


@dataclass(frozen=True)
class BadgeRow:
    """A badge in force; `code` opens an entrance and is never printed into a log."""

    id: str
    code: str = field(repr=False)
    made_at: int


@dataclass(frozen=True)
class Holder:
    """A participant with the badge in force, if there is one. Of a protected person the body stays unsaid."""

    participant: str
    name: str = field(repr=False)
    body: str = field(repr=False)
    category: str
    badge: BadgeRow | None


def badge_of(*, participant: str) -> BadgeRow | None:
    """The badge in force; whoever asks was let see the participant."""
    row = Badge.objects.filter(participant=participant, ended_at=None).first()
    return _row(row) if row else None


def holders(*, event: str, words: str, by: Account | None) -> tuple[Holder, ...]:
    """The first fifty participants in whose name or body every word is found; two queries. Refused: not_permitted."""
    may(by, "attendance.make_badge", event)
    people = Participant.objects.filter(event=event)
    for word in words.split()[:5]:
        people = people.filter(Q(name__icontains=word) | Q(body__icontains=word, protected=False))
    taken = list(people[:PAGE])
    rows = Badge.objects.filter(participant__in=taken, ended_at=None)
    held = {row.participant_id: _row(row) for row in rows}
    return tuple(
        Holder(one.pk, one.name, "" if one.protected else one.body, one.category, held.get(one.pk))
        for one in taken
    )


def lacking(*, event: str) -> int:
    """How many participants have no badge in force."""
    having = Badge.objects.filter(event=event, ended_at=None).values("participant")
    return Participant.objects.filter(event=event).exclude(pk__in=having).count()


def standings(event: str, participants: Collection[str] | None = None) -> dict[str, str]:
    """The state of the registration behind each participant who has one; one query."""
    rows = Registration.objects.filter(event=event).exclude(participant="")
    if participants is not None:
        rows = rows.filter(participant__in=participants)
    return dict(rows.values_list("participant", "state"))


def standing(badge: Badge, states: dict[str, str]) -> Standing:
    return Standing(badge.ended_at is None, states.get(badge.participant_id, ""))


def _row(badge: Badge) -> BadgeRow:
    return BadgeRow(badge.pk, codes.code(badge.pk), badge.made_at)
