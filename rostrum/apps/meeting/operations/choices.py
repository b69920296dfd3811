"""An office of the event leaves the choice of its holders to a body (R57)."""

from django.db import transaction

from rostrum.apps.meeting import queries
from rostrum.apps.meeting.models import Entrustment
from rostrum.apps.meeting.permissions import ENTRUST, entrusted
from rostrum.apps.people.models import Account
from rostrum.apps.processes.models import Role
from rostrum.apps.processes.operations import grant_role, revoke_role
from rostrum.apps.processes.permissions import may
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.appointments import filled

LIMIT = 300


@transaction.atomic
def entrust_choice(  # noqa: PLR0913 - an act names what, who, when and why
    *, event: str, role: str, body: str, email: str = "", by: Account | None, why: str, now: int
) -> str:
    """A body proposes and chooses for a role; whoever is appointed stays the office's act. Gives the new id.

    `email` is that of the account that acts for the body; it opens the roles left to it and nothing else. Refused:
    not_permitted, unknown_event, unknown_role, no_name, too_long, no_reason, unknown_account, entrusted_already.
    """
    may(by, ENTRUST, queries.event(event=event).id)
    if role not in filled(queries.arrangement(event=event)):
        raise Refusal("unknown_role", id=role)
    told = _said(body, why)
    account = _account(email)
    if Entrustment.objects.filter(event=event, role=role, ended_at=None).exists():
        raise Refusal("entrusted_already", id=role)
    kept = Entrustment.objects.create(
        event_id=event, role=role, body=told, account=account, by=by, at=now, why=why.strip()
    )
    if account:
        grant_role(account=account, role=Role.SELECTOR, event=event, by=by, now=now)
    return kept.pk


@transaction.atomic
def end_entrustment(*, event: str, role: str, by: Account | None, now: int) -> None:
    """The office chooses by itself again; what the body put forward stays.

    Refused: not_permitted, unknown_event, not_entrusted.
    """
    may(by, ENTRUST, queries.event(event=event).id)
    held = Entrustment.objects.select_for_update(of=("self",)).filter(event=event, role=role, ended_at=None)
    kept = held.first()
    if kept is None:
        raise Refusal("not_entrusted", id=role)
    kept.ended_by, kept.ended_at = by, now
    kept.save(update_fields=["ended_by", "ended_at"])
    if kept.account and not entrusted(kept.account, event):
        revoke_role(account=kept.account, role=Role.SELECTOR, event=event, by=by)


def _said(body: str, why: str) -> str:
    told = " ".join(body.split())
    if not told:
        raise Refusal("no_name")
    if len(told) > LIMIT:
        raise Refusal("too_long", limit=LIMIT)
    if not why.strip():
        raise Refusal("no_reason")
    return told


def _account(email: str) -> Account | None:
    if not email.strip():
        return None
    found = Account.objects.filter(email=email.strip().lower(), is_active=True).first()
    if found is None:
        raise Refusal("unknown_account")
    return found
