"""Papers are printed by the worker: a page that typeset would keep everybody behind it waiting."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from rostrum.apps.attendance.models import Paper
from rostrum.apps.attendance.operations.badges import collect_badge
from rostrum.apps.attendance.permissions import may
from rostrum.apps.attendance.queries.papers import sheet
from rostrum.apps.participation import queries as participation
from rostrum.apps.people.models import Account
from rostrum.foundation.ports import ports


def ask_for_paper(  # noqa: PLR0913 - what a paper is
    *,
    event: str,
    kind: str,
    participant: str | None,
    language: str,
    words: Mapping[str, Any],
    by: Account | None,
    now: int,
) -> str:
    """Have a paper printed, of everybody or of one; gives its id. One's own that waits already is not asked twice.

    `words`: what stands on it beside names, in its language. Refused: not_permitted.
    """
    may(by, "attendance.make_badge", event)
    with transaction.atomic():
        if participant is not None:
            Paper.objects.filter(participant=participant, kind=kind).delete()
        row = Paper.objects.create(
            event_id=event,
            kind=kind,
            participant_id=participant,
            language=language,
            words=dict(words),
            asked_by=by,
            asked_at=now,
        )
        ports.courier.call("papers", now)
    return row.pk


def print_own_badge(
    *, dossier: str, registration: str, language: str, words: Mapping[str, Any], now: int
) -> str:
    """Have one's own badge printed, made first where there is none. Refused: unknown_registration, not_approved."""
    participant = collect_badge(dossier=dossier, registration=registration, now=now)
    event = participation.participant(id=participant).event_id
    return ask_for_paper(
        event=event,
        kind="badges",
        participant=participant,
        language=language,
        words=words,
        by=None,
        now=now,
    )


def print_paper(*, now: int) -> bool:
    """Print the paper that has waited longest; whether there was one.

    A sign that no font has fails the paper: nothing is handed out that shows boxes for a name.
    """
    row = Paper.objects.filter(state=Paper.State.WAITING).order_by("asked_at", "id").first()
    if row is None:
        return False
    told = sheet(row)
    done = ports.typesetter.typeset(told.template, told.data)
    state = Paper.State.READY if done.data else Paper.State.FAILED
    kept = {"state": state, "fault": done.fault, "data": done.data, "made_at": now}
    Paper.objects.filter(pk=row.pk, state=Paper.State.WAITING).update(**kept)
    return True
