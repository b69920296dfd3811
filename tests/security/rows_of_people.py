"""Who comes to the three events, and the letters about them: rows put there past the rules, for `every_row`."""

from dataclasses import dataclass, field
from typing import Any

from rostrum.apps.correspondence.letters import register
from rostrum.apps.correspondence.models import Mail, Mailing, TemplateText
from rostrum.apps.correspondence.writing import MAILING
from rostrum.apps.meeting.models import (
    InvitationLetter,
)
from rostrum.apps.participation.models import Invitation, Participant
from rostrum.apps.people.models import Organization
from rostrum.apps.registration.models import (
    AccessRequest,
    Delegation,
    Dossier,
    Holiday,
    InvitationLink,
    Registration,
    Training,
    TravelRequest,
)
from rostrum.apps.selection.models import Expression
from rostrum.foundation.ids import new_id
from tests.lists import WHICH, Slate
from tests.security.columns import ANSWERS, TOLD
from tests.selecting import MEETING as CHOOSING
from tests.selecting import PANEL
from tests.stage import Stage

ROWS = 8
HEARING, LISTING = "tip-2025-hearing", WHICH.event
ANSWERED = dict.fromkeys(ANSWERS, "x") | {
    "speak": "yes",
    "mode": "in_person",
    "letters": "en",
    "lang": "en",
}
APPROVED, REFUSED, ASKED, SUBMITTED = "approved", "refused", "asked", "submitted"
STATES = (APPROVED, SUBMITTED, ASKED, REFUSED, SUBMITTED, ASKED, APPROVED, SUBMITTED)


@dataclass
class Rows:
    """`ids`: what an address is filled with, by its name. `keys`: cookies by who holds them."""

    stage: Stage
    slate: Slate
    now: int
    ids: dict[str, Any] = field(default_factory=dict)
    keys: dict[str, dict[str, str]] = field(default_factory=dict)


def _dossier(rows: Rows, **more: Any) -> Dossier:
    told: dict[str, Any] = {"name": "x", "body": "x", "address": "x@example.org", "answers": ANSWERED}
    told |= {"link_expires": rows.now + 10**15, "proved_at": rows.now, "made_at": rows.now}
    return Dossier.objects.create(
        **(told | {"country": "CHL", "language": "en", "changed_at": rows.now} | more)
    )


def registrations(rows: Rows) -> None:
    """The first is the applicant's own, in two events; the others are what a desk has in front of it."""
    body = Organization.objects.get(pk=rows.ids["bodies"][0])
    for number, state in enumerate(STATES):
        dossier = _dossier(rows, organization=body if number % 2 else None)
        person = (
            Participant.objects.get(pk=rows.stage.people[number]) if number < len(rows.stage.people) else None
        )
        one = _registered(
            rows, dossier, HEARING, "csos", state=state, participant=person.pk if person else ""
        )
        AccessRequest.objects.create(
            registration=one, event_id=HEARING, route="secretariat", **_need(rows, state=number)
        )
        TravelRequest.objects.create(
            registration=one, text="x", offer="x", why="x", asked_at=rows.now, decided_at=rows.now,
            state=("offered", "requested", "accepted", "declined")[number % 4],
        )  # fmt: skip
        AccessRequest.objects.create(event_id=HEARING, route="meetings_support", **_need(rows, state=number))
        applied = _registered(
            rows, dossier, CHOOSING, "panel_speakers", state=SUBMITTED if number % 2 else APPROVED
        )
        wish = Expression.objects.create(
            registration=applied, segment=PANEL, text="x", state=("received", "listed", "chosen")[number % 3],
            consent_at=rows.now, sent_at=rows.now, changed_at=rows.now,
        )  # fmt: skip
        wish.steps.create(act="note", state="received", at=rows.now, why="x")
        if not number:
            rows.ids |= {
                "registration": one.pk,
                "applied": applied.pk,
                "dossier": dossier.pk,
                "asked": wish.pk,
            }
    rows.ids["need"] = AccessRequest.objects.filter(registration=None).values_list("pk", flat=True)[0]
    for day in range(1, ROWS + 1):
        Holiday.objects.create(zone="America/New_York", day=f"2027-01-0{day}", name="x", made_at=rows.now)
    for _ in range(3):
        Training.objects.create(
            event_id=HEARING, address="https://x.example/", at=rows.now + 10**12, made_at=rows.now
        )
    rows.ids["travel"] = TravelRequest.objects.values_list("pk", flat=True)[0]


