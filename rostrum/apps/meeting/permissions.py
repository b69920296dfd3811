"""Who may change events and programmes; everybody may read them, except what is sensitive.

| act                       | secretariat of the event | secretariat of all events |
|---------------------------|--------------------------|---------------------------|
| load an event             |                          | yes                       |
| revise programme          | yes                      | yes                       |
| record an act             | yes                      | yes                       |
| record of a holder        | yes                      | yes                       |
| read what is sensitive    | yes                      | yes                       |
| leave a choice to a body  | yes                      | yes                       |
| propose, choose for a role| yes, the Office as above, and the body's own account for the roles left to it |
| show a portrait, take down| as the next line                                         |
| invite, appoint, replace  | yes, and the Office of the President for the roles it appoints to |
| read who is in prospect   | yes, the Office as above, and the body's own account what it put forward |
"""

from dataclasses import dataclass
from typing import Any

from rostrum.apps.meeting.models import Entrustment
from rostrum.apps.people.models import Account
from rostrum.apps.people.permissions import rules
from rostrum.apps.processes.permissions import has, holds, permit

LOAD = "meeting.load_event"
REVISE = "meeting.revise_programme"
RECORD = "meeting.record_act"
RECORD_ATTRIBUTE = "meeting.record_attribute"
READ_SENSITIVE = "meeting.read_sensitive"
ENTRUST = "meeting.entrust_choice"
PUT_FORWARD = "meeting.put_forward"
APPOINT = "meeting.appoint"


@dataclass(frozen=True)
class Seat:
    """A role of an event, as a permission asks for it; `appointed_by` is the office that the mandate names, if any."""

    event_id: str
    role: str
    appointed_by: str = ""


def entrusted(account: Account, event: str) -> frozenset[str]:
    """The roles whose holders the account may choose for a body, while it holds that in the event (R57)."""
    if not has(account, "selector", event):
        return frozenset()
    left = Entrustment.objects.filter(event=event, account=account, ended_at=None)
    return frozenset(left.values_list("role", flat=True))


def _chooses(account: Any, thing: Any = None) -> bool:
    """Whether the choice for the role of a `Seat` was left to the account's body."""
    return isinstance(thing, Seat) and thing.role in entrusted(account, thing.event_id)


def _appoints(account: Any, thing: Any = None) -> bool:
    """Whether it is the Office of whoever the mandate has appoint to the role (R41, R44, R46)."""
    return isinstance(thing, Seat) and bool(thing.appointed_by) and has(account, "office", thing.event_id)


OFFICE = rules.predicate(_appoints, name="appoints")
PERMISSIONS = {
    LOAD: holds("secretariat"),
    REVISE: holds("secretariat"),
    RECORD: holds("secretariat"),
    RECORD_ATTRIBUTE: holds("secretariat"),
    READ_SENSITIVE: holds("secretariat"),
    ENTRUST: holds("secretariat"),
    PUT_FORWARD: holds("secretariat") | OFFICE | rules.predicate(_chooses, name="chooses"),
    APPOINT: holds("secretariat") | OFFICE,
}
permit(PERMISSIONS)
