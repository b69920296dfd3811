"""Which bodies are invited to an event, and which could be (R66, R67)."""

from dataclasses import dataclass

from rostrum.apps.meeting import queries as meeting
from rostrum.apps.participation.models import Invitation, InvitationStep
from rostrum.apps.people import queries as people
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.invitations import ROUTE
from rostrum.procedure.ordering import in_order


@dataclass(frozen=True)
class InvitationRow:
    """An invited body, named in the language asked for; `on` the moment of its newest act, microseconds UTC."""

    id: str
    event_id: str
    category: str
    code: str
    name: str
    name_language: str
    status: str
    on: int


@dataclass(frozen=True)
class TrailRow:
    act: str
    on: int
    by: str
    at: int
    why: str


def by_invitation(*, event: str) -> tuple[tuple[str, str], ...]:
    """The categories whose way in is an invitation, with the words of the mandate. Refused: unknown_version."""
    held = meeting.arrangement(event=event).get("participants", {})
    return tuple((key, str(one["label"])) for key, one in held.items() if one.get("route") == ROUTE)


def invitations(*, event: str, language: str) -> tuple[InvitationRow, ...]:
    """Every invited body in the order of a language; three queries whatever their number."""
    found = Invitation.objects.filter(event=event).select_related("organization")
    newest = dict(
        InvitationStep.objects.filter(invitation__event=event)
        .order_by("at", "id")
        .values_list("invitation", "on")
    )
    rows = [_row(one, language, newest) for one in found.prefetch_related("organization__names")]
    return tuple(in_order(rows, name=lambda row: row.name, language=language))


def invitation(*, id: str, language: str) -> InvitationRow:  # noqa: A002 - the id of the invitation, keyword only
    """Refused: unknown_invitation."""
    event = Invitation.objects.filter(pk=id).values_list("event", flat=True).first()
    for row in invitations(event=event, language=language) if event else ():
        if row.id == id:
            return row
    raise Refusal("unknown_invitation", id=id)


def uninvited(*, event: str, language: str) -> tuple[people.Listed, ...]:
    """The bodies on file that come by invitation and have none: entities, agencies, other organizations."""
    held = {row.code for row in invitations(event=event, language=language) if row.status != "withdrawn"}
    kinds = ("un_entity", "agency", "igo")
    rows = [row for kind in kinds for row in people.organizations_sorted(language=language, kind=kind)]
    return tuple(row for row in rows if row.code not in held)


def trail(*, invitation: str) -> tuple[TrailRow, ...]:
    """The acts of an invitation, oldest first."""
    rows = InvitationStep.objects.filter(invitation=invitation)
    return tuple(
        TrailRow(act, on, by or "", at, why)
        for act, on, by, at, why in rows.values_list("act", "on", "by__name", "at", "why")
    )


def _row(one: Invitation, language: str, newest: dict[str, int]) -> InvitationRow:
    name = one.organization.name_row(language)
    return InvitationRow(
        one.pk,
        one.event_id,
        one.category,
        one.organization.code,
        name.text,
        name.language,
        one.status,
        newest[one.pk],
    )
