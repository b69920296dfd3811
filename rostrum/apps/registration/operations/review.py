"""What the secretariat decides: ask, approve, propose for the list, refuse, reconsider (R60-R66, R81)."""

from dataclasses import replace

from django.db import transaction

from rostrum.apps.floor import operations as floor
from rostrum.apps.participation import operations as participation
from rostrum.apps.participation.lists import Row
from rostrum.apps.people.models import Account
from rostrum.apps.registration import queries
from rostrum.apps.registration.models import Registration
from rostrum.apps.registration.operations.telling import tell
from rostrum.apps.registration.operations.trail import Doer, locked, move, staff
from rostrum.apps.registration.permissions import may
from rostrum.foundation.refusal import Refusal

LONGEST = 1_000  # signs of a reason
LETTERS = {"ask": "registration.asked", "refuse": "registration.refused"}


def approve_registration(*, registration: str, by: Account | None, now: int) -> str:
    """Let somebody take part; gives the participant's id. Who comes by the list is proposed instead.

    Refused: not_permitted, unknown_registration, not_now, by_the_list.
    """
    with transaction.atomic():
        row = _before(registration, by)
        if queries.way_of(event=row.event_id, category=row.category).by_list:
            raise Refusal("by_the_list", category=row.category)
        return admit(row, "approve", staff(by, now))


def admit(row: Registration, act: str, doer: Doer) -> str:
    """Make or renew the participant of a registration that was decided for. Inside a transaction."""
    move(row, act, doer)
    person = _person(row)
    if row.participant:
        floor.amend_participant(participant=row.participant, person=person, by=doer.account, now=doer.now)
    else:
        row.participant = participation.add_participant(
            event=row.event_id, person=person, by=doer.account, now=doer.now
        )
        row.save(update_fields=["participant"])
    tell("registration.approved", row, str(doer.now), doer.now)
    return row.participant


def _person(row: Registration) -> Row:
    """How they stand on the list of participants. A protected person is of no region; the body stays unsaid (D40)."""
    dossier = row.dossier
    told = dossier.answers
    body = dossier.organization
    region = body.region if body is not None and not dossier.protected else ""
    return Row(
        name=dossier.name,
        category=row.category,
        body=dossier.body,
        legal_name=told.get("legal_name", ""),
        body_ref=body.code if body is not None else "",
        capacity="" if dossier.protected else told.get("capacity", ""),
        region=region,
        lang=told.get("lang", ""),
        say=told.get("say", ""),
        group=bool(told.get("group")),
        preregistered=row.speaks,
        protected=dossier.protected,
    )


def propose_registration(*, registration: str, by: Account | None, now: int) -> None:
    """Put somebody forward for the President's list; the Assembly decides (R81, R86).

    Refused: not_permitted, unknown_registration, not_now, not_by_the_list.
    """
    with transaction.atomic():
        row = _before(registration, by)
        if not queries.way_of(event=row.event_id, category=row.category).by_list:
            raise Refusal("not_by_the_list", category=row.category)
        move(row, "propose", staff(by, now))


def ask_applicant(*, registration: str, question: str, by: Account | None, now: int) -> None:
    """Ask for what is missing; the registration waits for the answer. Refused: as `refuse_registration`."""
    _with_reason(registration, "ask", staff(by, now, question))


def refuse_registration(*, registration: str, why: str, by: Account | None, now: int) -> None:
    """Refuse with a reason, which is told; who was approved loses the way in.

    Refused: not_permitted, unknown_registration, not_now, missing, too_long.
    """
    row = _with_reason(registration, "refuse", staff(by, now, why))
    if row.participant:
        participation.revoke_link(participant=row.participant, by=by, now=now)


def reconsider_registration(*, registration: str, why: str, by: Account | None, now: int) -> None:
    """Take up again what was refused. Refused: not_permitted, unknown_registration, not_now, missing, too_long."""
    _with_reason(registration, "reconsider", staff(by, now, why))


def _with_reason(registration: str, act: str, doer: Doer) -> Registration:
    told = doer.why.strip()
    if not told:
        raise Refusal("missing", field="why")
    if len(told) > LONGEST:
        raise Refusal("too_long", field="why", longest=LONGEST)
    with transaction.atomic():
        row = move(_before(registration, doer.account), act, replace(doer, why=told))
        if act in LETTERS:
            tell(LETTERS[act], row, str(doer.now), doer.now)
        return row


def _before(registration: str, by: Account | None) -> Registration:
    row = locked(registration)
    if row is None:
        raise Refusal("unknown_registration")
    may(by, "registration.review", row)
    return row
