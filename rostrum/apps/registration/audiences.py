"""Who of an event can be written to: whoever takes part, whoever speaks, whom the newest changes concern."""

from collections.abc import Iterator
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet
from django.utils.translation import gettext, gettext_lazy

from rostrum.apps.correspondence.letters import Audience, Recipient, declare_audience
from rostrum.apps.floor import queries as floor
from rostrum.apps.meeting import queries as meeting
from rostrum.apps.registration.letters import load
from rostrum.apps.registration.models import Registration, Training
from rostrum.apps.registration.notices import concerned
from rostrum.apps.registration.training_letter import when
from rostrum.procedure.registration.states import APPROVED

AUDIENCE, SPEAKERS, CHANGED, TRAINED = "registration", "speakers", "changed", "training"


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
        *(
            (trained(one.pk), _of_training(one))
            for one in Training.objects.filter(event=event).select_related("event")
        ),
    )


def trained(training: str) -> str:
    """The choice of the speakers that a rehearsal is for."""
    return f"{TRAINED}-{training}"


def _of_training(training: Training) -> str:
    zone = ZoneInfo(training.event.tz)
    return gettext("Registered speakers, for the rehearsal: %(when)s") % {"when": when(training, zone)}


def find(event: str, choice: str) -> Iterator[Recipient]:
    """Each with their own address, a member of a delegation without one through its focal point."""
    if choice.startswith(CHANGED):
        for row, since, now in concerned(event) if choice == changed_by(event) else ():
            yield from _recipient(row, {"since": str(since), "version": str(now)})
        return
    rows, ids, kind = _approved(event), {}, choice.partition("-")
    if kind[0] == TRAINED:
        rows, ids = rows.filter(Q(participant__in=on_lists(event)) | Q(speaks=True)), {TRAINED: kind[2]}
    elif choice == SPEAKERS:
        rows = rows.filter(participant__in=on_lists(event))
    for row in rows:
        yield from _recipient(row, ids)


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
