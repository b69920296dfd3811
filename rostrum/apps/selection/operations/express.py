"""What the person does: say that they would speak and about what, change it, take it back (P9)."""

from dataclasses import dataclass

from django.db import transaction

from rostrum.apps.floor import operations as floor
from rostrum.apps.participation import operations as participation
from rostrum.apps.participation.words import fault
from rostrum.apps.registration.models import Dossier, Registration
from rostrum.apps.registration.operations import Holder
from rostrum.apps.registration.operations.trail import locked
from rostrum.apps.registration.queries import way_of
from rostrum.apps.selection.calls import call_of
from rostrum.apps.selection.models import Expression
from rostrum.apps.selection.operations.trail import move, tell
from rostrum.foundation.languages import BY_CODE
from rostrum.foundation.refusal import Refusal
from rostrum.procedure import selection as rules
from rostrum.procedure.registration.states import DRAFT, ENDED

LONGEST = 3_000  # signs


@dataclass(frozen=True)
class Interest:
    """What somebody would say in a segment. `consent`: to its being read by the committee and the Office."""

    text: str
    language: str = ""
    first: str = ""
    consent: bool = False


def express_interest(*, holder: Holder, registration: str, segment: str, interest: Interest) -> None:
    """Send or change an interest while the call is open; the first time a receipt is mailed.

    One that was taken back begins anew: what was told of it before is told of it no more.
    Refused: signed_out, unknown_registration, no_call, not_open_to (the category), call_to_come, deadline_passed,
    not_now, wrong_answers with `faults`: (field, code) each.
    """
    with transaction.atomic():
        owner = _owner(holder, registration)
        _refuse_closed(owner, segment, holder.now)
        _refuse_faults(interest)
        row = Expression.objects.select_for_update().filter(registration=owner, segment=segment).first()
        fresh = row is None or row.state == rules.WITHDRAWN
        row = row or Expression(registration=owner, segment=segment, state="", sent_at=holder.now)
        row.text, row.language, row.first = interest.text.strip(), interest.language, interest.first
        row.consent_at = holder.now
        if fresh:
            row.sent_at, row.told, row.told_at, row.chosen_at = holder.now, "", None, None
        move(row, "express" if fresh else "change", now=holder.now)
        if fresh:
            tell("received", row, holder.now)


def _owner(holder: Holder, registration: str) -> Registration:
    """The registration, held: two presses at once send one interest."""
    if not Dossier.objects.filter(pk=holder.dossier, erased_at=None, link_expires__gt=holder.now).exists():
        raise Refusal("signed_out")
    row = locked(registration)
    if row is None or row.dossier_id != holder.dossier:
        raise Refusal("unknown_registration")
    return row


def _refuse_closed(row: Registration, segment: str, now: int) -> None:
    if row.state in ENDED | {DRAFT}:
        raise Refusal("not_now", state=row.state)
    stands = call_of(event=row.event_id, segment=segment).stands(now)
    if not rules.may_express(way_of(event=row.event_id, category=row.category)):
        raise Refusal("not_open_to", category=row.category)
    if stands != "open":
        raise Refusal("call_to_come" if stands == "to_come" else "deadline_passed")


def _refuse_faults(interest: Interest) -> None:
    """Refused: wrong_answers."""
    told = interest.text.strip()
    wrong = {
        "text": _fault_of(told),
        "language": "" if interest.language in BY_CODE else "unknown_language",
        "first": "" if interest.first in rules.FIRST else "unknown_choice",
        "consent": "" if interest.consent else "consent_missing",
    }
    faults = tuple((name, code) for name, code in wrong.items() if code)
    if faults:
        raise Refusal("wrong_answers", faults=faults)


def _fault_of(text: str) -> str:
    if not text:
        return "answer_missing"
    if rules.count_words(text) > rules.WORDS:
        return "too_many_words"
    return fault(text, LONGEST) or ""


def withdraw_interest(*, holder: Holder, registration: str, segment: str) -> None:
    """Take an interest back, at any time; who was chosen is called no more. Mails a confirmation.

    Refused: signed_out, unknown_registration, unknown_expression, not_now.
    """
    with transaction.atomic():
        owner = _owner(holder, registration)
        row = Expression.objects.select_for_update().filter(registration=owner, segment=segment).first()
        if row is None:
            raise Refusal("unknown_expression")
        row.registration = owner
        move(row, "withdraw", now=holder.now)
        uncall(row, holder.now)
        tell("withdrawn", row, holder.now)


def uncall(row: Expression, now: int) -> None:
    """Have the floor call somebody no more in the segment. Inside a transaction."""
    who = row.registration.participant
    if who:
        participation.drop_chosen(participant=who, segment=row.segment)
        floor.take_off_selected(participant=who, segment=row.segment, now=now)
