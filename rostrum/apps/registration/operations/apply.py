"""What whoever registers does: ask for a link, fill in, send, change, withdraw (R72-R79)."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction
from django.db.models import F, QuerySet

from rostrum.apps.correspondence.operations.queue import read_address
from rostrum.apps.meeting.operations import hold_event
from rostrum.apps.registration import queries
from rostrum.apps.registration.answers import cleaned, wrong
from rostrum.apps.registration.links import LASTS_DAYS
from rostrum.apps.registration.models import Dossier, Registration
from rostrum.apps.registration.operations.confidential import keep_confidential, keep_consents
from rostrum.apps.registration.operations.filling import compared, put
from rostrum.apps.registration.operations.leaving import lose_way_in
from rostrum.apps.registration.operations.protection import follow_answers
from rostrum.apps.registration.operations.telling import tell
from rostrum.apps.registration.operations.trail import Doer, locked, move, move_others
from rostrum.foundation.clock import DAY
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.registration import states
from rostrum.procedure.registration.questions import missing
from rostrum.procedure.registration.ways import Way


@dataclass(frozen=True)
class Holder:
    """Who has opened the link of a dossier, and when they act (µs)."""

    dossier: str
    now: int


@dataclass(frozen=True)
class Asking:
    """Who asks for a link: an address, the language of letters, and the invitation that was opened, if any."""

    address: str
    language: str
    invitation: str = ""


def begin_registration(*, event: str, category: str, asking: Asking, now: int) -> None:
    """Have a link sent to an address; whoever opens it fills in the form.

    The answer is the same for an address that is known and one that is not: nothing is given back, and the mail
    tells its owner what there is already. An invitation without a place left still sends their link to those known.
    The event is held while it is looked: of two that begin at once the second finds the first, and the last place of
    an invitation goes to one.
    Refused: unknown_event, unknown_version, address_not_read, no_way_in (the category has no form), by_invitation,
    deadline_passed.
    """
    way = queries.way_of(event=event, category=category)
    if not way.has_form:
        raise Refusal("no_way_in", category=category)
    to = read_address(asking.address).lower()
    invited = queries.invitation_in_force(
        event=event, category=category, invitation=asking.invitation, now=now
    )
    if way.needs_invitation and invited is None:
        raise Refusal("by_invitation", category=category)
    queries.refuse_closed(event=event, way=way, now=now)
    with transaction.atomic():
        hold_event(event=event)
        row = _standing_of(to, event).select_related("dossier").order_by("dossier__made_at").first()
        if row is None and invited is not None and not queries.places_left(invited):
            return
        letter = "registration.known" if row else "registration.begun"
        made = row or _draft(event, category, to, asking.language, now)
        if invited is not None and row is None:
            invited.used_by.add(made)
        tell(letter, made, str(now // DAY) if row else "begun", now)


def _standing_of(address: str, event: str) -> QuerySet[Registration]:
    """What a mailbox has in an event already."""
    return Registration.objects.filter(event=event, dossier__address=address).exclude(state__in=states.ENDED)


def _draft(event: str, category: str, address: str, language: str, now: int) -> Registration:
    dossier = Dossier.objects.create(
        address=address, language=language, link_expires=now + LASTS_DAYS * DAY, made_at=now, changed_at=now
    )
    return Registration.objects.create(dossier=dossier, event_id=event, category=category)


def take_another_event(*, holder: Holder, event: str, category: str) -> str:
    """Register the same person for another event of the group (one dossier, one form); gives the registration's id.

    A mailbox has one registration an event, whichever of its dossiers that is in: the event is held while it is
    looked, as when a registration begins. Refused: signed_out, not_grouped, registered_already, address_registered,
    no_way_in, by_invitation, deadline_passed.
    """
    way = queries.way_of(event=event, category=category)
    if not way.has_form:
        raise Refusal("no_way_in", category=category)
    if way.needs_invitation:
        raise Refusal("by_invitation", category=category)
    queries.refuse_closed(event=event, way=way, now=holder.now)
    with transaction.atomic():
        hold_event(event=event)
        dossier = _opened(holder)
        held = dossier.registrations.values_list("event_id", flat=True)
        if event in held:
            raise Refusal("registered_already", event=event)
        if event not in {one for name in held for one in queries.grouped(event=name)}:
            raise Refusal("not_grouped", event=event)
        if _standing_of(dossier.address, event).exists():
            raise Refusal("address_registered", event=event)
        return Registration.objects.create(dossier=dossier, event_id=event, category=category).pk


def save_answers(*, holder: Holder, registration: str, answers: Mapping[str, str]) -> str:
    """Keep what was filled in; an incomplete draft is kept as it is. Gives the state.

    Of a registration that was sent it is a change: what differs stands in the trail, and whoever was approved and
    changes who they are is looked at again, in each of their events (`states.IDENTITY`). Protection, lists and uses
    count at once (D42).
    Refused: signed_out, unknown_registration, not_now, wrong_answers with `faults`: (field, code) each.
    """
    with transaction.atomic():
        row = _own(holder, registration)
        way = queries.way_of(event=row.event_id, category=row.category)
        told = cleaned(way, answers)
        faults = wrong(way, told, queries.countries())
        if faults:
            raise Refusal("wrong_answers", faults=tuple((one.field, one.code) for one in faults))
        differs = compared(row, told)
        put(row, told, holder.now)
        keep_confidential(row, told, holder.now)
        follow_answers(row, told, holder.now)
        _changed(row, differs, holder.now)
        return row.state


def _changed(row: Registration, differs: Mapping[str, tuple[str, str]], now: int) -> None:
    """A draft is only saved; what was sent is changed, here and in the person's other events."""
    if row.state == states.DRAFT:
        move(row, "save", Doer("applicant", now))
        return
    if not differs:
        return
    act = states.act_of_change(differs)
    doer = Doer("applicant", now, differs=differs)
    move(row, act, doer)
    move_others(row, act, doer)


