"""Needs of accessibility: asked for by whoever has them, seen to by whoever is charged with it (R94-R100)."""

from dataclasses import dataclass, field

from django.db import transaction

from rostrum.apps.correspondence.operations import To, queue_mail
from rostrum.apps.correspondence.operations.queue import read_address
from rostrum.apps.meeting import queries as meeting
from rostrum.apps.participation import operations as participation
from rostrum.apps.participation import queries as people
from rostrum.apps.participation.operations.accommodations import LONGEST as LONGEST_EXTRA
from rostrum.apps.participation.words import clean, fault
from rostrum.apps.people.models import Account
from rostrum.apps.registration import queries
from rostrum.apps.registration.models import AccessRequest, Registration
from rostrum.apps.registration.permissions import may
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.registration import access as rules

LONGEST = {"name": 200, "body": 300, "text": 2_000, "seat": 200, "note": 2_000}


@dataclass(frozen=True)
class Need:
    """What somebody tells without having registered. Never printed."""

    name: str = field(repr=False)
    address: str = field(repr=False)
    text: str = field(repr=False)
    body: str = field(default="", repr=False)
    of_delegation: bool = False
    assistant: bool = False
    language: str = "en"


@dataclass(frozen=True)
class Handled:
    """What an officer writes down; `note` is for colleagues alone."""

    act: str
    seat: str = field(default="", repr=False)
    extra_seconds: int = 0
    note: str = field(default="", repr=False)
    participant: str = ""


def ask_for_access(*, event: str, need: Need, now: int) -> bool:
    """Take a need of whoever has not registered, whatever the hour; whether it came late. Mails a receipt.

    Refused: unknown_event, address_not_read, wrong_answers with `faults`: (field, code) each.
    """
    meeting.event(event=event)
    found = _read(need)
    address = read_address(need.address).lower()
    late = queries.access_is_late(event=event, now=now)
    with transaction.atomic():
        row = AccessRequest.objects.create(
            event_id=event,
            address=address,
            language=need.language,
            route=rules.route(of_delegation=need.of_delegation),
            late=late,
            assistant=need.assistant,
            received_at=now,
            changed_at=now,
            **found,
        )
        _tell("registration.access_received", row, now)
    return late


def _read(need: Need) -> dict[str, str]:
    """The texts in composed form. A delegation names itself; a need says what it is, or that an assistant comes."""
    text = "\n".join(clean(line) for line in need.text.replace("\r\n", "\n").split("\n")).strip()
    told = {"name": clean(need.name), "body": clean(need.body), "text": text}
    faults = [(name, fault(one.replace("\n", " "), LONGEST[name])) for name, one in told.items()]
    wanted = ["name", *(["body"] if need.of_delegation else []), *([] if need.assistant else ["text"])]
    faults += [(name, "answer_missing") for name in wanted if not told[name]]
    if wrong := tuple((name, code) for name, code in faults if code):
        raise Refusal("wrong_answers", faults=wrong)
    return told


def handle_access(*, request: str, handled: Handled, by: Account | None, now: int) -> None:
    """Take a request in hand, say what is arranged or why it cannot be, or take it up again.

    Extra seconds go to the floor at once where the person is on the list, otherwise when they come onto it. The person
    is told that it is arranged or that it is not, never what it is: a mail is read by others (R100).
    Refused: not_permitted, unknown_request, unknown_participant, not_now, missing (no reason for declining), too_long,
    accommodation.
    """
    with transaction.atomic():
        row = AccessRequest.objects.select_for_update(of=("self",)).filter(pk=request).first()
        if row is None:
            raise Refusal("unknown_request")
        may(by, "registration.handle_access", row)
        _refuse_unsound(row, handled)
        held = _given(row)
        row.state = rules.after(row.state, handled.act)
        row.seat, row.note, row.extra_seconds = (
            handled.seat.strip(),
            handled.note.strip(),
            handled.extra_seconds,
        )
        row.participant = handled.participant or row.participant
        row.handled_by, row.changed_at = by, now
        row.save()
        if held or _given(row):
            _give_time(row, now)
        if row.state not in rules.OPEN:
            _tell(f"registration.access_{row.state}", row, now)


def _refuse_unsound(row: AccessRequest, handled: Handled) -> None:
    for name in ("seat", "note"):
        if len(getattr(handled, name)) > LONGEST[name]:
            raise Refusal("too_long", field=name, longest=LONGEST[name])
    if handled.act == "decline" and not handled.note.strip():
        raise Refusal("missing", field="note")
    if not 0 <= handled.extra_seconds <= LONGEST_EXTRA:
        raise Refusal("accommodation", longest=LONGEST_EXTRA)
    if handled.participant and people.participant(id=handled.participant).event_id != row.event_id:
        raise Refusal("unknown_participant")


def carry_extra_time(row: Registration, now: int) -> None:
    """Whoever comes onto the list has the extra time that was arranged before. Inside a transaction."""
    for one in AccessRequest.objects.filter(registration=row):
        if _given(one):
            _give_time(one, now)


def _give_time(row: AccessRequest, now: int) -> None:
    """Only what is arranged flows; taken up again or taken back, it flows back (P3)."""
    who = row.participant or (row.registration.participant if row.registration else "")
    if not who:
        return
    participation.record_accommodation(participant=who, seconds=_given(row), by=None, now=now)


def _given(row: AccessRequest) -> int:
    """The seconds that a request gives the floor as it stands."""
    return row.extra_seconds if row.state == rules.ARRANGED else 0


def _tell(letter: str, row: AccessRequest, now: int) -> None:
    """To their own address, in their language, with ids alone; somebody without an address is told by nobody."""
    dossier = row.registration.dossier if row.registration else None
    address, language = (dossier.address, dossier.language) if dossier else (row.address, row.language)
    if not address:
        return
    context = {"access": row.pk, "event": row.event_id}
    to = To(address, language, dossier.pk if dossier else row.pk)
    queue_mail(letter=letter, to=to, context=context, now=now, key=f"{row.pk}:{now}")
