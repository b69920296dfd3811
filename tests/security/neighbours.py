"""Others of the town: somebody who registered, a focal point with a member, and what the desks open by an id."""

from dataclasses import dataclass, field
from typing import Any

from django.test import Client
from django.urls import reverse

from rostrum.apps.attendance.models import Paper
from rostrum.apps.correspondence.unsubscribing import token_of
from rostrum.apps.documents import store
from rostrum.apps.documents.models import File
from rostrum.apps.meeting.candidates import Described
from rostrum.apps.meeting.operations import propose
from rostrum.apps.people.models import Organization
from rostrum.apps.processes.operations import begin_tenure
from rostrum.apps.registration.links import token
from rostrum.apps.registration.models import AccessRequest, Delegation, Dossier, Registration
from rostrum.foundation import clock
from tests.stage import NOW, Stage
from tests.uploads import pdf

APPLICANT, FOCAL = "applicant", "focal"
SECRETS = {
    "candidate": "Canarycandidate Thoughtof",
    "file": "canaryfile",
    "address of a focal point": "canaryfocal@example.org",
    "telephone of a member": "canarymembertelephone",
    "need of a member": "canarymemberneed an interpreter",
}
FOREVER = 10**12


@dataclass
class Neighbours:
    """`known`: ids that everybody's addresses are filled with; `own`: those of one of them instead."""

    browsers: dict[str, Client] = field(default_factory=dict)
    known: dict[str, str] = field(default_factory=dict)
    own: dict[str, dict[str, str]] = field(default_factory=dict)


def settle(stage: Stage, participant: str, mailed: str) -> Neighbours:
    """`participant`: whom the one who registered is; `mailed`: an address that a letter went to."""
    found = Neighbours()
    found.browsers[APPLICANT] = _applicant(stage, participant)
    found.own[APPLICANT] = {"registration": "neighbour"}
    found.browsers[FOCAL], delegation = focal_point(stage.event)
    found.own[FOCAL] = {"registration": "member"}
    found.known = {
        "delegation": delegation,
        "appointment": _candidate(stage),
        "tenure": _tenure(),
        "file": _file(stage),
        "paper": _paper(stage),
        "need": AccessRequest.objects.get(registration="member").pk,
        "token": token_of(stage.event, mailed),
    }
    return found


def _dossier(name: str, **told: Any) -> Dossier:
    told = {"made_at": NOW, "changed_at": NOW, "link_expires": clock.now() + FOREVER} | told
    return Dossier.objects.create(name=name, **told)


def _entered(kind: str, row: str) -> Client:
    """Come in by the link and the press; the door stands open still."""
    client = Client(raise_request_exception=False)
    for _ in range(2):
        client.get(reverse(f"{kind}_link", args=[token(kind, row, 1)]))
        client.post(reverse(f"{kind}_door"))
    client.get(reverse(f"{kind}_link", args=[token(kind, row, 1)]))
    return client


def _applicant(stage: Stage, participant: str) -> Client:
    """Approved, and asks to speak: every page of a registration is open."""
    dossier = _dossier("Open Person", address="open@example.org", answers={"speak": "yes"})
    Registration.objects.create(
        id="neighbour",
        dossier=dossier,
        event_id=stage.event,
        category="csos",
        state="approved",
        speaks=True,
        sent_at=NOW,
        participant=participant,
    )
    return _entered("dossier", dossier.pk)


def focal_point(event: str) -> tuple[Client, str]:
    """With a member, whose own page and needs are never theirs to read."""
    body = Organization.objects.create(code="zzz", kind="state")
    delegation = Delegation.objects.create(
        event_id=event,
        organization=body,
        category="member_states",
        focal_address=SECRETS["address of a focal point"],
        link_expires=clock.now() + FOREVER,
        made_at=NOW,
    )
    dossier = _dossier("Member Person", answers={"phone": SECRETS["telephone of a member"]})
    row = Registration.objects.create(
        id="member",
        dossier=dossier,
        event_id=event,
        category="member_states",
        delegation=delegation,
        state="submitted",
        sent_at=NOW,
    )
    AccessRequest.objects.create(
        registration=row,
        event_id=event,
        text=SECRETS["need of a member"],
        route="secretariat",
        received_at=NOW,
        changed_at=NOW,
    )
    return _entered("delegation", delegation.pk), delegation.pk


def _candidate(stage: Stage) -> str:
    """Somebody thought of for an office: a matter of those who fill it."""
    person = Described(SECRETS["candidate"])
    return propose(
        event=stage.event, role="moderator", person=person, by=stage.staff["secretariat"], now=NOW + 2
    )


def _tenure() -> str:
    return begin_tenure(
        process="tip_gpa",
        office="president",
        session=None,
        name="Holder Shown",
        since=NOW,
        by=None,
        why="a reason for all",
        now=NOW,
    )


def _file(stage: Stage) -> str:
    row = File.objects.create(
        purpose="statement",
        name=f"{SECRETS['file']}.txt",
        media_type="text/plain",
        size=4,
        sha256="x",
        state="clean",
        event=stage.event,
        retention="event",
        received_at=NOW,
    )
    store.keep(row.pk, b"said")
    return row.pk


def _paper(stage: Stage) -> str:
    told = {"kind": "badges", "language": "en", "asked_at": NOW, "made_at": NOW}
    return Paper.objects.create(event_id=stage.event, state="ready", data=pdf(), **told).pk
