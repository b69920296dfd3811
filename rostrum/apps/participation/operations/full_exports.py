"""A table with what is protected in it leaves the house only when two persons wish it, and once (ASVS 2.3.5)."""

import hashlib
from typing import Any

from django.db import transaction

from rostrum.apps.participation.full_requests import STANDS
from rostrum.apps.participation.full_tables import Lines, Table, table
from rostrum.apps.participation.models import FullExport
from rostrum.apps.participation.permissions import may
from rostrum.apps.participation.words import clean, fault
from rostrum.apps.people.models import Account
from rostrum.foundation.refusal import Refusal

LONGEST = 300
State = FullExport.State


def masked_table(*, event: str, code: str, by: Account, now: int) -> Lines:
    """A table with what is protected left empty, handed out at once; the log says who took it and when.

    Refused: not_permitted, unknown_table.
    """
    may(by, "participation.ask_full_export", event)
    found = _offered(code, event)
    _note(found, event, found.protected(event), by, now, state=State.MASKED, handed_at=now)
    return _whole(found, event, full=False)


def ask_full_export(*, event: str, code: str, why: str, by: Account, now: int) -> str:
    """Ask for a table with what is protected; gives the request's id.

    Refused: not_permitted, unknown_table, missing (no reason), too_long, hidden_signs, nothing_protected.
    """
    may(by, "participation.ask_full_export", event)
    found, told = _offered(code, event), clean(why)
    wrong = fault(told, LONGEST) if told else "missing"
    if wrong:
        raise Refusal(wrong, field="why")
    ids = found.protected(event)
    if not ids:
        raise Refusal("nothing_protected", table=code)
    return _note(found, event, ids, by, now, why=told)


def _note(found: Table, event: str, ids: tuple[str, ...], by: Account, now: int, **told: Any) -> str:
    row = FullExport.objects.create(
        event_id=event,
        table=found.code,
        protected=len(ids),
        digest=_digest(ids),
        asked_by=by,
        asked_at=now,
        **told,
    )
    return str(row.pk)


def _offered(code: str, event: str) -> Table:
    found = table(code)
    if not found.offered(event):
        raise Refusal("unknown_table", table=code)
    return found


def decide_full_export(*, export: str, event: str, confirm: bool, by: Account, now: int) -> None:
    """Another person than the one who asked confirms or refuses; what was decided stays decided.

    Refused: unknown_export, not_permitted, two_persons, decided_already, too_late (a day after it was asked).
    """
    with transaction.atomic():
        row = _locked(export, event)
        may(by, "participation.decide_full_export", row)
        if row.asked_by_id == by.pk:
            raise Refusal("two_persons")
        if row.state != State.ASKED:
            raise Refusal("decided_already", state=row.state)
        if now > row.asked_at + STANDS:
            raise Refusal("too_late")
        row.state = State.CONFIRMED if confirm else State.REFUSED
        row.decided_by, row.decided_at = by, now
        row.save()


def hand_out(*, export: str, event: str, by: Account, now: int) -> tuple[str, Lines]:
    """The table, to whoever asked for it and once; its code and its lines, the first the columns.

    Refused: unknown_export, not_permitted (also for another than the one who asked), not_confirmed, handed_already,
    too_late (a day after it was confirmed), list_changed (other persons are protected than those confirmed).
    """
    with transaction.atomic():
        row = _locked(export, event)
        may(by, "participation.ask_full_export", row)
        _refuse_hand_out(row, by, now)
        found = table(row.table)
        if _digest(found.protected(event)) != row.digest:
            raise Refusal("list_changed")
        lines = tuple(_whole(found, event, full=True))
        row.state, row.handed_at = State.HANDED, now
        row.save()
    return row.table, lines


def _refuse_hand_out(row: FullExport, by: Account, now: int) -> None:
    if row.asked_by_id != by.pk:
        raise Refusal("not_permitted")
    if row.state == State.HANDED:
        raise Refusal("handed_already")
    if row.state != State.CONFIRMED or row.decided_at is None:
        raise Refusal("not_confirmed")
    if now > row.decided_at + STANDS:
        raise Refusal("too_late")


def _locked(export: str, event: str) -> FullExport:
    row = FullExport.objects.select_for_update().filter(pk=export, event=event).first()
    if row is None:
        raise Refusal("unknown_export")
    return row


def _whole(found: Table, event: str, *, full: bool) -> Lines:
    yield found.columns
    yield from found.rows(event, full)


def _digest(ids: tuple[str, ...]) -> str:
    return hashlib.sha256(" ".join(ids).encode()).hexdigest()
