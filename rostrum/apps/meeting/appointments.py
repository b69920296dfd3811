"""What is read of appointments: who is in prospect for an office, and by which acts somebody came into it.

The office's own (R36-R59): the secretariat reads all, a body to which a choice was left what it put forward.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from rostrum.apps.meeting import queries
from rostrum.apps.meeting.models import Appointment, AppointmentStep, Entrustment
from rostrum.apps.meeting.permissions import APPOINT, entrusted
from rostrum.apps.people.models import Account
from rostrum.apps.processes import queries as processes
from rostrum.apps.processes.permissions import may
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.appointments import Candidate
from rostrum.procedure.offices import in_office, office_of


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
    body: str = ""
    holder: Mapping[str, str] = field(repr=False, default_factory=dict)

    @property
    def candidate(self) -> Candidate:
        return Candidate(self.role, self.status, self.holder, self.attributes)


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


def readable(*, event: str, by: Account | None) -> frozenset[str] | None:
    """The roles of which an account may read who is in prospect; None for all. Refused: not_permitted."""
    try:
        may(by, APPOINT, event)
    except Refusal:
        roles = entrusted(by, event) if by else frozenset()
        if not roles:
            raise
        return roles
    return None


def appointments(*, event: str, by: Account | None, language: str = "en") -> tuple[AppointmentRow, ...]:
    """Everybody on the way into an office of the event or in it, by role; three queries.

    For a body's own account those it put forward for the roles left to it. Refused: unknown_event, not_permitted.
    """
    roles = readable(event=queries.event(event=event).id, by=by)
    rows = Appointment.objects.filter(event=event)
    if roles is not None:
        rows = rows.filter(role__in=roles, entrusted__account=by)
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
    """The trail, oldest first, each act with who held the office on its moment. Refused: as `appointment`."""
    event = queries.event(event=_event(appointment, by))
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
                row.why,
            )
        )
    return tuple(told)


def entrustments(*, event: str, by: Account | None) -> tuple[EntrustmentRow, ...]:
    """The choices left to a body now. Refused: unknown_event, not_permitted."""
    roles = readable(event=queries.event(event=event).id, by=by)
    rows = Entrustment.objects.filter(event=event, ended_at=None).select_related("account")
    return tuple(
        EntrustmentRow(one.role, one.body, one.account.email if one.account else "", one.at, one.why)
        for one in (rows if roles is None else rows.filter(role__in=roles))
    )


def _event(appointment_id: str, by: Account | None) -> str:
    appointment(id=appointment_id, by=by)
    return Appointment.objects.values_list("event", flat=True).get(pk=appointment_id)


def _row(one: Appointment, language: str) -> AppointmentRow:
    state = one.country.name("en") if one.country else ""
    texts = {"name": one.name, "function": one.function, "institution": one.institution, "state": state}
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
        body=one.entrusted.body if one.entrusted else "",
        holder={key: text for key, text in texts.items() if text},
    )
