"""The invented people of a rehearsal (D24, D27). Nothing here works for a real event."""

from dataclasses import dataclass

from django.db import transaction

from rostrum.apps.meeting import queries as meeting
from rostrum.apps.participation.models import Participant
from rostrum.apps.participation.queries import INVENTED
from rostrum.apps.people.models import Account
from rostrum.apps.processes.operations import grant_role
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.doors import first_door, receives_link

STAFF = {
    "moderator": "Ms. Ilse Okonjo-Brandt",
    "operator": "Mr. Tomás Vellinga",
    "operator2": "Ms. Maren Quispe",  # two at one desk is part of what is rehearsed (D15)
    "interpreter": "Ms. Nadia Ferreyra",
    "secretariat": "Mr. Kofi Lindqvist",
    "office": "Ms. Solveig Adeyemi",
    "door": "Ms. Wanjiru Aldana",
    "accessibility": "Mr. Idris Halvorsen",
    "simulator": "Rehearsal",
}
# Where the seat is no role: what the simulator needs to bring its own people in by the list, and a second of a kind.
ROLES = {"operator2": ("operator",), "simulator": ("simulator", "secretariat")}
GUEST = "rehearsal-guest"


@dataclass(frozen=True)
class Prepared:
    """An invented account, its seat, and the role by which it comes to its desk."""

    seat: str
    role: str
    account: str
    name: str


@transaction.atomic
def prepare_rehearsal_accounts(*, event: str, now: int) -> tuple[Prepared, ...]:
    """Make the staff of a rehearsal, without passwords; a second time changes nothing.

    Refusals: unknown_event, not_a_rehearsal.
    """
    _rehearsal(event)
    return tuple(_account(seat, name, event, now) for seat, name in STAFF.items())


def rehearsal_guest(*, event: str, now: int) -> str:
    """The seat kept for whoever tries the phone page; gives its participant id.

    Refusals: unknown_event, not_a_rehearsal, no_link_by_modalities.
    """
    _rehearsal(event)
    kept = Participant.objects.filter(event=event, body_ref=GUEST).first()
    return kept.pk if kept else _seat(event, now)


def _rehearsal(event: str) -> None:
    if not meeting.event(event=event).rehearsal:
        raise Refusal("not_a_rehearsal")


def _account(seat: str, name: str, event: str, now: int) -> Prepared:
    account, made = Account.objects.get_or_create(email=f"{seat}{INVENTED}", defaults={"name": name})
    if made:
        account.set_unusable_password()
        account.save(update_fields=["password"])
    roles = ROLES.get(seat, (seat,))
    for each in roles:
        grant_role(account=account, role=each, event=event, by=None, now=now)
    return Prepared(seat, roles[0], account.pk, account.name)


def _seat(event: str, now: int) -> str:
    arrangement = meeting.arrangement(event=event)
    doors = [
        category
        for category in arrangement["participants"]
        if receives_link(arrangement, category, preregistered=True)
    ]
    if not doors:
        raise Refusal("no_link_by_modalities")
    category = "csos" if "csos" in doors else doors[-1]
    return Participant.objects.create(
        event_id=event,
        category=category,
        name="Ms. Noor Vandermeer",
        body="Open Harbour Network",
        body_ref=GUEST,
        capacity="Director",
        lang="en",
        queue=first_door(arrangement, category),
        preregistered=True,
        created_at=now,
    ).pk
