"""Where an event names two bodies that facilitate applications, and where events share a registration (R57)."""

import re
from collections.abc import Iterator
from copy import deepcopy

import pytest
import time_machine
from django.test import Client

from rostrum.apps.meeting import queries as arranged
from rostrum.apps.meeting.operations import load_event, revise_programme
from rostrum.apps.people.models import Account
from rostrum.apps.processes.operations import grant_role
from rostrum.apps.registration import operations as registration
from rostrum.apps.registration import queries
from rostrum.apps.registration.models import Registration, Step
from rostrum.foundation import clock
from rostrum.foundation.clock import SECOND
from rostrum.foundation.refusal import Refusal
from tests.invented import plain_files
from tests.selecting import EDITIONS, MEETING, Choice, make_choice
from tests.web.registration.test_own_badge import entered

__all__ = ["plain_files"]
BACKEND = "django.contrib.auth.backends.ModelBackend"
HERE = f"/en/office/events/{MEETING}/applications/"
SHEET = f"/en/secretariat/events/{MEETING}/registrations/"
STAFF = f"/en/secretariat/events/{MEETING}/staff/"
OTHER, FORCE = "tip-2025-hlm", "Task force of civil society"
TOLD = {"body": "Long Road", "motive": "canarymotive of 2017"}
pytestmark = pytest.mark.usefixtures("plain_files")


@pytest.fixture
def choice(db: None) -> Choice:
    """The meeting of 2017 with a second body on another floor."""
    made = make_choice(rehearsal=True, people=False)
    change = deepcopy(dict(arranged.arrangement(event=MEETING)))
    change["roles"]["task_force"] = {"n": 1, "label": FORCE}
    change["floors"]["plenary"]["eoi"] = {"facilitated_by": "task_force"}
    revise_programme(event=MEETING, change=change, why="two bodies", by=None, now=made.tick())
    return made


@pytest.fixture(autouse=True)
def later(choice: Choice) -> Iterator[time_machine.Traveller]:
    with time_machine.travel(clock.moment(choice.tick(60)), tick=False) as traveller:
        yield traveller


def of_body(body: str) -> Client:
    """Somebody who speaks for a body."""
    account = Account.objects.create_user(f"{body or 'nobody'}@example.org", name=f"for {body}")
    grant_role(account=account, role="facilitator", event=MEETING, body=body, by=None, now=clock.now())
    return signed_in(account)


def signed_in(account: Account) -> Client:
    client = Client()
    client.force_login(account, backend=BACKEND)
    return client


def row(choice: Choice, name: str) -> Registration:
    return Registration.objects.select_related("dossier").get(pk=choice.registrations[name])


def say(client: Client, one: Registration, act: str = "recommend", why: str = "") -> int:
    told = {"act": act, "why": why, "seen": str(one.changed_at)}
    with time_machine.travel(clock.moment(one.changed_at + SECOND), tick=False):
        return client.post(f"{HERE}{one.pk}/advise/", told).status_code


def text(client: Client, address: str = HERE) -> str:
    return client.get(address).content.decode()


def test_the_form_asks_through_which_body_one_applies(choice: Choice) -> None:
    choice.add("Eve Example", approve=False, through="ngls", **TOLD)
    page = text(
        entered(row(choice, "Eve Example")),
        f"/en/registration/{choice.registrations['Eve Example']}/taking_part/",
    )
    assert "Body you apply through" in page
    assert f'<option value="task_force" lang="en">{FORCE}</option>' in page
    with pytest.raises(Refusal, match="answers_missing"):
        choice.add("Fay Example", approve=False, **TOLD)
    with pytest.raises(Refusal, match="wrong_answers"):
        choice.add("Gil Example", approve=False, through="pga", **TOLD)


def test_the_word_of_a_body_counts_for_its_own_applications(choice: Choice) -> None:
    choice.add("Eve Example", approve=False, through="ngls", **TOLD)
    choice.add("Fay Example", approve=False, through="task_force", **TOLD)
    ngls, force, nobody = of_body("ngls"), of_body("task_force"), of_body("")
    assert [name in text(ngls) for name in ("Eve Example", "Fay Example")] == [True, False]
    assert [name in text(force) for name in ("Eve Example", "Fay Example")] == [False, True]
    assert "Example" not in text(nobody)
    assert "for which body you speak" in text(nobody)
    assert say(force, row(choice, "Eve Example")) == say(nobody, row(choice, "Eve Example")) == 422
    assert not Step.objects.filter(act="recommend").exists()
    assert say(ngls, row(choice, "Eve Example"), why="Knows the field") == 302
    sheet = text(signed_in(choice.staff["secretariat"]), f"{SHEET}{choice.registrations['Eve Example']}/")
    assert "UN-NGLS New York office" in sheet
    assert "Knows the field" in sheet
    assert FORCE not in sheet


