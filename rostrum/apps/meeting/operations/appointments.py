"""The office of an event invites, appoints, confirms and replaces. Programme and mandate follow at once (R36-R59).

Whoever is appointed stands in a new version of the programme, made in the same transaction. Everything
before that is the office's own.
"""

from dataclasses import dataclass

from django.db import transaction

from rostrum.apps.correspondence.operations import erase_correspondence
from rostrum.apps.meeting import queries
from rostrum.apps.meeting.candidates import Described, as_candidate, described, seat
from rostrum.apps.meeting.models import Appointment, AppointmentStep, Entrustment, Event
from rostrum.apps.meeting.operations.programme import WHY_LIMIT, Stamp, add_version
from rostrum.apps.meeting.permissions import APPOINT, PUT_FORWARD
from rostrum.apps.people.models import Account
from rostrum.apps.processes.permissions import may
from rostrum.foundation.refusal import Refusal
from rostrum.procedure import appointments as rules
from rostrum.procedure import programme_revision as revision
from rostrum.procedure.conformance import attributes as mix
from rostrum.procedure.modalities.arrangement import Arrangement

IN_PROGRAMME = frozenset({"appoint", "replace", "end"})


@dataclass(frozen=True)
class When:
    """Who puts an act down, when (microseconds UTC) and why, and `on` which moment it was done."""

    by: Account | None
    now: int
    on: int
    why: str = ""


@transaction.atomic
def propose(  # noqa: PLR0913 - an act names what, who, when and why
    *, event: str, role: str, person: Described, by: Account | None, why: str = "", now: int
) -> str:
    """Somebody is thought of for an office, by it or by the body to which it left the choice; gives the new id.

    Refused: not_permitted, unknown_event, unknown_role, no_name, too_long, unknown (country), unknown_attribute,
    unknown_value, sensitive (kept apart, and only of a holder), reason_too_long, in_prospect_already.
    """
    may(by, PUT_FORWARD, seat(event=event, role=role))
    fields = described(queries.arrangement(event=event), role, person)
    open_now = (*rules.IN_PROSPECT, *rules.STANDING)
    if Appointment.objects.filter(event=event, role=role, name=fields["name"], status__in=open_now).exists():
        raise Refusal("in_prospect_already", name=person.name)
    made = Appointment(event_id=event, role=role, status="", entrusted=_left_to(event, role, by), **fields)
    step(made, "propose", When(by, now, now, why))
    return made.pk


@transaction.atomic
def correct_candidate(
    *, appointment: str, person: Described, by: Account | None, why: str = "", now: int
) -> None:
    """What is said of somebody in prospect, put right or decided; of a holder the programme is revised instead.

    Refused: as `propose`, unknown_appointment, not_now.
    """
    held = locked(appointment)
    may(by, PUT_FORWARD, seat(event=held.event_id, role=held.role))
    for field, value in described(queries.arrangement(event=held.event_id), held.role, person).items():
        setattr(held, field, value)
    step(held, "correct", When(by, now, now, why))


@transaction.atomic
def advance(  # noqa: PLR0913 - an act names what, who, when and why
    *, appointment: str, act: str, on: int | None = None, by: Account | None, why: str = "", now: int
) -> str:
    """An act that leaves the programme as it is: choose, invite, accept, decline, withdraw, confirm; gives the status.

    `on` is the moment the act was done, now if left out: it belongs to who held the office then (Amb6). Refused:
    not_permitted, unknown_appointment, unknown_act, not_now, not_yet, not_entrusted, reason_too_long.
    """
    held = locked(appointment)
    asked = PUT_FORWARD if act in rules.OF_THE_BODY else APPOINT
    may(by, asked, seat(event=held.event_id, role=held.role))
    if act in IN_PROGRAMME or act == "propose":
        raise Refusal("unknown_act", act=act)
    if act == "choose" and _open_entrustment(held.event_id, held.role) is None:
        raise Refusal("not_entrusted", id=held.role)
    step(held, act, When(by, now, now if on is None else on, why))
    return held.status


