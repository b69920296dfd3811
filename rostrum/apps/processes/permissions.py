"""Who holds a role where. Every other app builds its table of permissions with `holds`.

| act                  | secretariat of the event | secretariat of all events |
|----------------------|--------------------------|---------------------------|
| grant, revoke there  | yes                      | yes                       |
| grant, revoke in all |                          | yes                       |
| of the Office itself | who is of the Office     | who is of it in all       |
| say who holds office | yes, of any event        | yes                       |

What `people` asks for is answered here too, because roles stand here and not there.
"""

from collections.abc import Mapping
from typing import Any

from rostrum.apps.people.models import Account
from rostrum.apps.people.permissions import CORRECT, LEGAL_NAME, may, rules
from rostrum.apps.processes.models import Grant, Role

__all__ = ["PERMISSIONS", "event_of", "forget", "has", "held", "holds", "may", "permit", "speaks_for"]

Held = frozenset[tuple[str, str]]


def held(account: Any) -> Held:
    """Every (role, event id or empty for all) of an account; one query, kept for the request."""
    if not isinstance(account, Account) or not account.is_active:
        return frozenset()
    kept: Held | None = account.__dict__.get("_held")
    if kept is None:
        kept = frozenset(Grant.objects.filter(account=account).values_list("role", "event"))
        account.__dict__["_held"] = kept
    return kept


def forget(account: Any) -> None:
    """Drop what `held` kept, after a grant was given or taken."""
    account.__dict__.pop("_held", None)


def has(account: Any, role: str, event: str | None) -> bool:
    """Whether the account holds the role in this event; without one, in all events.

    A visitor who is not signed in, and an account that is switched off, hold nothing.
    """
    grants = held(account)
    return (role, "") in grants or bool(event and (role, event) in grants)


def speaks_for(account: Any, event: str) -> frozenset[str]:
    """The bodies for which an account is a facilitator in an event; an empty one where its role names none (R57)."""
    grants = Grant.objects.filter(account=account, role=Role.FACILITATOR, event__in=(event, ""))
    return frozenset(grants.values_list("body", flat=True))


def event_of(thing: Any) -> str | None:
    """The event id a permission is asked for: the id itself, or that of a thing that belongs to one."""
    return thing if thing is None or isinstance(thing, str) else str(thing.event_id)


def holds(*roles: str) -> Any:
    """The predicate «holds one of these roles in the event of the thing»."""
    if unknown := set(roles) - {role.value for role in Role}:
        raise ValueError(f"no such role: {sorted(unknown)}")

    def answer(account: Any, thing: Any = None) -> bool:
        event = event_of(thing)
        return any(has(account, role, event) for role in roles)

    return rules.predicate(answer, name=f"holds:{'|'.join(roles)}")


def permit(table: Mapping[str, Any]) -> None:
    """Make an app's table of permissions known to every check by name."""
    for permission, predicate in table.items():
        rules.set_perm(permission, predicate)


RECORD_OFFICE = "processes.record_office"


def _somewhere(account: Any, _thing: Any = None) -> bool:
    """Holds the secretariat in one event or more: bodies and offices belong to no single event."""
    return any(role == Role.SECRETARIAT for role, _ in held(account))


SOMEWHERE = rules.predicate(_somewhere, name="holds:secretariat of any event")
PERMISSIONS = {
    "processes.grant_role": holds("secretariat"),
    "processes.revoke_role": holds("secretariat"),
    "processes.grant_office": holds("office"),
    RECORD_OFFICE: SOMEWHERE,
    CORRECT: SOMEWHERE,
    LEGAL_NAME: holds("secretariat"),
}
permit(PERMISSIONS)
