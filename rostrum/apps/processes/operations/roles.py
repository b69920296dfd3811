from django.db import transaction

from rostrum.apps.people.models import Account
from rostrum.apps.processes.models import Grant, Role
from rostrum.apps.processes.permissions import forget, may
from rostrum.foundation.refusal import Refusal


def grant_role(  # noqa: PLR0913 - an act names what, to whom, who and when
    *, account: Account, role: str, event: str, by: Account | None, now: int, body: str = ""
) -> None:
    """Give a role in one event, or in all with an empty `event`. Giving it twice changes nothing.

    `body`: for which of the bodies that facilitate applications a facilitator speaks, where an event has more (R57).

    `by` is None only for the installation's own command line. Only who holds the secretariat for
    all events may grant for all. What Members say in confidence is the Office's alone, and needs of
    accessibility are no matter of the secretariat: it names nobody of the Office, and nobody gives a role to
    themselves (D41, R100). Refusals: `not_permitted`, `role_unknown`, `to_oneself`.
    """
    if role not in Role.values:
        raise Refusal("role_unknown", role=role)
    may(by, "processes.grant_office" if role == Role.OFFICE else "processes.grant_role", event)
    if by is not None and by.pk == account.pk:
        raise Refusal("to_oneself")
    Grant.objects.get_or_create(
        account=account, role=role, event=event, body=body, defaults={"granted_by": by, "granted_at": now}
    )
    forget(account)


def revoke_role(
    *, account: Account, role: str, event: str, by: Account | None, body: str | None = None
) -> bool:
    """Take a role back, also that for one body alone; gives whether it was held.

    The last secretariat for all events stays, or nobody could grant.

    Refusals: `not_permitted`, `last_secretariat`.
    """
    may(by, "processes.grant_office" if role == Role.OFFICE else "processes.revoke_role", event)
    with transaction.atomic():
        last = Grant.objects.select_for_update().filter(role=Role.SECRETARIAT, event="")
        others = [grant for grant in last if grant.account_id != account.pk]
        if role == Role.SECRETARIAT and not event and not others:
            raise Refusal("last_secretariat")
        held = Grant.objects.filter(account=account, role=role, event=event)
        gone = (held if body is None else held.filter(body=body)).delete()[0]
    forget(account)
    return bool(gone)