def test_who_turns_to_the_other_body_waits_for_its_word(choice: Choice) -> None:
    choice.add("Eve Example", approve=False, through="ngls", **TOLD)
    ngls, force = of_body("ngls"), of_body("task_force")
    assert say(ngls, row(choice, "Eve Example"), "advise_against", "canaryword of the first") == 302
    choice.now += 120_000_000
    registration.save_answers(
        holder=choice.holder("Eve Example"),
        registration=choice.registrations["Eve Example"],
        answers={"through": "task_force"},
    )
    assert "Eve Example" not in text(ngls) + text(ngls, f"{HERE}?said=1")
    page = text(force)
    assert "Eve Example" in page
    assert "canaryword" not in page
    sheet = queries.sheet(
        registration=choice.registrations["Eve Example"],
        event=MEETING,
        by=choice.staff["secretariat"],
        language="en",
    )
    assert (sheet.through, sheet.word) == ("task_force", None)


def test_the_secretariat_gives_the_role_for_a_body_and_takes_that_back(choice: Choice) -> None:
    Account.objects.create_user("new@example.org", name="New")
    desk = signed_in(choice.staff["secretariat"])
    told = {"address": "new@example.org", "role": "facilitator/task_force"}
    assert desk.post(STAFF, told).status_code == 302
    page = text(desk, STAFF)
    assert f': <bdi lang="en">{FORCE}</bdi>' in page
    fields = re.search(r'name="account" value="(\w+)">.*name="body" value="task_force">', page)
    assert fields
    assert desk.post(STAFF, told | {"role": "facilitator/pga"}).status_code == 422
    told = {"account": fields[1], "role": "facilitator", "body": "task_force"}
    assert desk.post(f"{STAFF}take-back/", told).status_code == 302
    assert f': <bdi lang="en">{FORCE}</bdi>' not in text(desk, STAFF)


def test_why_somebody_applies_is_told_for_each_event_of_a_group(choice: Choice) -> None:
    """One dossier, two applications: each reason is read by its own body, and each word stands by itself."""
    text_of = (EDITIONS / f"{OTHER}.yaml").read_text("utf-8")
    load_event(text=text_of, name=f"{OTHER}.yaml", rehearsal=True, by=None, now=choice.tick())
    share = {"id": "both", "events": [MEETING, OTHER], "shares": ["registration"]}
    for event in (MEETING, OTHER):
        change = deepcopy(dict(arranged.arrangement(event=event))) | {"group": share}
        if event == OTHER:
            change["roles"]["task_force"] = {"n": 1, "label": FORCE}
            change["participants"]["csos"] |= {"route": "apply", "facilitated_by": "task_force"}
        revise_programme(event=event, change=change, why="shared", by=None, now=choice.tick())
    choice.add("Eve Example", approve=False, through="ngls", **TOLD)
    first = row(choice, "Eve Example")
    ngls = of_body("ngls")
    assert say(ngls, first) == 302
    choice.now += 120_000_000
    second = registration.take_another_event(
        holder=choice.holder("Eve Example"), event=OTHER, category="csos"
    )
    held = queries.answers(registration=second, dossier=first.dossier_id, now=choice.now)
    assert (held["name"], held.get("motive", ""), held.get("through", "")) == ("Eve Example", "", "")
    registration.save_answers(
        holder=choice.holder("Eve Example"), registration=second, answers={"motive": "canarymotive of 2025"}
    )
    registration.send_registration(holder=choice.holder("Eve Example"), registration=second)
    registration.save_answers(
        holder=choice.holder("Eve Example"),
        registration=second,
        answers={"motive": "canarymotive, once more"},
    )
    assert "Eve Example" in text(
        ngls, f"{HERE}?said=1"
    )  # what was told for another event makes no word stale
    assert "canarymotive of 2017" in text(ngls, f"{HERE}?said=1")
    account = Account.objects.create_user("other@example.org", name="other")
    grant_role(account=account, role="facilitator", event=OTHER, by=None, now=clock.now())
    page = text(signed_in(account), f"/en/office/events/{OTHER}/applications/")
    assert "canarymotive, once more" in page
    assert "of 2017" not in page
    assert not Step.objects.filter(registration=first, differs__has_key="motive").exists()
    registration.save_answers(
        holder=choice.holder("Eve Example"), registration=second, answers={"capacity": "Director"}
    )
    assert "Eve Example" in text(ngls)  # what was told once for all is another matter
