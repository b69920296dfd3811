"""A hearing made ready: the event of 2025 loaded from its modalities, an account of each role, five participants."""

from dataclasses import dataclass
from pathlib import Path

import rostrum
from rostrum.apps.floor.operations import (
    Desk,
    Hand,
    create_floors,
    open_segment,
    remove_request,
    request_floor,
)
from rostrum.apps.floor.queries import waiting
from rostrum.apps.floor.record import Outcome
from rostrum.apps.meeting.operations import load_event
from rostrum.apps.participation import queries as participation
from rostrum.apps.participation.lists import Row
from rostrum.apps.participation.operations import add_participant
from rostrum.apps.people.models import Account
from rostrum.apps.processes.operations import grant_role
from rostrum.foundation.clock import SECOND

NOW = 1_795_279_547_000_000
EDITIONS = Path(rostrum.__file__).parent / "data" / "modalities"
ROLES = (
    "operator",
    "moderator",
    "interpreter",
    "secretariat",
    "technician",
    "simulator",
    "door",
    "accessibility",
    "office",
    "committee",
    "facilitator",
)
PEOPLE = ("Ada Example", "Bo Example", "Cy Example", "Di Example", "Ed Example")


@dataclass
class Stage:
    """`people` are ids of participants, in the order of PEOPLE. Every act moves the clock by a second."""

    event: str
    floor: str
    staff: dict[str, Account]
    people: list[str]
    now: int
    acts: int = 0

    def desk(self, role: str = "operator", *, key: str = "", seen: int | None = None, after: int = 1) -> Desk:
        self.acts += 1
        self.now += after * SECOND
        return Desk(self.floor, self.staff[role], key or f"act-{self.acts}", self.now, seen)

    def hand(self, place: int, *, key: str = "", after: int = 1) -> Hand:
        self.acts += 1
        self.now += after * SECOND
        who = participation.participant(id=self.people[place])
        return Hand(self.floor, who, key or f"press-{self.acts}", self.now)

    def open_panel(self) -> Outcome:
        """The panel under way and nobody on the list; those the programme calls have been taken off."""
        outcome = open_segment(desk=self.desk(), segment="panel")
        for one in waiting(floor=self.floor):
            outcome = remove_request(desk=self.desk(), request=one.request, reason="absent")
        return outcome

    def press(self, *places: int) -> Outcome:
        for place in places:
            outcome = request_floor(hand=self.hand(place))
        return outcome


def set_stage(
    *, now: int, edition: str = "tip-2025-hearing", category: str = "csos", rehearsal: bool = False
) -> Stage:
    path = EDITIONS / f"{edition}.yaml"
    text = path.read_text(encoding="utf-8")
    load_event(text=text, name=path.name, rehearsal=rehearsal, by=None, now=now)
    floor = create_floors(event=edition)[0]
    staff = {role: Account.objects.create_user(f"{role}@example.org", name=role) for role in ROLES}
    for role, account in staff.items():
        grant_role(account=account, role=role, event=edition, by=None, now=now)
    rows = [Row(name=name, category=category, body="Open Harbour", say=name.upper()) for name in PEOPLE]
    people = [add_participant(event=edition, person=row, by=None, now=now) for row in rows]
    return Stage(edition, floor, staff, people, now)
