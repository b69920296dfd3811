"""The letter with the link to the floor; the PIN comes by another way and never stands in it (D23, D39)."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from rostrum.apps.correspondence import queries as correspondence
from rostrum.apps.correspondence.letters import Ids, Letter, Link
from rostrum.apps.participation import floor_links
from rostrum.apps.registration.models import Registration
from rostrum.foundation import clock
from rostrum.procedure.registration.states import APPROVED

CODE = "registration.floor_link"


@dataclass(frozen=True)
class LetIn:
    """A registration with the token of its link; never printed."""

    row: Registration
    token: str

    def __repr__(self) -> str:
        return f"LetIn({self.row.pk})"


def unsent(event: str) -> dict[str, str]:
    """The links of the event that no letter has told yet, by participant. Refused: unknown_version.

    A letter that failed for good or came back told nobody, so it can go again.
    """
    told = {ids["link"] for _, ids in correspondence.told(event=event, letter=CODE)}
    held = floor_links.links_in_force(event=event, now=clock.now())
    return {person: link for person, link in held.items() if link not in told}


def _load(ids: Ids) -> LetIn:
    """Refused: unknown_registration, unknown_link (another was given meanwhile, or it ended)."""
    from rostrum.apps.registration.letters import load  # noqa: PLC0415 - it declares this letter

    row = load({"registration": ids["registration"]})
    held = floor_links.token_in_force(link=ids["link"], participant=row.participant, now=clock.now())
    return LetIn(row, held)


def _samples(event: str) -> Iterable[Ids]:
    held = floor_links.links_in_force(event=event, now=clock.now())
    rows = Registration.objects.filter(event=event, state=APPROVED, participant__in=held)
    for pk, person in rows.order_by("-decided_at").values_list("pk", "participant")[:5]:
        yield {"registration": pk, "link": held[person]}


FLOOR_LINK = Letter(
    code=CODE,
    title=_("Link to the floor"),
    subject=_("Your link to the floor: {event}"),
    text=_(
        "{name}, this is your own link to the floor of this event:\n{event}\n\n{floor}\n\n"
        "It opens with a PIN of six digits. The PIN never comes by mail: the secretariat gives it to you "
        "by another way. Give link and PIN to nobody. The link is not a right to speak.\n\n"
        "The webcast is open to everybody:\n{live}"
    ),
    load=_load,
    values={
        "name": lambda told: told.row.dossier.name,
        "event": lambda told: told.row.event.title,
        "floor": lambda told: Link(reverse("door", args=[told.token])),
        "live": lambda told: Link(reverse("live", args=[told.row.event_id])),
    },
    secret=frozenset({"floor"}),
    needed=frozenset({"floor"}),
    addressee=lambda told: told.row.dossier.name,
    samples=_samples,
)