def _need(rows: Rows, state: int) -> dict[str, Any]:
    told = dict.fromkeys(("name", "body", "text", "seat", "note"), "x")
    named = ("received", "in_hand", "arranged", "declined")[state % 4]
    return told | {
        "address": "x@example.org",
        "state": named,
        "received_at": rows.now,
        "changed_at": rows.now,
    }


def _registered(rows: Rows, dossier: Dossier, event: str, category: str, **more: Any) -> Registration:
    told = dict.fromkeys(TOLD, "x") | {"through": "ngls"}
    sent = {"told": told, "sent_at": rows.now, "decided_at": rows.now, "speaks": True}
    one = Registration.objects.create(
        dossier=dossier,
        event_id=event,
        category=category,
        **sent,
        **more,
    )
    for act in ("ask", "change"):
        differs = {"body": ["x", "x"], "website": ["", "x"]}
        one.steps.create(act=act, state=one.state, at=rows.now, by="account", why="x", differs=differs)
    return one


def delegations(rows: Rows) -> None:
    """The first is the focal point's own, at the meeting whose mandate says whom a delegation may include."""
    for code in ("arg", "bra", "chl", "fra"):
        event = HEARING if "own" in rows.ids else LISTING
        named = {"focal_name": "x", "focal_address": "x@example.org"}
        told = {"organization": Organization.objects.get(code=code), "category": "member_states", **named}
        until = rows.now + 10**15
        one = Delegation.objects.create(event_id=event, link_expires=until, made_at=rows.now, **told)
        one.steps.create(act="name", at=rows.now, by="account", link_number=1, **named)
        more = {"state": SUBMITTED, "delegation": one, "member_type": "official"}
        members = [_registered(rows, _dossier(rows), event, "member_states", **more) for _ in range(2)]
        rows.ids |= {"delegation": one.pk} if "own" in rows.ids else {"own": one.pk, "member": members[0].pk}


def invited(rows: Rows) -> None:
    for number, body in enumerate(rows.ids["bodies"]):
        told = {"event_id": HEARING, "category": "nhris"}
        told |= {"organization_id": body}
        Invitation.objects.create(**told, status="invited").steps.create(
            act="invite", on=rows.now, at=rows.now, why="x"
        )
        link = {
            "body": "x",
            "address": "x@example.org",
            "link_expires": rows.now + 10**15,
            "made_at": rows.now,
        }
        one = InvitationLink.objects.create(
            **(told | link | ({"organization_id": None} if number % 2 else {}))
        )
    rows.ids |= {"invitation": Invitation.objects.values_list("pk", flat=True)[0], "invited": one.pk}


def letters(rows: Rows) -> None:
    """Letters of free words, and one of each letter of the house, about what stands here."""
    person = rows.stage.staff["operator"].pk
    words = {one: {"subject": "x", "text": "x"} for one in ("en", "fr")}
    for _ in range(ROWS):
        mailing = Mailing.objects.create(event=HEARING, audience="staff", words=words, made_at=rows.now)
        mail = _mail(rows, MAILING, {"account": person}, mailing=mailing)
    told = {
        "registration": rows.ids["registration"],
        "delegation": rows.ids["own"],
        "access": rows.ids["need"],
    }
    told |= {"expression": rows.ids["asked"], "version": 1, "since": 1, "at": rows.now}
    told |= {"training": Training.objects.values_list("pk", flat=True)[0], "account": person}
    invited = {"meeting.invitation": InvitationLetter.objects.values_list("pk", flat=True)[0]}
    for letter in register.letters:
        about = told | {"invitation": invited.get(letter, rows.ids["invited"])}
        rows.ids[f"mail {letter}"] = _mail(rows, letter, about).pk
        named = {"event": HEARING, "letter": letter, "number": 1, "made_at": rows.now}
        TemplateText.objects.create(language="fr", subject="x", text="x", **named)
    TemplateText.objects.create(
        language="en", subject="x", text="x", **(named | {"letter": "registration.begun"})
    )
    rows.ids |= {"mail": mail.pk, "mailing": mailing.pk, "letter": "registration.begun", "language": "en"}


def _mail(rows: Rows, letter: str, context: dict[str, Any], mailing: Mailing | None = None) -> Mail:
    told = {
        "letter": letter,
        "context": context,
        "mailing": mailing,
        "message_id": f"<{new_id()}@example.org>",
    }
    when = {"due_at": rows.now, "queued_at": rows.now, "event": HEARING}
    mail = Mail.objects.create(**told, **when, address="x", language="en", state="failed", broken=["x"])
    mail.attempts.create(number=1, at=rows.now, outcome="never", words="x")
    return mail