@transaction.atomic
def appoint(  # noqa: PLR0913 - an act names what, who, when and why
    *,
    appointment: str,
    place: int | None = None,
    on: int | None = None,
    by: Account | None,
    why: str,
    now: int,
    seen: int | None = None,
) -> int:
    """Somebody comes into the office, in a free place or in that of whoever they replace; gives the new version.

    `why` is public, as of every version. What is recorded of the one replaced ends with them (R42). Refused:
    not_permitted, unknown_appointment, not_now, not_yet, no_free_place, no_such_place, and as `revise_programme`.
    """
    held = locked(appointment)
    may(by, APPOINT, seat(event=held.event_id, role=held.role))
    arrangement = queries.arrangement(event=held.event_id)
    at = rules.free_place(arrangement, held.role) if place is None else place
    when = When(by, now, now if on is None else on, why)
    if place is not None:
        _leave_place(arrangement, held.role, place, "replace", when)
    change = rules.with_candidate(arrangement, as_candidate(held), at)
    step(held, "appoint", when)
    return add_version(held.event_id, change, None, Stamp(by, now, why), seen)


@transaction.atomic
def end_appointment(  # noqa: PLR0913 - an act names what, who, when and why
    *,
    event: str,
    role: str,
    place: int,
    on: int | None = None,
    by: Account | None,
    why: str,
    now: int,
    seen: int | None = None,
) -> int:
    """Whoever holds that place leaves the office; it is to be announced again (Amb17). Gives the new version.

    Refused: not_permitted, unknown_event, unknown_role, no_such_place, not_yet, and as `revise_programme`.
    """
    may(by, APPOINT, seat(event=event, role=role))
    arrangement = queries.arrangement(event=event)
    _leave_place(arrangement, role, place, "end", When(by, now, now if on is None else on, why))
    change = revision.with_holder(arrangement, role, place, {})
    return add_version(event, change, None, Stamp(by, now, why), seen)


@transaction.atomic
def erase_candidate(*, appointment: str, by: Account | None) -> None:
    """Whoever declined or was withdrawn is forgotten, trail, letters and all.

    Refused: not_permitted, unknown_appointment, not_now.
    """
    held = locked(appointment)
    may(by, APPOINT, seat(event=held.event_id, role=held.role))
    if held.status not in rules.CLOSED:
        raise Refusal("not_now", act="erase", status=held.status)
    erase_correspondence(person=held.pk)
    held.delete()


def _leave_place(arrangement: Arrangement, role: str, place: int, act: str, when: When) -> None:
    """The trail of whoever leaves a place; one named in the programme alone has none."""
    name = str(mix.holder(arrangement, role, place).get("name", ""))
    rows = Appointment.objects.select_for_update(of=("self",)).filter(
        event=arrangement["id"], role=role, name=name
    )
    held = rows.filter(status__in=rules.STANDING).first()
    if held:
        step(held, act, when)


def step(held: Appointment, act: str, when: When) -> None:
    """The act decided, the row and its trail written."""
    held.status = rules.after(act, held.status)
    if when.on > when.now:
        raise Refusal("not_yet")
    if len(when.why) > WHY_LIMIT:
        raise Refusal("reason_too_long", limit=WHY_LIMIT)
    held.save()
    AppointmentStep.objects.create(
        appointment=held,
        act=act,
        status=held.status,
        office="" if act in rules.OF_THE_BODY else seat(event=held.event_id, role=held.role).appointed_by,
        on=when.on,
        by=when.by,
        at=when.now,
        why=when.why.strip(),
    )


def locked(appointment: str) -> Appointment:
    """The row, with its event locked first, as every act on a programme does."""
    event = Appointment.objects.filter(pk=appointment).values_list("event", flat=True).first()
    if event is None:
        raise Refusal("unknown_appointment", id=appointment)
    Event.objects.select_for_update().get(pk=event)
    return Appointment.objects.prefetch_related("country__names").get(pk=appointment)


def _open_entrustment(event: str, role: str) -> Entrustment | None:
    return Entrustment.objects.filter(event=event, role=role, ended_at=None).first()


def _left_to(event: str, role: str, by: Account | None) -> Entrustment | None:
    """The entrustment under which somebody is put forward: by the body's own account."""
    held = _open_entrustment(event, role)
    return held if held and by is not None and held.account_id == by.pk else None
