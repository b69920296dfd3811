"""Two events of one process: the hearing of 2021 with its forms, the meeting of 2025 with its list."""

from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path

import pytest

import rostrum
from rostrum.apps.correspondence.models import Mail
from rostrum.apps.floor.operations import create_floors
from rostrum.apps.meeting import queries as arranged
from rostrum.apps.meeting.operations import load_event, revise_programme
from rostrum.apps.people.models import Account
from rostrum.apps.people.operations import load_reference
from rostrum.apps.processes.operations import grant_role
from rostrum.apps.registration import operations as o
from rostrum.apps.registration.models import Registration

EDITIONS = Path(rostrum.__file__).parent / "data" / "modalities"
HEARING, MEETING = "tip-2021-hearing", "tip-2025-hlm"
NOW = 1_624_900_000_000_000  # 28 June 2021, before the hearing's deadlines
ANSWERS = {
    "name": "Ana Example",
    "letters": "es",
    "body": "Open Harbour",
    "country": "CHL",
    "speak": "yes",
    "lang": "es",
    "access": "A seat near the door",
    "publish_text": "yes",
    "listed": "participants",
}


@dataclass
class Office:
    """The secretariat of both events, and a clock that every act moves by a second."""

    staff: dict[str, Account] = field(default_factory=dict)
    now: int = NOW

    def tick(self) -> int:
        self.now += 1_000_000
        return self.now

    def begin(
        self, address: str = "ana@example.org", *, event: str = HEARING, category: str = "csos"
    ) -> Registration:
        asking = o.Asking(address, "es")
        o.begin_registration(event=event, category=category, asking=asking, now=self.tick())
        return Registration.objects.filter(event=event, dossier__address=address).latest("dossier__made_at")

    def holder(self, row: Registration) -> o.Holder:
        return o.Holder(row.dossier_id, self.tick())

    def save(self, row: Registration, **answers: str) -> str:
        return o.save_answers(holder=self.holder(row), registration=row.pk, answers=answers)

    def send(self, row: Registration, **answers: str) -> Registration:
        self.save(row, **(ANSWERS | answers))
        o.send_registration(holder=self.holder(row), registration=row.pk)
        row.refresh_from_db()
        return row

    def sent(self, address: str = "ana@example.org", **told: str) -> Registration:
        keys = {name: told.pop(name) for name in ("event", "category") if name in told}
        return self.send(self.begin(address, **keys), **told)

    def letters(self) -> list[str]:
        return list(Mail.objects.order_by("queued_at", "id").values_list("letter", flat=True))


def cap(office: Office, n: int, per: str, *, category: str = "csos", event: str = HEARING) -> None:
    """A new version of the programme with a cap."""
    change = deepcopy(arranged.arrangement(event=event))
    change["participants"][category]["cap"] = {"n": n, "per": per, "excludes": ["assistants"]}
    revise_programme(event=event, change=change, why="Cap", by=office.staff["secretariat"], now=office.tick())


def group(office: Office) -> None:
    """A new version of the programme of the hearing: it shares its registrations with the meeting."""
    change = deepcopy(arranged.arrangement(event=HEARING))
    change["group"] = {"id": "both", "events": [HEARING, MEETING], "shares": ["registration"]}
    by = office.staff["secretariat"]
    revise_programme(event=HEARING, change=change, why="Together", by=by, now=office.tick())


@pytest.fixture
def office(db: None) -> Office:
    return make_office()


def make_office() -> Office:
    one = Office()
    load_reference(now=NOW)
    for event in (HEARING, MEETING):
        path = EDITIONS / f"{event}.yaml"
        load_event(text=path.read_text("utf-8"), name=path.name, rehearsal=False, by=None, now=NOW)
        create_floors(event=event)
    for role in ("secretariat", "accessibility", "operator"):
        one.staff[role] = Account.objects.create_user(f"{role}@example.org", name=role)
        for event in (HEARING, MEETING):
            grant_role(account=one.staff[role], role=role, event=event, by=None, now=NOW)
    return one
