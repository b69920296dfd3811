"""Three events in which every table has rows, so that every text a person can fill can be hostile, and keys to them.

Rows are put there past the rules: what matters is that each column is seen, not how it came in.
"""

from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.test import Client

from rostrum.apps.attendance.models import Badge, Certificate, Feedback, Paper
from rostrum.apps.documents.models import File
from rostrum.apps.floor import operations as floor
from rostrum.apps.floor.operations import create_floors
from rostrum.apps.mandate.models import Clause
from rostrum.apps.mandate.operations import import_resolution
from rostrum.apps.meeting import queries as meeting
from rostrum.apps.meeting.models import (
    Appointment,
    Entrustment,
    HolderPortrait,
    ProgrammeVersion,
    SensitiveFact,
)
from rostrum.apps.meeting.operations import load_event, name_holder
from rostrum.apps.participation.models import Device, FullExport, Participant
from rostrum.apps.participation.operations import Wish, choose_list, issue_link
from rostrum.apps.people.models import Account, Correction, Deletion, LegalName, Organization, Person
from rostrum.apps.presidents_list import queries as lists
from rostrum.apps.presidents_list.operations import Said, confidential
from rostrum.apps.processes.models import Process, Tenure
from rostrum.apps.processes.operations import grant_role
from rostrum.apps.registration.links import token
from rostrum.foundation import clock
from rostrum.foundation.clock import SECOND
from tests.lists import WHICH, make_slate
from tests.security import rows_of_people as people
from tests.security.rows_of_people import HEARING, LISTING, ROWS, Rows
from tests.security.town import BACKEND, RESOLUTION
from tests.selecting import MEETING as CHOOSING
from tests.selecting import arranged
from tests.stage import ROLES, set_stage


def make_rows() -> Rows:
    now = clock.now()
    rows = Rows(set_stage(now=now - 200 * SECOND, rehearsal=True), make_slate(rehearsal=True), now)
    load_event(text=arranged(), name=f"{CHOOSING}.yaml", rehearsal=True, by=None, now=now)
    create_floors(event=CHOOSING)
    for make in (
        _bodies,
        _programme,
        people.registrations,
        people.delegations,
        people.invited,
        people.letters,
        _papers,
        _list,
        _floor,
    ):
        make(rows)
    _keys(rows)
    return rows


def _bodies(rows: Rows) -> None:
    Process.objects.get_or_create(pk="tip_gpa", defaults={"title": "x"})
    told = {"kind": "ngo", "seat": "x", "source": "x", "note": "x"}
    status = {"consultative_status": "special", "consultative_evidence": "x"}
    paris = {"paris_status": "A", "paris_evidence": "x"}
    made = [Organization.objects.create(**told, **status, **paris) for _ in range(ROWS)]
    for one in made:
        one.names.create(language="en", form="short", text="x")
        one.names.create(language="en", form="formal", text="x")
        one.corrections.create(about="short.en", before="x", after="x", why="x", at=rows.now)
        person = Person.objects.create(honorific="x", public_name="x", say="x", organization=one)
        LegalName.objects.create(person=person, text="x", recorded_at=rows.now)
        made[0].members.create(body=one, source="x", as_of="2026-01-01") if one != made[0] else None
    Correction.objects.create(person=person, about="public_name", before="x", after="x", why="x", at=rows.now)
    rows.ids |= {"body": made[1].code, "of": made[0].code, "fact": "seat"}
    rows.ids["bodies"] = [one.pk for one in made]


def _programme(rows: Rows) -> None:
    told: dict[str, Any] = {
        "event": HEARING,
        "why": "x",
        "by": rows.stage.staff["secretariat"],
        "now": rows.now,
    }
    for number in range(3):
        holder = {"name": f"x {number}", "function": "x", "institution": "x", "state": "x"}
        name_holder(role="moderator", holder=holder, **told)
    for event in (HEARING, LISTING, CHOOSING):
        ProgrammeVersion.objects.filter(event=event).update(why="x")
    told = {"event_id": HEARING, "role": "moderator"}
    for number, status in enumerate(("proposed", "chosen", "invited", "accepted", "declined", "confirmed")):
        entrusted = Entrustment.objects.create(
            **told, body="x", why="x", at=rows.now, ended_at=rows.now if number else None
        )
        one = Appointment.objects.create(
            **told, status=status, name=f"x {number}", function="x", institution="x", entrusted=entrusted
        )
        one.steps.create(act="propose", status=status, on=rows.now, at=rows.now, why="x")
        one.letters.create(address="x@example.org", language="en", words="x", at=rows.now)
        rows.ids.setdefault("appointment", one.pk)
        SensitiveFact.objects.create(
            **told, place=number, attribute="survivor", value="yes", consent_note="x", recorded_at=rows.now
        )
    face = {"role": "moderator", "name": "x", "file": "x", "note": "x", "given_at": rows.now}
    rows.ids["portrait"] = HolderPortrait.objects.create(event_id=HEARING, **face).pk
    tenure = None
    for number in range(ROWS):
        until = rows.now - (ROWS - number - 1) * SECOND if number < ROWS - 1 else None
        tenure = Tenure.objects.create(
            process="tip_gpa", office="pga", name="x", since=rows.now - (ROWS - number) * SECOND, until=until
        )
        tenure.substitutions.create(name="x", function="x", since=rows.now, until=rows.now + 10**12)
        tenure.steps.create(act="begun", at=rows.now, why="x")
    assert tenure
    rows.ids |= {"tenure": tenure.pk, "process": "tip_gpa"}
    import_resolution(data=RESOLUTION.read_bytes(), name="84_999_E.xml", by=None, now=rows.now)
    Clause.objects.update(confirmed_at=rows.now)


