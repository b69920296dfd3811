"""Bodies come in by invitation: entities of the United Nations, agencies, other organizations (R66, R67)."""

from collections.abc import Iterable

from django.db import transaction

from rostrum.apps.meeting import queries as meeting
from rostrum.apps.meeting.operations.programme import Stamp
from rostrum.apps.participation.models import Invitation, InvitationStep
from rostrum.apps.participation.permissions import may
from rostrum.apps.people.models import Account, Organization
from rostrum.foundation.refusal import Refusal
from rostrum.procedure import invitations as rules

INVITE = "participation.invite_body"
WHY_LIMIT = 300


@transaction.atomic
def invite_bodies(  # noqa: PLR0913 - an act names what, who and when
    *,
    event: str,
    category: str,
    codes: Iterable[str],
    on: int | None = None,
    by: Account | None,
    now: int,
) -> int:
    """Bodies, by their codes, are invited in a category whose way in that is; those invited already stay so.

    Gives how many are new. Refused: not_permitted, unknown_event, not_by_invitation, unknown, not_yet.
    """
    may(by, INVITE, meeting.event(event=event).id)
    told = meeting.arrangement(event=event).get("participants", {}).get(category, {})
    if told.get("route") != rules.ROUTE:
        raise Refusal("not_by_invitation", category=category)
    wanted = list(dict.fromkeys(codes))
    found = Organization.objects.in_bulk(wanted, field_name="code")
    for code in wanted:
        if code not in found:
            raise Refusal("unknown", organization=code)
    return sum(_invite(event, category, found[code], on or now, Stamp(by, now)) for code in wanted)


def _invite(event: str, category: str, body: Organization, on: int, stamp: Stamp) -> bool:
    held, _ = Invitation.objects.select_for_update().get_or_create(
        event_id=event, organization=body, defaults={"category": category, "status": "withdrawn"}
    )
    if held.status != "withdrawn":
        return False
    held.category = category
    _step(held, "invite", on, stamp)
    return True


@transaction.atomic
def answer_invitation(  # noqa: PLR0913 - an act names what, who, when and why
    *, invitation: str, act: str, on: int | None = None, by: Account | None, why: str = "", now: int
) -> str:
    """A body accepts or declines, or the invitation is withdrawn; gives the status.

    Refused: not_permitted, unknown_invitation, unknown_act, not_now, not_yet, reason_too_long.
    """
    held = Invitation.objects.select_for_update().filter(pk=invitation).first()
    if held is None:
        raise Refusal("unknown_invitation", id=invitation)
    may(by, INVITE, held.event_id)
    _step(held, act, on or now, Stamp(by, now, why))
    return held.status


def _step(held: Invitation, act: str, on: int, stamp: Stamp) -> None:
    """The act decided, the row and its trail written."""
    held.status = rules.after(act, held.status)
    if on > stamp.now:
        raise Refusal("not_yet")
    if len(stamp.why) > WHY_LIMIT:
        raise Refusal("reason_too_long", limit=WHY_LIMIT)
    held.save()
    why = stamp.why.strip()
    InvitationStep.objects.create(invitation=held, act=act, on=on, by=stamp.by, at=stamp.now, why=why)
