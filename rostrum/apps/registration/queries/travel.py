"""Who asks for support for travel, how each request stands, and how many by country (R187)."""

from dataclasses import dataclass, field

from django.db.models import Count, QuerySet

from rostrum.apps.people.models import Account
from rostrum.apps.registration.models import TravelRequest
from rostrum.apps.registration.permissions import may
from rostrum.procedure.registration.states import DRAFT, ENDED
from rostrum.procedure.registration.travel import REQUESTED, STATES

TRAVEL_PAGE = 200
NOT_TOLD = "none"  # the country of those who told none


@dataclass(frozen=True)
class TravelFilters:
    """Which requests: in one state, from one country; empty for all."""

    state: str = ""
    country: str = ""


@dataclass(frozen=True)
class TravelRow:
    """A request of somebody whose registration was sent; moments in µs."""

    id: str
    registration: str
    name: str = field(repr=False)
    body: str = field(repr=False)
    country: str
    category: str
    registered: str  # the state of the registration: whoever is not approved does not travel yet
    text: str = field(repr=False)
    state: str
    offer: str = field(repr=False)
    why: str = field(repr=False)
    protected: bool
    decided_by: str
    asked_at: int


def travel_board(
    *, event: str, filters: TravelFilters, by: Account | None, after: int = 0, most: int | None = TRAVEL_PAGE
) -> tuple[TravelRow, ...]:
    """The requests in the order they came, as the filters say; one query. `after` is how many come before the page,
    `most` None gives all. Refused: not_permitted.
    """
    may(by, "registration.decide_travel", event)
    rows = _sent(event)
    if filters.state in STATES:
        rows = rows.filter(state=filters.state)
    if filters.country:
        country = "" if filters.country == NOT_TOLD else filters.country
        rows = rows.filter(registration__dossier__country=country)
    found = rows.select_related("registration__dossier", "decided_by")
    return tuple(_row(one) for one in found[after : None if most is None else after + most])


def travel_counts(*, event: str, by: Account | None) -> dict[str, dict[str, int]]:
    """How many stand in each state, by country as they told it, in no order; one query. Refused: not_permitted."""
    may(by, "registration.decide_travel", event)
    told = (
        _sent(event).values_list("registration__dossier__country", "state").annotate(Count("pk")).order_by()
    )
    found: dict[str, dict[str, int]] = {}
    for country, state, number in told:
        found.setdefault(country, dict.fromkeys(STATES, 0))[state] = number
    return found


def has_travel(*, event: str, request: str, by: Account | None) -> bool:
    """Whether this event has such a request. Refused: not_permitted."""
    may(by, "registration.decide_travel", event)
    return _sent(event).filter(pk=request).exists()


def own_travel(*, dossier: str, registration: str) -> TravelRow | None:
    """One's own request, for whoever holds the dossier."""
    rows = TravelRequest.objects.select_related("registration__dossier", "decided_by")
    row = rows.filter(registration=registration, registration__dossier=dossier).first()
    return _row(row) if row else None


def _sent(event: str) -> QuerySet[TravelRequest]:
    """Of registrations that were sent. Who no longer takes part waits for no offer; what was offered to them stays."""
    rows = TravelRequest.objects.filter(registration__event=event).exclude(registration__state=DRAFT)
    return rows.exclude(state=REQUESTED, registration__state__in=ENDED)


def _row(row: TravelRequest) -> TravelRow:
    held = row.registration
    dossier = held.dossier
    return TravelRow(
        row.pk,
        held.pk,
        dossier.name,
        "" if dossier.protected else dossier.body,
        dossier.country,
        held.category,
        held.state,
        row.text,
        row.state,
        row.offer,
        row.why,
        dossier.protected,
        row.decided_by.name if row.decided_by else "",
        row.asked_at,
    )
