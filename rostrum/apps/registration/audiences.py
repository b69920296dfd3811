"""Who of an event can be written to: whoever takes part, whoever speaks, whom the newest changes concern."""

from collections.abc import Iterator
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet
from django.utils.translation import gettext, gettext_lazy

from rostrum.apps.correspondence.letters import Audience, Ids, Recipient, declare_audience
from rostrum.apps.floor import queries as floor
from rostrum.apps.meeting import queries as meeting
from rostrum.apps.meeting.models import Appointment, InvitationLetter
from rostrum.apps.meeting.words import name_of
from rostrum.apps.registration.delegation_letter import body_name, load_delegation
from rostrum.apps.registration.floor_link_letter import unsent
from rostrum.apps.registration.letters import load
from rostrum.apps.registration.models import Delegation, Registration, Training
from rostrum.apps.registration.notices import concerned, course, invited
from rostrum.apps.registration.training_letter import when
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.floor.rules import said
from rostrum.procedure.modalities.arrangement import members
from rostrum.procedure.registration.states import APPROVED

AUDIENCE, SPEAKERS, CHANGED, TRAINED = "registration", "speakers", "changed", "training"
INVITED, LINKED, OF_CATEGORY, FOCAL = "invited", "linked", "category", "focal"


def changed_by(event: str, segment: str = "") -> str:
    """The choice of those whom the newest version concerns; with another version it is another set.

    `segment`: of those only who speak in it or hold a role in it. Refused: unknown_segment (it stands where it stood).
    """
    held = course(event)
    if not segment:
        return f"{CHANGED}-{held.newest}"
    for place, one in enumerate(held.segments, 1):
        if one.id == segment:
            return f"{CHANGED}-{held.newest}-{place}"
    raise Refusal("unknown_segment", id=segment)


def changes(event: str) -> tuple[tuple[str, str], ...]:
    """The segments that stand elsewhere now than somebody may know: id and name."""
    return tuple((one.id, name_of(one)) for one in course(event).segments)


def choices(event: str) -> tuple[tuple[str, Any], ...]:
    return (
        ("", gettext_lazy("Everybody who was approved")),
        (SPEAKERS, gettext_lazy("Speakers on the lists")),
        (LINKED, gettext_lazy("Those whose link to the floor no letter has told yet")),
        *_of_categories(event),
        *_of_changes(event, gettext("Speakers of this segment, which stands elsewhere now: %(segment)s")),
        *(
            (trained(one.pk), _of_training(one))
            for one in Training.objects.filter(event=event).select_related("event")
        ),
    )


def _of_categories(event: str) -> Iterator[tuple[str, str]]:
    """Those approved, category by category in the order of the modalities; nobody is written to as a survivor (R42)."""
    known = members(meeting.arrangement(event=event), "participants")
    some = set(_approved(event).order_by().values_list("category", flat=True).distinct())
    for code, one in known.items():
        if code in some and said(code):
            told = gettext("Approved of this category: %(category)s") % {"category": one.get("label", code)}
            yield f"{OF_CATEGORY}-{code}", told


def _of_changes(event: str, narrowed: str) -> Iterator[tuple[str, str]]:
    """Those whom the newest version concerns, then of each segment that stands elsewhere now; `narrowed` its words."""
    held = course(event)
    changed = gettext("Those to whom version %(number)s of the programme brings another time or place")
    yield f"{CHANGED}-{held.newest}", changed % {"number": held.newest}
    for place, one in enumerate(held.segments, 1):
        yield f"{CHANGED}-{held.newest}-{place}", narrowed % {"segment": name_of(one)}


def _segment(event: str, choice: str) -> str | None:
    """The segment a choice of changes is narrowed to, empty for none; None where it is of another version."""
    _, number, place = (*choice.split("-"), "", "")[:3]
    held = course(event)
    if number != str(held.newest) or not place:
        return "" if number == str(held.newest) else None
    return held.segments[int(place) - 1].id


def trained(training: str) -> str:
    """The choice of the speakers that a rehearsal is for."""
    return f"{TRAINED}-{training}"


def _of_training(training: Training) -> str:
    zone = ZoneInfo(training.event.tz)
    return gettext("Registered speakers, for the rehearsal: %(when)s") % {"when": when(training, zone)}


