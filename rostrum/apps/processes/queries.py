"""Who holds which office of a process, and when, which is public; who of the staff holds which role, which is not."""

from dataclasses import dataclass

from rostrum.apps.people.models import Account
from rostrum.apps.processes.models import Grant, TenureStep
from rostrum.apps.processes.models import Tenure as Row
from rostrum.apps.processes.permissions import may
from rostrum.foundation.refusal import Refusal
from rostrum.procedure import offices
from rostrum.procedure.offices import Substitute, Tenure


@dataclass(frozen=True)
class StepRow:
    """One row of the trail of a tenure; `at` in microseconds UTC."""

    act: str
    by: str
    at: int
    why: str


@dataclass(frozen=True)
class StaffRow:
    """An account with a role; `everywhere`: in all events; `body`: for which a facilitator speaks.

    No address: accounts are known by their names.
    """

    account: str
    name: str
    role: str
    everywhere: bool
    body: str


def staff(*, event: str, by: Account | None) -> tuple[StaffRow, ...]:
    """Who may work in an event, by name; one query. Refused: not_permitted."""
    may(by, "processes.grant_role", event)
    rows = Grant.objects.filter(event__in=(event, ""), account__is_active=True).select_related("account")
    return tuple(
        StaffRow(one.account_id, one.account.name, one.role, not one.event, one.body)
        for one in rows.order_by("account__name", "account_id", "role", "body", "event")
    )


def tenures(*, process: str) -> tuple[Tenure, ...]:
    """Every tenure of a process, by office and time; void ones are left out. Two queries."""
    rows = Row.objects.filter(process=process, void=False).prefetch_related("substitutions", "country__names")
    return tuple(_tenure(row) for row in rows)


def tenure(*, id: str) -> Row:  # noqa: A002 - the id of the tenure, keyword only
    """The row of a tenure in force. Refused: unknown_tenure."""
    found = Row.objects.filter(pk=id, void=False).first()
    if found is None:
        raise Refusal("unknown_tenure", id=id)
    return found


def holder(*, process: str, office: str, at: int, session: int | None = None) -> Tenure | None:
    """Whose act it is: who holds the office at that moment (Amb6); `acting` of it tells who acts for them."""
    return offices.in_office(tenures(process=process), office, at, session)


def steps(*, tenure: str) -> tuple[StepRow, ...]:
    """The trail of a tenure, oldest first."""
    rows = TenureStep.objects.filter(tenure=tenure).values_list("act", "by__name", "at", "why")
    return tuple(StepRow(act, by or "", at, why) for act, by, at, why in rows)


def _tenure(row: Row) -> Tenure:
    substitutes = tuple(
        Substitute(one.name, one.function, one.since, one.until)
        for one in row.substitutions.all()
        if not one.void
    )
    country = row.country.name("en") if row.country else ""
    return Tenure(row.pk, row.office, row.session, row.name, country, row.since, row.until, substitutes)
