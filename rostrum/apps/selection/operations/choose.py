"""What the Office of the President does: choose, replace, and tell everybody at once (R41, P9)."""

from collections.abc import Iterable

from django.db import transaction

from rostrum.apps.floor import operations as floor
from rostrum.apps.meeting.operations import hold_event
from rostrum.apps.participation import operations as participation
from rostrum.apps.people.models import Account
from rostrum.apps.selection.calls import Call, call_of
from rostrum.apps.selection.models import Expression
from rostrum.apps.selection.operations.express import uncall
from rostrum.apps.selection.operations.trail import Which, found, locked, move, reason, tell
from rostrum.apps.selection.permissions import CHOOSE, may
from rostrum.apps.selection.queries import called_in, has_left
from rostrum.foundation.refusal import Refusal
from rostrum.procedure import selection as rules
from rostrum.procedure.registration.states import APPROVED


def choose_speaker(*, which: Which, why: str = "", by: Account | None, now: int) -> None:
    """Choose somebody, from the short-list or with a reason beside it; told with the others.

    Refused: not_permitted, no_call, unknown_expression, not_now, has_left, not_approved, no_place_left,
    reason_needed, too_long.
    """
    may(by, CHOOSE, which.event)
    call = call_of(event=which.event, segment=which.segment)
    with transaction.atomic():
        rows = locked(which)
        _choose(call, rows, found(rows, which.expression), why, by, now)


def _choose(  # noqa: PLR0913, PLR0917 - a choice among the rows of a call
    call: Call, rows: dict[str, Expression], row: Expression, why: str, by: Account | None, now: int
) -> None:
    told = reason(why, needed=False)
    event = row.registration.event_id
    if has_left(row, called_in(event, row.segment)):
        raise Refusal("has_left")
    if row.registration.state != APPROVED or not row.registration.participant:
        raise Refusal("not_approved")
    if row.state == rules.RECEIVED and not told:
        raise Refusal("reason_needed")
    _refuse_full(call, rows.values(), row)
    move(row, "choose", now=now, by=by, why=told)


def _refuse_full(call: Call, rows: Iterable[Expression], row: Expression) -> None:
    """A cap of the whole event counts the other segments too: two offices never give its last place at once."""
    if call.terms.cap is None:
        return
    event = row.registration.event_id
    hold_event(event=event)
    every = Expression.objects.filter(registration__event=event, state=rules.CHOSEN)
    others = every.exclude(segment=row.segment).select_related("registration__dossier")
    here = called_in(event, row.segment)
    chosen = [one for one in rows if one.state == rules.CHOSEN and not has_left(one, here)]
    left = rules.room(call.terms.cap, map(_place, [*others, *chosen]), _place(row))
    if left == 0:
        raise Refusal("no_place_left")


def _place(row: Expression) -> rules.Place:
    return rules.Place(row.segment, row.registration.category, row.registration.dossier.body)


def take_back_choice(*, which: Which, why: str = "", by: Account | None, now: int) -> None:
    """Take a choice back that nobody was told of. Refused: not_permitted, unknown_expression, not_now, told_already."""
    may(by, CHOOSE, which.event)
    with transaction.atomic():
        row = found(locked(which), which.expression)
        if row.told == rules.CHOSEN:
            raise Refusal("told_already")
        move(row, "take_back", now=now, by=by, why=reason(why, needed=False))


def replace_speaker(*, which: Which, instead: str, why: str, by: Account | None, now: int) -> None:
    """Put another in the place of somebody who was chosen and cannot come; both are told at once.

    The other comes at the end of the list. Refused: not_permitted, no_call, unknown_expression, not_now, missing,
    too_long, not_told (take the choice back instead), and what `choose_speaker` refuses of the other.
    """
    may(by, CHOOSE, which.event)
    call, told = call_of(event=which.event, segment=which.segment), reason(why)
    with transaction.atomic():
        rows = locked(which)
        row, other = found(rows, which.expression), found(rows, instead)
        if row.told != rules.CHOSEN:
            raise Refusal("not_told")
        gone = has_left(row, called_in(which.event, which.segment))
        move(row, "replace", now=now, by=by, why=told)
        uncall(row, now)
        _choose(call, rows, other, told, by, now)
        _told(other, "chosen", now)
        if not gone:
            _told(row, "replaced", now)


def tell_everybody(*, event: str, segment: str, by: Account | None, now: int) -> int:
    """Tell whoever is chosen and whoever is not, each by letter; the floor then calls the chosen. Gives how many.

    Asked again it tells those alone who were not told yet. Refused: not_permitted, no_call, call_is_open,
    nobody_chosen, nobody_to_tell.
    """
    may(by, CHOOSE, event)
    if call_of(event=event, segment=segment).runs(now):
        raise Refusal("call_is_open")
    which = Which(event, segment, "")
    with transaction.atomic():
        rows, called = locked(which).values(), called_in(which.event, which.segment)
        still = [one for one in rows if not has_left(one, called)]
        if not any(one.state == rules.CHOSEN for one in still):
            raise Refusal("nobody_chosen")
        waiting = [(one, what) for one in still if (what := rules.to_tell(one.state, one.told))]
        if not waiting:
            raise Refusal("nobody_to_tell")
        for one, what in sorted(waiting, key=lambda each: (each[0].chosen_at or 0, each[0].pk)):
            _told(one, what, now)
        return len(waiting)


def _told(row: Expression, what: str, now: int) -> None:
    row.told, row.told_at = what, now
    row.save(update_fields=["told", "told_at"])
    if what == rules.CHOSEN:
        who = row.registration.participant
        participation.call_chosen(participant=who, segment=row.segment, place=row.chosen_at or now)
        floor.call_late(participant=who, segment=row.segment, now=now)
    tell(what, row, now)
