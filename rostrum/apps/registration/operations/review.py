"""What the secretariat decides: ask, approve, propose for the list, refuse, take back, reconsider (R60-R66, R81).

`seen` is what the officer looked at (`queries.Sheet.seen`): whoever changed an answer meanwhile is looked at again.
"""

from collections.abc import Mapping
from dataclasses import replace

from django.db import transaction

from rostrum.apps.floor import operations as floor
from rostrum.apps.participation import operations as participation
from rostrum.apps.participation.lists import Row
from rostrum.apps.people.models import Account
from rostrum.apps.registration import queries
from rostrum.apps.registration.models import Registration
from rostrum.apps.registration.operations.access import carry_extra_time
from rostrum.apps.registration.operations.leaving import lose_way_in
from rostrum.apps.registration.operations.places import keep_to_caps, refuse_beyond, stand_beside
from rostrum.apps.registration.operations.protection import choose_list
from rostrum.apps.registration.operations.telling import tell
from rostrum.apps.registration.operations.trail import Doer, locked, move, staff
from rostrum.apps.registration.permissions import may
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.ordering import protocol_rank
from rostrum.procedure.registration import states

LONGEST = 1_000  # signs of a reason
MOST = 50  # decided at once
LETTERS = {
    "ask": "registration.asked",
    "refuse": "registration.refused",
    "withdraw": "registration.taken_back",
    "reconsider": "registration.reconsidered",
}


def approve_registration(
    *, registration: str, by: Account | None, now: int, seen: int | None = None, member_type: str = ""
) -> str:
    """Let somebody take part; gives the participant's id. Who comes by the list is proposed instead.

    `member_type`: as an assistant or a sign interpreter, outside every cap. Refused: not_permitted,
    unknown_registration, changed_meanwhile, not_now, by_the_list, unknown_choice, beyond_cap as `keep_to_caps`.
    """
    with transaction.atomic():
        row = before(registration, by, seen)
        if _by_list(row):
            raise Refusal("by_the_list", category=row.category)
        differs = stand_beside(row, member_type) if member_type else {}
        keep_to_caps([row])
        return admit(row, "approve", replace(staff(by, now), differs=differs))


def decide_many(*, event: str, seen: Mapping[str, int], by: Account | None, now: int) -> int:
    """Approve many that were shown; who comes by the list is proposed. Gives how many.

    `seen`: what was looked at, by registration. Each is decided whole and by itself, because a floor that is open
    writes too and waits for nobody. Refused: not_permitted, nobody_chosen, too_many (over MOST), list_changed when one
    is not as it was shown, beyond_cap when not all of them find a place: then nobody is decided; stopped_midway (with
    `done`) when that happens meanwhile.
    """
    may(by, "registration.review", event)
    if not seen:
        raise Refusal("nobody_chosen")
    if len(seen) > MOST:
        raise Refusal("too_many", limit=MOST)
    _refuse_changed(event, seen)
    refuse_beyond(queries.beyond(event=event, ids=tuple(seen)))
    for done, (one, known) in enumerate(seen.items()):
        try:
            _take(one, known, staff(by, now))
        except Refusal as refusal:
            raise Refusal("stopped_midway", done=done, registration=one) from refusal
    return len(seen)


def _refuse_changed(event: str, seen: Mapping[str, int]) -> None:
    rows = Registration.objects.filter(pk__in=seen, event=event, state__in=states.OPEN)
    if {one.pk: one.changed_at for one in rows.select_related("dossier")} != dict(seen):
        raise Refusal("list_changed")


def _take(registration: str, seen: int, doer: Doer) -> None:
    with transaction.atomic():
        row = before(registration, doer.account, seen)
        if _by_list(row):
            put_forward(row, doer)
        else:
            keep_to_caps([row])
            admit(row, "approve", doer)


def admit(row: Registration, act: str, doer: Doer) -> str:
    """Make or renew the participant of a registration that was decided for. Inside a transaction."""
    move(row, act, doer)
    if row.participant:
        renew(row, doer)
    else:
        row.participant = participation.add_participant(
            event=row.event_id, person=_person(row), by=doer.account, now=doer.now
        )
        row.save(update_fields=["participant"])
        choose_list(row, row.dossier.answers.get("listed", ""), doer.now)
    carry_extra_time(row, doer.now)
    tell("registration.approved", row, str(doer.now), doer.now)
    return row.participant


