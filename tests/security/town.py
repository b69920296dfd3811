"""A hearing in which every private thing is a string found nowhere else, and a browser for each who may look.

Everything is a rehearsal, so that no second factor stands before a page.
"""

import json
from dataclasses import dataclass
from typing import Any

from django.test import Client

from rostrum.apps.correspondence.models import Mail
from rostrum.apps.correspondence.operations import Draft, write_mailing
from rostrum.apps.correspondence.writing import MAILING
from rostrum.apps.floor import operations as floor
from rostrum.apps.mandate.operations import import_resolution
from rostrum.apps.meeting.operations import name_holder, set_state
from rostrum.apps.participation.lists import Row
from rostrum.apps.participation.models import Device, Participant
from rostrum.apps.participation.operations import (
    Issued,
    Wish,
    add_participant,
    ask_full_export,
    choose_list,
    issue_link,
)
from rostrum.apps.people.models import Account
from rostrum.apps.people.operations import add_organization, correct_name
from rostrum.apps.processes.operations import grant_role
from rostrum.apps.registration.models import AccessRequest, Dossier, Registration, TravelRequest
from rostrum.foundation import clock
from tests.security.addresses import EVENT, FLOOR, addresses
from tests.security.neighbours import APPLICANT, FOCAL, SECRETS, Neighbours, settle
from tests.servers import ROOT
from tests.stage import NOW, ROLES, Stage, set_stage

RESOLUTION = ROOT / "tests/data/resolutions/84_999_E.xml"
VISITOR, PARTICIPANT = "visitor", "participant"
SHOWN = "Name As Shown"
SIGNED_IN = (*ROLES, "registrar")
LOOKING = (VISITOR, PARTICIPANT, APPLICANT, FOCAL, *SIGNED_IN)
BACKEND = "django.contrib.auth.backends.ModelBackend"
AWAY = ("demo", "account_logout")  # they sign the browser in or out
STREAMS = {"participants": PARTICIPANT, "podium": "moderator", "console": "operator", "booth": "interpreter"}


@dataclass
class Town:
    """`canaries`: what must not be seen, by its class. `browsers`: one for each of LOOKING."""

    stage: Stage
    protected: str
    canaries: dict[str, str]
    browsers: dict[str, Client]
    issued: Issued
    asked: str
    neighbours: Neighbours

    @property
    def addresses(self) -> dict[str, str]:
        return self.ways()

    def ways(self, who: str = VISITOR) -> dict[str, str]:
        """Every address but those that end the visit, and beside them those that only an answer or a query gives.

        Filled for whoever looks: with their own registration, where they have one.
        """
        device = str(Device.objects.values_list("pk", flat=True)[0])
        mail, mailing = Mail.objects.filter(message_id="<town@example.org>").values_list("pk", "mailing")[0]
        known = {"participant": self.protected, "device": device, "mail": mail, "mailing": mailing}
        known["export"] = self.asked
        known["registration"] = "town"
        found = addresses(**(known | self.neighbours.known | self.neighbours.own.get(who, {})))
        more = {
            "record_file csv": found["record_file"].replace("jsonl", "csv"),
            "programme_changes 2": found["programme_changes"].replace("/1/2/", "/2/3/"),
            "programme_version 3": found["programme_version"].replace("/2/", "/3/"),
            "another event": "/en/events/nowhere/",
            "no page": "/en/nothing/here/",
            "no file": "/nothing.here",
            "a bad query": f"/en/events/{EVENT}/?floor=%00%ff",
        }
        more |= {
            f"stream_token {one}": f"{found['stream_token']}?audience={one}&floor={FLOOR}" for one in STREAMS
        }
        return {name: at for name, at in (found | more).items() if name not in AWAY}


def set_town() -> Town:
    stage = set_stage(now=NOW, rehearsal=True)
    canaries = {
        "legal name": "Canarylegal Hiddenname",
        "legal name of another": "Canarylegal Openname",
        "body": "Canarybody Refuge",
        "capacity": "Canarycapacity Witness",
        "region": "canaryregion",
        "device": "canarydevice",
        "author": "Canaryauthor Clerk",
        "correction": "canarycorrection why",
        "reason of a table": "canaryreason of a table",
    }
    people = _people(stage, canaries)
    issued = issue_link(participant=people[0], by=None, now=clock.now())
    canaries |= {"link": issued.token, "pin": issued.pin}
    browsers = _browsers(stage, issued)
    canaries |= {f"e-mail of {role}": f"canary-{role}@example.org" for role in SIGNED_IN}
    canaries |= _mail(stage)
    canaries |= _dossier(people[0])
    _history(stage, people, canaries)
    why = canaries["reason of a table"]
    asked = ask_full_export(
        event=EVENT, code="participants", why=why, by=stage.staff["registrar"], now=clock.now()
    )
    neighbours = settle(stage, people[1], canaries["address of a letter"])
    canaries |= SECRETS
    return Town(stage, people[0], canaries, browsers | neighbours.browsers, issued, asked, neighbours)


