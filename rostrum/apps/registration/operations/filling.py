"""Putting answers where they are kept: columns, the rest by name, never twice."""

from collections.abc import Mapping

from rostrum.apps.documents.operations import erase_file
from rostrum.apps.registration.answers import APART, COLUMNS
from rostrum.apps.registration.models import Dossier, Registration
from rostrum.apps.registration.operations.holder_portraits import drop_holder_portraits
from rostrum.apps.registration.queries.dossiers import as_told
from rostrum.apps.registration.queries.portraits import portrait
from rostrum.procedure.registration.questions import OF_ONE_EVENT
from rostrum.procedure.registration.states import DRAFT


def compared(row: Registration, told: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """What new answers change: before and after, of those that are no secret of their own."""
    before = as_told(row)
    pairs = {name: (before.get(name, ""), new) for name, new in told.items() if name not in APART}
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def put(row: Registration, told: Mapping[str, str], now: int) -> None:
    """Keep answers: those of one event with its registration, which the move that follows saves; all others once.

    A name or a body that changed is matched anew. What changes nothing makes nothing stale that was looked at.
    """
    own = {name: text for name, text in told.items() if name in OF_ONE_EVENT}
    differs = compared(row, told).keys()
    if differs & OF_ONE_EVENT or row.state == DRAFT:
        row.told, row.told_at = {**row.told, **own}, now
    dossier = row.dossier
    if differs - OF_ONE_EVENT or not dossier.changed_at:
        dossier.changed_at = now
    _put(dossier, {name: text for name, text in told.items() if name not in own})


def _put(dossier: Dossier, told: Mapping[str, str]) -> None:
    for name, text in told.items():
        if name in APART:
            continue
        if name == "protected":
            dossier.protected = text == "yes"
        elif name in COLUMNS:
            setattr(dossier, COLUMNS[name], text)
        else:
            dossier.answers = {**dossier.answers, name: text}
    if "body" in told:
        dossier.organization = None
    dossier.save()
    if dossier.protected:
        drop_portraits(dossier)


def drop_portraits(dossier: Dossier) -> None:
    """Whoever is protected has no portrait here, not even behind a permission, nor on the programme (R42)."""
    for pk, event in Registration.objects.filter(dossier=dossier).values_list("pk", "event"):
        if held := portrait(registration=pk):
            erase_file(file=held.id, event=event, by=None)
        drop_holder_portraits(event=event)
