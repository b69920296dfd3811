"""An invented event with two doors into its list, its staff, one participant and the link given to her."""

from pathlib import Path
from typing import Any

import pytest
from pytest_django.fixtures import Settings

from rostrum.apps.meeting.models import Event, ProgrammeVersion
from rostrum.apps.participation.lists import Row
from rostrum.apps.participation.operations import Issued, add_participant, issue_link
from rostrum.apps.people.models import Account
from rostrum.apps.processes.operations import grant_role

NOW = 1_795_279_547_000_000
PANEL: dict[str, Any] = {
    "mode": "request",
    "queues": {"states": {"cats": ["member_states"]}, "others": {"cats": ["csos", "academia"]}},
}


@pytest.fixture
def now() -> int:
    return NOW


def make_event(slug: str, *, rehearsal: bool, panel: dict[str, Any]) -> Event:
    event = Event.objects.create(
        id=slug,
        kind="hearing",
        title="Invented hearing",
        process="invented",
        session=1,
        tz="America/New_York",
        rehearsal=rehearsal,
        modalities_name="invented.yaml",
        modalities_text="",
        created_at=NOW,
    )
    arrangement = {
        "participants": {
            "member_states": {"label": "Member States", "may": ["attend", "speak"]},
            "csos": {"label": "civil society", "may": ["attend", "speak"]},
            "academia": {"label": "academia", "may": ["attend", "speak"]},
            "viewers": {"label": "public", "may": ["webcast"]},
        },
        "floors": {"opening": {"mode": "invited"}, "panel": panel},
    }
    ProgrammeVersion.objects.create(
        event=event, number=1, state="final", arrangement=arrangement, made_at=NOW
    )
    return event


@pytest.fixture
def event(db: None) -> Event:
    return make_event("hearing", rehearsal=False, panel=PANEL)


@pytest.fixture
def preregistered_event(db: None) -> Event:
    rules = {**PANEL, "preregister": "required", "link": "only_preregistered_speakers"}
    return make_event("strict", rehearsal=False, panel=rules)


@pytest.fixture
def rehearsal(db: None) -> Event:
    return make_event("practice", rehearsal=True, panel=PANEL)


@pytest.fixture
def staff(event: Event) -> dict[str, Account]:
    """One account of each role in the event, and one with none."""
    roles = ("operator", "moderator", "interpreter", "secretariat", "technician", "simulator")
    made = {role: Account.objects.create_user(f"{role}@example.org", name=role) for role in roles}
    for role, account in made.items():
        grant_role(account=account, role=role, event=event.pk, by=None, now=NOW)
    return made | {"none": Account.objects.create_user("none@example.org", name="none")}


@pytest.fixture
def person(event: Event) -> str:
    row = Row(name="Ada Example", category="csos", body="Open Harbour")
    return add_participant(event=event.pk, person=row, by=None, now=NOW)


@pytest.fixture
def link(person: str) -> Issued:
    return issue_link(participant=person, by=None, now=NOW)


@pytest.fixture(autouse=True)
def plain_files(settings: Settings, tmp_path: Path) -> None:
    """Pages name their files as they lie, without collecting them first."""
    backend = "django.contrib.staticfiles.storage.StaticFilesStorage"
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": backend}}
    settings.STATIC_ROOT = tmp_path