def _people(stage: Stage, canaries: dict[str, str]) -> tuple[str, str]:
    """One who is protected, and one who is not; only the first one's body and function are private."""
    told: dict[str, Any] = {"category": "csos", "lang": "en"}
    private: dict[str, Any] = {"legal_name": canaries["legal name"], "capacity": canaries["capacity"]}
    open_one: dict[str, Any] = {"legal_name": canaries["legal name of another"], "capacity": "Open Function"}
    rows = (
        Row(name=SHOWN, body=canaries["body"], protected=True, **private, **told),
        Row(name="Open Person", body="Open Body", **open_one, **told),
    )
    first, second = (add_participant(event=EVENT, person=row, by=None, now=NOW) for row in rows)
    Participant.objects.filter(pk=first).update(region=canaries["region"])
    for one in (first, second):  # both stand on every list; only the second shows more than the name
        choose_list(participant=one, wish=Wish("public", with_body=True), now=clock.now())
    return first, second


def _browsers(stage: Stage, issued: Issued) -> dict[str, Client]:
    """The participant comes in by the door; the secretariat of all events is one more account."""
    registrar = Account.objects.create_user("registrar@example.org", name="registrar")
    grant_role(account=registrar, role="secretariat", event="", by=None, now=NOW)
    stage.staff["registrar"] = registrar
    made = {one: Client(raise_request_exception=False) for one in (VISITOR, PARTICIPANT, *SIGNED_IN)}
    made[PARTICIPANT].get(f"/en/floor/{issued.token}/")
    made[PARTICIPANT].post("/en/floor/", {"pin": issued.pin})
    for role, account in stage.staff.items():
        Account.objects.filter(pk=account.pk).update(email=f"canary-{role}@example.org")
        made[role].force_login(account, backend=BACKEND)
    return made


def _dossier(participant: str) -> dict[str, str]:
    """What the protected person told of themselves, and what they need to take part."""
    secret = {
        "address of a person": "canaryperson@example.org",
        "telephone": "canarytelephone",
        "need": "canaryneed a seat by the door",
        "support": "canarysupport for the fare",
        "change": "canarychange of the form",
    }
    told = {"phone": secret["telephone"]}
    dossier = Dossier.objects.create(
        name=SHOWN,
        address=secret["address of a person"],
        protected=True,
        answers=told,
        link_expires=NOW,
        made_at=NOW,
        changed_at=NOW,
    )
    row = Registration.objects.create(
        id="town",
        dossier=dossier,
        event_id=EVENT,
        category="csos",
        state="approved",
        sent_at=NOW,
        participant=participant,
    )
    row.steps.create(
        act="change", state="approved", at=NOW, by="applicant", differs={"website": ["", secret["change"]]}
    )
    AccessRequest.objects.create(
        registration=row,
        event_id=EVENT,
        text=secret["need"],
        route="secretariat",
        received_at=NOW,
        changed_at=NOW,
    )
    TravelRequest.objects.create(registration=row, text=secret["support"], asked_at=NOW)
    return secret


def _mail(stage: Stage) -> dict[str, str]:
    """A letter to somebody outside, of this event: its address and its words are for the secretariat alone."""
    secret = {
        "address of a letter": "canaryletter@example.org",
        "words of a letter": "canarywords of a letter",
    }
    words = {"en": ("A subject", secret["words of a letter"])}
    draft = Draft(EVENT, "staff", "", words, official=True)
    mailing = write_mailing(draft=draft, by=None, now=NOW)
    person = stage.staff["operator"].pk
    Mail.objects.create(
        letter=MAILING,
        event=EVENT,
        address=secret["address of a letter"],
        language="en",
        context={"account": person},
        mailing_id=mailing,
        message_id="<town@example.org>",
        due_at=NOW,
        queued_at=NOW,
    )
    return secret


def _history(stage: Stage, people: tuple[str, str], canaries: dict[str, str]) -> None:
    """What leaves traces: revisions with an author, a resolution, a device, requests, one who speaks, one ended."""
    author = stage.staff["secretariat"]
    Account.objects.filter(pk=author.pk).update(name=canaries["author"])
    holder = {"name": "Holder Shown", "function": "Function Shown"}
    told: dict[str, Any] = {"event": EVENT, "why": "a reason for all", "by": author, "now": NOW + 1}
    name_holder(role="moderator", holder=holder, **told)
    set_state(state="final", **told)
    import_resolution(data=RESOLUTION.read_bytes(), name="84_999_E.xml", by=None, now=NOW)
    Device.objects.update(agent=canaries["device"])
    body = add_organization(kind="ngo", names={"en": "Corrected Body"}, by=None, now=NOW)
    registrar = stage.staff["registrar"]
    why = canaries["correction"]
    correct_name(organization=body, language="en", text="Put Right", why=why, by=registrar, now=NOW)
    stage.open_panel()
    stage.people = [*people, *stage.people]
    stage.press(0, 1, 2, 3)
    floor.give_floor(desk=stage.desk())  # the protected person speaks, then is the last who spoke
    stage.press(4)
    floor.stop_speaker(desk=stage.desk())
    floor.give_floor(desk=stage.desk())
    stage.press(0)


def token_of(town: Town, audience: str) -> str:
    """The token of a stream, as the page of its audience asks for it."""
    client = town.browsers[STREAMS[audience]]
    answer = client.get(town.addresses[f"stream_token {audience}"])
    return str(json.loads(answer.content)["token"])