def renew(row: Registration, doer: Doer) -> None:
    """Have the participant stand as the registration says. Inside a transaction."""
    person = _person(row)
    floor.amend_participant(participant=row.participant, person=person, by=doer.account, now=doer.now)


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
        rank=_rank(row),
        protected=dossier.protected,
    )


def _rank(row: Registration) -> int:
    """The place in protocol of a delegation's member: the class of the body, then the level (R107)."""
    body = row.dossier.organization
    if body is None or not row.delegation_id:
        return 0
    return protocol_rank(order_class=body.order_class, level=row.level)


def propose_registration(*, registration: str, by: Account | None, now: int, seen: int | None = None) -> None:
    """Put somebody forward for the President's list; the Assembly decides (R81, R86).

    Refused: not_permitted, unknown_registration, changed_meanwhile, not_now, not_by_the_list, beyond_cap.
    """
    with transaction.atomic():
        row = before(registration, by, seen)
        if not _by_list(row):
            raise Refusal("not_by_the_list", category=row.category)
        put_forward(row, staff(by, now))


def put_forward(row: Registration, doer: Doer) -> None:
    """Propose a locked row for the list, and tell the person so. Inside a transaction. Refused: beyond_cap."""
    keep_to_caps([row])
    move(row, "propose", doer)
    tell("registration.proposed", row, str(doer.now), doer.now)


def ask_applicant(
    *, registration: str, question: str, by: Account | None, now: int, seen: int | None = None
) -> None:
    """Ask for what is missing; the registration waits for the answer. Refused: as `refuse_registration`."""
    _with_reason(registration, "ask", staff(by, now, question), seen)


def refuse_registration(
    *, registration: str, why: str, by: Account | None, now: int, seen: int | None = None
) -> None:
    """Refuse with a reason, which is told; who was approved loses the way in.

    Refused: not_permitted, unknown_registration, changed_meanwhile, not_now, missing, too_long, by_the_list
    (whom the Assembly included).
    """
    _with_reason(registration, "refuse", staff(by, now, why), seen)


def take_back_registration(
    *, registration: str, why: str, by: Account | None, now: int, seen: int | None = None
) -> None:
    """Withdraw for somebody who asked for it another way than by their link; told with the reason.

    Refused: not_permitted, unknown_registration, changed_meanwhile, not_now, missing, too_long.
    """
    _with_reason(registration, "withdraw", staff(by, now, why), seen)


def reconsider_registration(
    *, registration: str, why: str, by: Account | None, now: int, seen: int | None = None
) -> None:
    """Take up again what was refused. Refused: as `take_back_registration`."""
    _with_reason(registration, "reconsider", staff(by, now, why), seen)


def reason(why: str) -> str:
    """What the person will read. Refused: missing, too_long."""
    told = why.strip()
    if not told:
        raise Refusal("missing", field="why")
    if len(told) > LONGEST:
        raise Refusal("too_long", field="why", longest=LONGEST)
    return told


def _with_reason(registration: str, act: str, doer: Doer, seen: int | None) -> None:
    told = reason(doer.why)
    with transaction.atomic():
        row = before(registration, doer.account, seen)
        if act == "refuse" and row.state == states.APPROVED and _by_list(row):
            raise Refusal("by_the_list", category=row.category)
        move(row, act, replace(doer, why=told))
        if row.state in states.ENDED and row.participant:
            lose_way_in(participant=row.participant, by=doer.account, now=doer.now)
        tell(LETTERS[act], row, str(doer.now), doer.now)


def _by_list(row: Registration) -> bool:
    return queries.way_of(event=row.event_id, category=row.category).by_list


def before(registration: str, by: Account | None, seen: int | None) -> Registration:
    """The row that a decision is about, held, as it was looked at. Inside a transaction.

    Refused: not_permitted, unknown_registration, changed_meanwhile.
    """
    row = locked(registration)
    if row is None:
        raise Refusal("unknown_registration")
    may(by, "registration.review", row)
    if seen is not None and row.changed_at != seen:
        raise Refusal("changed_meanwhile")
    return row
