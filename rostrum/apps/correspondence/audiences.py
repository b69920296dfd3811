"""The staff of an event, as an audience of mailings: found when Django starts, as those of other apps are."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.utils.translation import gettext_lazy

from rostrum.apps.correspondence.letters import Audience, Ids, Recipient, declare_audience
from rostrum.apps.people.models import Account
from rostrum.apps.processes.models import Grant, Role
from rostrum.foundation.refusal import Refusal

ROLES = {
    "": gettext_lazy("Everybody who works for the event"),
    Role.OPERATOR.value: gettext_lazy("Operators"),
    Role.MODERATOR.value: gettext_lazy("Moderators"),
    Role.INTERPRETER.value: gettext_lazy("Interpreters"),
    Role.SECRETARIAT.value: gettext_lazy("Secretariat"),
    Role.TECHNICIAN.value: gettext_lazy("Technicians"),
}


def choices(_: str) -> tuple[tuple[str, Any], ...]:
    return tuple(ROLES.items())


def find(event: str, choice: str) -> Iterator[Recipient]:
    """Accounts with a role in this event or in all; a closed account is not written to."""
    grants = Grant.objects.filter(Q(event=event) | Q(event=""), account__is_active=True)
    grants = grants.filter(role=choice) if choice else grants.exclude(role=Role.SIMULATOR)
    for pk, email in grants.order_by("account__email").values_list("account", "account__email").distinct():
        yield Recipient(email, settings.LANGUAGE_CODE, {"account": pk}, pk)


def load(ids: Ids) -> Account:
    found = Account.objects.filter(pk=ids.get("account", ""), is_active=True).first()
    if found is None:
        raise Refusal("unknown_account")
    return found


def _name(account: Account) -> str:
    return account.name


declare_audience(
    Audience(
        code="staff",
        title=gettext_lazy("Staff"),
        choices=choices,
        find=find,
        load=load,
        values={"name": _name},
        addressee=_name,
    )
)
