"""What is read of appointments: who is in prospect for an office, and by which acts somebody came into it.

The office's own (R36-R59): the secretariat reads all, a body to which a choice was left what it put forward.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import Q

from rostrum.apps.meeting import queries
from rostrum.apps.meeting.candidates import as_candidate
from rostrum.apps.meeting.models import Appointment, AppointmentStep, Entrustment, InvitationLetter
from rostrum.apps.meeting.permissions import APPOINT, ENTRUST, PUT_FORWARD, Seat, entrusted
from rostrum.apps.people.models import Account
from rostrum.apps.processes import queries as processes
from rostrum.apps.processes.permissions import may
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.appointments import OF_THE_BODY, Candidate, filled
from rostrum.procedure.modalities.arrangement import members
from rostrum.procedure.offices import in_office, office_of

ACTS = (PUT_FORWARD, APPOINT, ENTRUST)


@dataclass(frozen=True)
class AppointmentRow:
    """Somebody on the way into an office, or in it; never printed, so that no log tells who was thought of.

    `country` is the name of the State in the language asked for, `body` which body put them forward.
    """

    id: str
    role: str
    status: str
    name: str = field(repr=False)
    function: str = field(repr=False)
    institution: str = field(repr=False)
    country: str = field(repr=False)
    country_code: str = field(repr=False)
    attributes: Mapping[str, str] = field(repr=False)
    candidate: Candidate = field(repr=False)
    body: str = ""


@dataclass(frozen=True)
class StepRow:
    """One act of the trail. `office` and `holder`: whose act it was, by who held the office on that moment (Amb6);
    `acting` who acted for the holder. Moments in microseconds UTC.
    """

    act: str
    status: str
    office: str
    holder: str
    acting: str
    on: int
    by: str
    at: int
    why: str


@dataclass(frozen=True)
class EntrustmentRow:
    role: str
    body: str
    email: str
    at: int
    why: str


def rights(*, event: str, by: Account | None) -> Mapping[str, frozenset[str]]:
    """What an account may do for each role of the event, by name of permission; roles without any are left out.

    Refused: unknown_event, not_permitted (for a role of none).
    """
    arrangement = queries.arrangement(event=queries.event(event=event).id)
    roles = members(arrangement, "roles")
    seats = (Seat(event, name, str(roles[name].get("appointed_by", ""))) for name in filled(arrangement))
    found = {one.role: frozenset(p for p in ACTS if _allowed(by, p, one)) for one in seats}
    held = {role: allowed for role, allowed in found.items() if allowed}
    if not held:
        raise Refusal("not_permitted", permission=PUT_FORWARD)
    return held


def _allowed(by: Account | None, permission: str, thing: Seat) -> bool:
    try:
        may(by, permission, thing)
    except Refusal:
        return False
    return True


def appointments(*, event: str, by: Account | None, language: str = "en") -> tuple[AppointmentRow, ...]:
    """Everybody on the way into an office of the event or in it, by role; three queries beside the permissions.

    For the office that appoints all of its roles; for a body's own account those it put forward for the roles left
    to it. Refused: unknown_event, not_permitted.
    """
    held = rights(event=event, by=by)
    seen = Q(role__in=[role for role, allowed in held.items() if APPOINT in allowed])
    if by is not None:
        seen |= Q(role__in=entrusted(by, event), entrusted__account=by)
    rows = Appointment.objects.filter(seen, event=event)
    rows = rows.select_related("entrusted").prefetch_related("country__names")
    return tuple(_row(one, language) for one in rows)


def appointment(*, id: str, by: Account | None, language: str = "en") -> AppointmentRow:  # noqa: A002 - its id
    """Refused: unknown_appointment, not_permitted."""
    event = Appointment.objects.filter(pk=id).values_list("event", flat=True).first()
    if event is None:
        raise Refusal("unknown_appointment", id=id)
    for row in appointments(event=event, by=by, language=language):
        if row.id == id:
            return row
    raise Refusal("unknown_appointment", id=id)


def steps(*, appointment: str, by: Account | None) -> tuple[StepRow, ...]:
    """The trail, oldest first, each act with who held the office on its moment. Refused: as `appointment`.

    A body reads the reasons of its own acts alone, not those of the office.
    """
    event = queries.event(event=_event(appointment, by))
    allowed = rights(event=event.id, by=by)
    role = Appointment.objects.values_list("role", flat=True).get(pk=appointment)
    whole = APPOINT in allowed[role]
    arrangement = queries.arrangement(event=event.id)
    held = processes.tenures(process=event.process)
    rows = AppointmentStep.objects.filter(appointment=appointment).select_related("by")
    told = []
    for row in rows:
        office, session = office_of(arrangement, row.office) if row.office else ("", None)
        tenure = in_office(held, office, row.on, session)
        acting = tenure.acting(row.on) if tenure else None
        told.append(
            StepRow(
                row.act,
                row.status,
                row.office,
                tenure.name if tenure else "",
                acting.name if acting else "",
                row.on,
                row.by.name if row.by else "",
                row.at,
                row.why if whole or row.act in OF_THE_BODY else "",
            )
        )
    return tuple(told)


def invited_at(*, addresses: Iterable[str]) -> frozenset[str]:
    """By which names letters of invitation went to these addresses; for the erasure of a person (R199)."""
    found = Q(pk=None)
    for one in addresses:
        found |= Q(address__iexact=one)
    return frozenset(InvitationLetter.objects.filter(found).values_list("appointment__name", flat=True))


def entrustments(*, event: str, by: Account | None) -> tuple[EntrustmentRow, ...]:
    """The choices left to a body now. Refused: unknown_event, not_permitted."""
    roles = rights(event=event, by=by)
    rows = Entrustment.objects.filter(event=event, ended_at=None, role__in=roles).select_related("account")
    return tuple(
        EntrustmentRow(one.role, one.body, one.account.email if one.account else "", one.at, one.why)
        for one in rows
    )


def _event(appointment_id: str, by: Account | None) -> str:
    appointment(id=appointment_id, by=by)
    return Appointment.objects.values_list("event", flat=True).get(pk=appointment_id)


def _row(one: Appointment, language: str) -> AppointmentRow:
    return AppointmentRow(
        id=one.pk,
        role=one.role,
        status=one.status,
        name=one.name,
        function=one.function,
        institution=one.institution,
        country=one.country.name(language) if one.country else "",
        country_code=one.country.code if one.country else "",
        attributes=one.attributes,
        candidate=as_candidate(one),
        body=one.entrusted.body if one.entrusted else "",
    )