def _papers(rows: Rows) -> None:
    for purpose in ("letter", "portrait", "list", "statement"):
        for owner in (rows.ids["registration"], rows.ids["delegation"]):
            told = {
                "purpose": purpose,
                "name": "x",
                "media_type": "application/pdf",
                "size": 1,
                "sha256": "x",
            }
            one = File.objects.create(
                **told,
                state="clean",
                found="x",
                event=HEARING,
                owner=owner,
                retention="event",
                received_at=rows.now,
            )
    picture = {"purpose": "portrait", "name": "x.png", "media_type": "image/png", "size": 1, "sha256": "x"}
    kept = {"state": "clean", "found": "x", "event": HEARING, "retention": "event", "received_at": rows.now}
    face = File.objects.create(**picture, **kept, owner=rows.ids["portrait"]).pk
    HolderPortrait.objects.update(file=face)
    people = rows.stage.people
    account = rows.stage.staff["secretariat"]
    for person in people:
        Badge.objects.create(participant_id=person, event_id=HEARING, made_at=rows.now)
        Certificate.objects.create(
            participant_id=person, event_id=HEARING, days=["2025-06-30"], made_at=rows.now
        )
    Participant.objects.update(legal_name="x", body="x", capacity="x")
    for state in ("asked", "confirmed", "refused", "handed", "masked"):
        export = FullExport.objects.create(
            event_id=HEARING, table="participants", why="x", protected=1, digest="x", state=state, asked_by=account,
            asked_at=rows.now,
        )  # fmt: skip
    paper = Paper.objects.create(
        event_id=HEARING, kind="badges", language="en", state="ready", data=b"%PDF-", asked_by=account,
        asked_at=rows.now, made_at=rows.now,
    )  # fmt: skip
    counts = {one: {"good": ROWS} for one in ("access", "floor", "interpretation")}
    given: dict[str, Any] = {"given": ROWS, "shown": ROWS, "counts": counts, "shown_counts": counts}
    Feedback.objects.create(event_id=HEARING, texts=["x"] * ROWS, shown_texts=["x"] * ROWS, **given)
    Deletion.objects.create(cause="retention", kept="health", events=[HEARING], counts={"x": 1}, at=rows.now)
    rows.ids |= {"file": one.pk, "export": export.pk, "paper": paper.pk}


def same_names() -> None:
    """A portrait belongs to whom the programme names."""
    holder = meeting.arrangement(event=HEARING)["roles"]["moderator"]["holders"][0]
    HolderPortrait.objects.update(name=holder["name"])


def _list(rows: Rows) -> None:
    """What is sealed comes in by the acts of the Office; `every_text` plants it there."""
    rows.slate.propose()
    rows.slate.circulate(hours=24)
    rows.ids |= {"name": WHICH.name, "nominee": rows.slate.nominee("Ana Example")}


def said(rows: Rows, texts: tuple[str, str, str]) -> None:
    """Reason, basis, and why it was opened; and a State that asks."""
    by = rows.slate.by
    rows.slate.object("Ana Example", Said("isl", *texts[:2]))
    one = lists.objections(which=WHICH, by=rows.slate.staff["office"])[-1].id
    confidential.open_objection(which=WHICH, objection=one, why=texts[2], by=by())
    confidential.receive_request(which=WHICH, nominee=rows.ids["nominee"], state="fra", by=by())
    asked = lists.requests(which=WHICH, by=rows.slate.staff["office"])[-1].id
    rows.ids |= {"objection": one, "request_id": asked}


def _floor(rows: Rows) -> None:
    for person in rows.stage.people:
        choose_list(participant=person, wish=Wish("public", with_body=True), now=rows.now)
    rows.stage.open_panel()
    rows.stage.press(0, 1, 2, 3)
    floor.give_floor(desk=rows.stage.desk())
    rows.ids["participant"] = rows.stage.people[0]


def _keys(rows: Rows) -> None:
    staff = Account.objects.create_user("all@example.org", name="x")
    for role in ROLES:
        grant_role(account=staff, role=role, event="", by=None, now=rows.now)
    keyed = Account.objects.create_user("keyed@example.org", name="x")  # with a passkey that opens nothing
    grant_role(account=keyed, role="secretariat", event="", by=None, now=rows.now)
    Authenticator.objects.create(user=keyed, type="webauthn", data={"name": "x", "credential": {}})
    agent = {"host": "127.0.0.1", "user-agent": "x"}
    for who in ("desk", "keyed", "phone", "applicant", "focal"):
        client = Client(headers=agent)
        _enter(rows, who, client, keyed if who == "keyed" else staff)
        rows.keys[who] = {name: one.value for name, one in client.cookies.items() if one.value}


def _enter(rows: Rows, who: str, client: Client, staff: Account) -> None:
    if who in {"desk", "keyed"}:
        client.force_login(staff, backend=BACKEND)
        key = client.cookies[settings.SESSION_COOKIE_NAME].value
        told = {"session_key": key, "user_agent": "x", "ip": "127.0.0.1"}
        UserSession.objects.get_or_create(user=staff, defaults=told)
    if who == "phone":
        issued = issue_link(participant=rows.stage.people[0], by=None, now=clock.now())
        client.get(f"/en/floor/{issued.token}/")
        client.post("/en/floor/", {"pin": issued.pin})
        rows.ids["device"] = str(Device.objects.values_list("pk", flat=True)[0])
    if who == "applicant":
        client.get(f"/en/register/{token('dossier', rows.ids['dossier'], 1)}/")
        client.post("/en/registration/open/")
    if who == "focal":
        client.get(f"/en/delegation/open/{token('delegation', rows.ids['own'], 1)}/")
        client.post("/en/delegation/open/")