def send_registration(*, holder: Holder, registration: str) -> None:
    """Send a complete form to the secretariat; an answer to its question goes the same way. Mails a receipt.

    Refused: signed_out, unknown_registration, not_now, deadline_passed, answers_missing with `fields`.
    """
    with transaction.atomic():
        row = _own(holder, registration)
        way = queries.way_of(event=row.event_id, category=row.category)
        _refuse_incomplete(row, way)
        act = "answer" if row.state == states.ASKED else "send"
        if act == "send":
            queries.refuse_closed(event=row.event_id, way=way, now=holder.now)
        row.speaks = way.may_speak and row.dossier.answers.get("speak") == "yes"
        keep_consents(row, holder.now)
        move(row, act, Doer("applicant", holder.now))
        tell("registration.received", row, str(holder.now), holder.now)


def _refuse_incomplete(row: Registration, way: Way) -> None:
    lacking = missing(way, queries.as_told(row))
    if lacking:
        raise Refusal("answers_missing", fields=lacking)


def withdraw_registration(*, holder: Holder, registration: str) -> None:
    """Take a registration back, whatever became of it; who was approved loses the way in.

    Refused: signed_out, unknown_registration, not_now.
    """
    with transaction.atomic():
        row = _own(holder, registration)
        move(row, "withdraw", Doer("applicant", holder.now))
        if row.participant:
            lose_way_in(participant=row.participant, by=None, now=holder.now)
        if row.sent_at:
            tell("registration.withdrawn", row, str(holder.now), holder.now)


def end_links(*, holder: Holder) -> None:
    """Make every link sent so far open nothing; a new one is asked for at the form. Refused: signed_out."""
    with transaction.atomic():
        _opened(holder)
        Dossier.objects.filter(pk=holder.dossier).update(link_number=F("link_number") + 1)


def _opened(holder: Holder) -> Dossier:
    """The dossier, held. The first act after the link was opened proves the address."""
    row = Dossier.objects.select_for_update().filter(pk=holder.dossier, erased_at=None).first()
    if row is None or row.link_expires <= holder.now:
        raise Refusal("signed_out")
    if row.proved_at is None:
        row.proved_at = holder.now
        row.save(update_fields=["proved_at"])
    return row


def _own(holder: Holder, registration: str) -> Registration:
    dossier = _opened(holder)
    row = locked(registration)
    if row is None or row.dossier_id != dossier.pk:
        raise Refusal("unknown_registration")
    row.dossier = dossier
    return row
