"""Which doors stand open: the ways in of an event, their deadlines, invitations, the days that count."""

from datetime import date

from rostrum.apps.meeting import queries as meeting
from rostrum.apps.people.models import Organization
from rostrum.apps.registration.links import found
from rostrum.apps.registration.models import Holiday, InvitationLink
from rostrum.foundation.clock import DAY
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.deadlines import Limit, anchor, limit_of, moment
from rostrum.procedure.modalities.arrangement import mapping, members
from rostrum.procedure.registration import states
from rostrum.procedure.registration.ways import Way, ways
from rostrum.procedure.sharing import registered_together

CONSENT_LASTS = 365 * DAY  # after the event, where nobody withdraws it before


def ways_of(*, event: str) -> dict[str, Way]:
    """Every category's way in. Refused: unknown_version."""
    return ways(meeting.arrangement(event=event))


def way_of(*, event: str, category: str) -> Way:
    """Refused: unknown_version, category_unknown."""
    held = ways_of(event=event).get(category)
    if held is None:
        raise Refusal("category_unknown", category=category)
    return held


def holidays(*, zone: str) -> frozenset[date]:
    """The days that are no working days at the place of a zone, weekends aside."""
    return frozenset(Holiday.objects.filter(zone=zone).values_list("day", flat=True))


def closing(*, event: str, deadline: str) -> Limit | None:
    """When a door closes; None where the modalities state no deadline or nobody can say when it is."""
    if not deadline:
        return None
    held = meeting.arrangements()
    arrangement = held.get(event, {})
    days = holidays(zone=str(arrangement.get("tz", "")))
    return limit_of(arrangement, deadline, held, days)


def refuse_closed(*, event: str, way: Way, now: int) -> None:
    """A deadline is decided to the microsecond, in its own zone (R73, R195, R196). Refused: deadline_passed.

    One whose moment the documents do not tell closes when the arrangement says that it has passed (R78).
    """
    limit = closing(event=event, deadline=way.deadline)
    if limit is not None and not limit.holds(now):
        raise Refusal("deadline_passed", moment=limit.moment, inclusive=limit.inclusive)
    entry = members(meeting.arrangement(event=event), "deadlines").get(way.deadline, {})
    if limit is None and entry.get("state") == "passed":
        raise Refusal("deadline_passed")


def is_closed(*, event: str, way: Way, now: int) -> bool:
    """Whether the form of a category is closed now. Refused: unknown_version."""
    try:
        refuse_closed(event=event, way=way, now=now)
    except Refusal as refusal:
        return refusal.code == "deadline_passed"
    return False


def invitation_in_force(*, event: str, category: str, invitation: str, now: int) -> InvitationLink | None:
    """The invitation a link opens, when it is for this category; whether places are left, `places_left` says."""
    every = InvitationLink.objects.filter(event=event, category=category, withdrawn_at=None)
    held: InvitationLink | None = found("invitation", invitation, lambda pk: every.filter(pk=pk).first(), now)
    return held


def places_left(held: InvitationLink) -> int:
    """How many more may register by an invitation; a draft that was forgotten and who withdrew give theirs back."""
    return max(0, held.places - held.used_by.exclude(state__in=states.ENDED).count())


def countries() -> frozenset[str]:
    """The codes a country may be told by: ISO 3166 alpha-3 of every State that is known here."""
    rows = Organization.objects.exclude(iso3="").values_list("iso3", flat=True)
    return frozenset(rows)


def grouped(*, event: str) -> tuple[str, ...]:
    """The other events that share a registration with this one, as its modalities say."""
    here = {one.id for one in meeting.events()}
    together = registered_together(meeting.arrangement(event=event))
    return tuple(one for one in together if one != event and one in here)


def access_is_late(*, event: str, now: int) -> bool:
    """Whether a need is told after the day the mandate names; it is taken all the same (R97, R99)."""
    access = mapping(meeting.arrangement(event=event).get("access"))
    limit = closing(event=event, deadline=str(access.get("by", "")))
    return limit is not None and not limit.holds(now)


def consent_ends(*, event: str) -> int | None:
    """A year after the event begins; None where its day is not known."""
    start = anchor(meeting.arrangement(event=event), event)
    return moment(start.day, start.start or 0, start.zone) + CONSENT_LASTS if start else None
