"""What has run out is deleted by the worker, class by class (R199); each round that found something leaves a report."""

from collections import Counter
from collections.abc import Collection
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from rostrum.apps.documents.operations import forget_files
from rostrum.apps.meeting import queries as meeting
from rostrum.apps.people.models import Deletion
from rostrum.apps.people.personal import DECLARED, Personal
from rostrum.apps.registration.models import Dossier
from rostrum.foundation.spans import DAY
from rostrum.procedure.registration.questions import QUESTIONS
from rostrum.procedure.retention import DAYS, TIMED, due

DOSSIER = "registration.Dossier"
FILES = "contact"  # the class at whose end the files of an event go


def forget_due(*, now: int) -> int:
    """Delete what has run out of every event that is over, but of no rehearsal; gives how many rows.

    A row that came later than the event counts from then. Who stands in several events is kept until the last of
    them has run out.
    """
    real = {row.id: meeting.over(event=row.id) for row in meeting.events() if not row.rehearsal}
    every = {row.id for row in meeting.events()}
    found = 0
    for kept in TIMED:
        ended = {event for event, over in real.items() if due(kept, over, now)}
        if ended:
            found += _round(kept, ended, every - ended, now)
    return found


def _round(kept: str, ended: Collection[str], running: Collection[str], now: int) -> int:
    with transaction.atomic():
        counts: Counter[str] = Counter()
        for label, one in DECLARED.items():
            if one.event:
                gone = _forget(one, kept, _rows(one, kept, ended, running, now))
                counts[label] += 0 if one.untold else gone
        counts[DOSSIER] += _answers(kept, _rows(DECLARED[DOSSIER], kept, ended, running, now))
        if kept == FILES:
            counts["documents.File"] += forget_files(events=ended)
        told = {label: number for label, number in counts.items() if number}
        if kept == "identity" and counts[DOSSIER]:
            Dossier.objects.filter(name="", answers={}, erased_at=None).exclude(
                registrations__event__in=running
            ).update(erased_at=now)
        if told:
            events = sorted(ended)
            Deletion.objects.create(
                cause=Deletion.Cause.RETENTION, kept=kept, events=events, counts=told, at=now
            )
    return sum(told.values())


def _rows(
    one: Personal, kept: str, ended: Collection[str], running: Collection[str], now: int
) -> QuerySet[Any]:
    """Of events that have run out, and of none that has not."""
    rows = one.rows(Q(**{f"{one.event}__in": ended})).exclude(**{f"{one.event}__in": running})
    if one.since:
        rows = rows.filter(**{f"{one.since}__lte": now - (DAYS[kept] or 0) * DAY})
    return one.rows(Q(pk__in=rows.values("pk")))


def _forget(one: Personal, kept: str, rows: QuerySet[Any]) -> int:
    """The rows themselves where the class is that of the whole, otherwise its texts."""
    if one.whole == kept:
        return rows.delete()[1].get(one.label, 0)
    blank = one.empty(one.texts(kept))
    if not blank or one.whole:
        return 0
    said = Q()
    for name, nothing in blank.items():
        said |= ~Q(**{name: nothing})
    return rows.filter(said).update(**blank)


def _answers(kept: str, rows: QuerySet[Any]) -> int:
    """The answers whose question is of this class, each by its name (`procedure.registration.questions`)."""
    names = {one.name for one in QUESTIONS if one.kept == kept}
    held = [one for one in rows.exclude(answers={}) if names & one.answers.keys()]
    for one in held:
        one.answers = {name: told for name, told in one.answers.items() if name not in names}
    Dossier.objects.bulk_update(held, ["answers"], batch_size=200)
    return len(held)
