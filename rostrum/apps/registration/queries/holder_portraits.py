"""The portraits that the programme shows: of holders who said yes, and of nobody who may be protected (D42, R42)."""

from collections.abc import Collection

from rostrum.apps.documents.queries import Content
from rostrum.apps.meeting import portraits
from rostrum.apps.participation import listing
from rostrum.apps.participation.words import may_be
from rostrum.apps.registration.models import Dossier
from rostrum.foundation.refusal import Refusal


def protected_among(*, event: str, names: Collection[str]) -> frozenset[str]:
    """Those of these holders who may be protected in the event, on a list or still in registration; two queries."""
    rows = Dossier.objects.filter(registrations__event=event, protected=True, erased_at=None)
    held = [one for row in rows for one in names_of(row)]
    told = frozenset(name for name in names if any(may_be(name, one) for one in held))
    return told | listing.protected_among(event=event, names=names)


def names_of(dossier: Dossier) -> frozenset[str]:
    """Every name that somebody registered under."""
    return frozenset(filter(None, (dossier.name, str(dossier.answers.get("legal_name", "")))))


def shown_portraits(*, event: str) -> dict[tuple[str, str], str]:
    """The id of the portrait of each office and name, as everybody may see it now. Refused: unknown_version."""
    return {(one.role, one.name): one.id for one in _shown(event)}


def shown_portrait(*, event: str, portrait: str) -> Content:
    """The picture, while everybody may see it. Refused: unknown_file, unknown_version."""
    for one in _shown(event):
        if one.id == portrait:
            return portraits.content(row=one)
    raise Refusal("unknown_file")


def _shown(event: str) -> list[portraits.PortraitRow]:
    rows = [one for one in portraits.portraits(event=event) if one.file.state in portraits.SHOWN]
    hidden = protected_among(event=event, names={one.name for one in rows}) if rows else frozenset()
    return [one for one in rows if one.name not in hidden]
