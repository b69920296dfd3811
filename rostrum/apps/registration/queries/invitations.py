"""Whom the secretariat has invited to register, and how many came (R61, R63, R66, R67)."""

from dataclasses import dataclass, field

from django.db.models import Count, Q

from rostrum.apps.people.models import Account
from rostrum.apps.registration.models import InvitationLink
from rostrum.apps.registration.permissions import may
from rostrum.procedure.registration import states


@dataclass(frozen=True)
class InvitedRow:
    """An invitation in force. `begun` hold one of its `places`, `sent` of them have sent their form; moments in µs."""

    id: str
    category: str
    body: str
    address: str = field(repr=False)
    places: int
    begun: int
    sent: int
    made_at: int


def invited(*, event: str, by: Account | None) -> tuple[InvitedRow, ...]:
    """Every invitation of an event that was not withdrawn, the newest first; one query. Refused: not_permitted."""
    may(by, "registration.see", event)
    here = ~Q(used_by__state__in=states.ENDED)
    rows = InvitationLink.objects.filter(event=event, withdrawn_at=None).annotate(
        begun=Count("used_by", filter=here),
        sent=Count("used_by", filter=here & ~Q(used_by__state=states.DRAFT)),
    )
    return tuple(
        InvitedRow(one.pk, one.category, one.body, one.address, one.places, one.begun, one.sent, one.made_at)
        for one in rows.order_by("-made_at", "id")
    )