def find(event: str, choice: str) -> Iterator[Recipient]:
    """Each with their own address, a member of a delegation without one through its focal point."""
    if choice.startswith(CHANGED):
        segment = _segment(event, choice)
        for row, since, now in concerned(event, segment) if segment is not None else ():
            yield from _recipient(row, {"since": str(since), "version": str(now)})
        return
    if choice == LINKED:
        yield from _linked(event)
        return
    rows, ids, kind = _approved(event), {}, choice.partition("-")
    if kind[0] == TRAINED:
        rows, ids = rows.filter(Q(participant__in=on_lists(event)) | Q(speaks=True)), {TRAINED: kind[2]}
    elif choice == SPEAKERS:
        rows = rows.filter(participant__in=on_lists(event))
    elif kind[0] == OF_CATEGORY:
        rows = rows.filter(category=kind[2])
    for row in rows:
        yield from _recipient(row, ids)


def _linked(event: str) -> Iterator[Recipient]:
    """Each at their own address alone: a link to the floor never goes through a focal point."""
    links = unsent(event)
    for row in _approved(event).filter(participant__in=links).exclude(dossier__address=""):
        yield from _recipient(row, {"link": links[row.participant]})


def choices_of_invited(event: str) -> tuple[tuple[str, Any], ...]:
    of_segment = gettext("Those with a role in this segment, which stands elsewhere now: %(segment)s")
    return tuple(_of_changes(event, of_segment))


def find_invited(event: str, choice: str) -> Iterator[Recipient]:
    """Whom the office has invited to a role, at the address and in the language of its newest letter to them."""
    segment = _segment(event, choice)
    for row, since, now in invited(event, segment) if segment is not None else ():
        ids = {"invitation": row.pk, "since": str(since), "version": str(now)}
        yield Recipient(row.address, row.language, ids, row.appointment_id)


def load_invited(ids: Ids) -> Appointment:
    """Refused: unknown_invitation."""
    row = InvitationLetter.objects.select_related("appointment__event").filter(pk=ids["invitation"]).first()
    if row is None:
        raise Refusal("unknown_invitation")
    return row.appointment


def find_focal(event: str, _: str) -> Iterator[Recipient]:
    """Whoever registers a delegation, at the address they use for it (R80)."""
    for row in Delegation.objects.filter(event=event, closed_at=None).exclude(focal_address=""):
        yield Recipient(row.focal_address, row.language, {"delegation": row.pk})


def on_lists(event: str) -> set[str]:
    """The participants who wait on a list of speakers of the event, joint speakers among them."""
    return {
        person
        for one in floor.floors(event=event)
        for waiting in floor.waiting(floor=one)
        for person in waiting.people
    }


def _approved(event: str) -> QuerySet[Registration]:
    rows = Registration.objects.filter(event=event, state=APPROVED, dossier__erased_at=None)
    return rows.select_related("dossier", "delegation").order_by("decided_at", "id")


def _recipient(row: Registration, ids: dict[str, str]) -> Iterator[Recipient]:
    dossier, delegation = row.dossier, row.delegation
    told = {"registration": row.pk, **ids}
    if dossier.address:
        yield Recipient(dossier.address, dossier.language, told, dossier.pk)
    elif delegation and delegation.focal_address:
        yield Recipient(delegation.focal_address, delegation.language, told, dossier.pk)


declare_audience(
    Audience(
        code=FOCAL,
        title=gettext_lazy("Focal points of delegations"),
        choices=lambda _: (("", gettext_lazy("Every delegation")),),
        find=find_focal,
        load=load_delegation,
        values={
            "name": lambda row: row.focal_name,
            "body": body_name,
            "event": lambda row: row.event.title,
        },
        addressee=lambda row: row.focal_name,
    ),
    Audience(
        code=AUDIENCE,
        title=gettext_lazy("People who take part"),
        choices=choices,
        find=find,
        load=load,
        values={"name": lambda row: row.dossier.name, "event": lambda row: row.event.title},
        addressee=lambda row: row.dossier.name,
    ),
    Audience(
        code=INVITED,
        title=gettext_lazy("People invited to a role"),
        choices=choices_of_invited,
        find=find_invited,
        load=load_invited,
        values={"name": lambda row: row.name, "event": lambda row: row.event.title},
        addressee=lambda row: row.name,
    ),
)
