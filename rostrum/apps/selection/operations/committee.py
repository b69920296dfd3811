"""What the committee does: the short-list, and its notes (P9)."""

from django.db import transaction

from rostrum.apps.people.models import Account
from rostrum.apps.selection.calls import call_of
from rostrum.apps.selection.models import Expression
from rostrum.apps.selection.operations.trail import Which, found, locked, move, reason
from rostrum.apps.selection.people import admitted
from rostrum.apps.selection.permissions import SHORT_LIST, may
from rostrum.apps.selection.queries import called_in, has_left, places_of, standing
from rostrum.foundation.refusal import Refusal
from rostrum.procedure import selection as rules


def short_list(*, which: Which, why: str = "", by: Account | None, now: int) -> None:
    """Put somebody on the short-list; where a group would have more than its share, with a reason.

    Refused: not_permitted, no_call, unknown_expression, not_now, has_left, reason_needed, too_long.
    """
    may(by, SHORT_LIST, which.event)
    call = call_of(event=which.event, segment=which.segment)
    with transaction.atomic():
        rows = locked(which)
        row = found(rows, which.expression)
        called = called_in(which.event, which.segment)
        if has_left(row, called):
            raise Refusal("has_left")
        told = reason(why, needed=False)
        if not told and row.state == rules.RECEIVED and _departs(rows, called, row, places_of(call) or 0):
            raise Refusal("reason_needed")
        move(row, "short_list", now=now, by=by, why=told)


def _departs(rows: dict[str, Expression], called: frozenset[str], row: Expression, places: int) -> bool:
    still = standing(rows.values(), called)
    picked = [one.pk for one in still if one.state != rules.RECEIVED]
    return rules.departs(admitted(still), picked, row.pk, places)


def take_off_list(*, which: Which, why: str = "", by: Account | None, now: int) -> None:
    """Take somebody off the short-list. Refused: not_permitted, unknown_expression, not_now, too_long."""
    may(by, SHORT_LIST, which.event)
    with transaction.atomic():
        row = found(locked(which), which.expression)
        move(row, "take_off", now=now, by=by, why=reason(why, needed=False))


def note_interest(*, which: Which, why: str, by: Account | None, now: int) -> None:
    """Add a note, which is never changed. Refused: not_permitted, unknown_expression, missing, too_long."""
    may(by, SHORT_LIST, which.event)
    with transaction.atomic():
        row = found(locked(which), which.expression)
        move(row, "note", now=now, by=by, why=reason(why))
