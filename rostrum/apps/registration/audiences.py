"""Who of an event can be written to: whoever takes part, whoever speaks, whom the newest changes concern."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext, gettext_lazy

from rostrum.apps.correspondence.letters import Audience, Recipient, declare_audience
from rostrum.apps.floor import queries as floor
from rostrum.apps.meeting import queries as meeting
from rostrum.apps.registration.letters import load
from rostrum.apps.registration.models import Registration
from rostrum.apps.registration.notices import concerned
from rostrum.procedure.registration.states import APPROVED

AUDIENCE, SPEAKERS, CHANGED = "registration", "speakers", "changed"


def changed_by(event: str) -> str:
    """The choice of those whom the newest version concerns; with another version it is another set."""
    return f"{CHANGED}-{meeting.stored(event=event).number}"


def choices(event: str) -> tuple[tuple[str, Any], ...]:
    number = meeting.stored(event=event).number
    changed = gettext("Those to whom version %(number)s of the programme brings another time or place")
    return (
        ("", gettext_lazy("Everybody who was approved")),
        (SPEAKERS, gettext_lazy("Speakers on the lists")),
        (f"{CHANGED}-{number}", changed % {"number": number}),
    )


def find(event: str, choice: str) -> Iterator[Recipient]:
    """Each with their own address, a member of a delegation without one through its focal point."""
    if choice.startswith(CHANGED):
        for row, since, now in concerned(event) if choice == changed_by(event) else ():
            yield from _recipient(row, {"since": str(since), "version": str(now)})
        return
    rows = _approved(event)
    if choice == SPEAKERS:
        rows = rows.filter(participant__in=on_lists(event))
    for row in rows:
        yield from _recipient(row, {})


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
        code=AUDIENCE,
        title=gettext_lazy("People who take part"),
        choices=choices,
        find=find,
        load=load,
        values={"name": lambda row: row.dossier.name, "event": lambda row: row.event.title},
        addressee=lambda row: row.dossier.name,
    )
)
