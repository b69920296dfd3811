"""Applications through a delegated body: its word on each, what it never sees, and who decides (R57)."""

import re
from collections.abc import Iterator
from html import unescape

import pytest
import time_machine
from django.test import Client

from rostrum.apps.correspondence.models import Mail
from rostrum.apps.registration import operations as registration
from rostrum.apps.registration.models import Dossier, Registration, Step
from rostrum.apps.registration.queries import facilitated
from rostrum.foundation import clock
from rostrum.foundation.refusal import Refusal
from tests.invented import plain_files
from tests.selecting import MEETING, Choice, make_choice
from tests.web.registration.test_own_badge import entered

__all__ = ["plain_files"]
BACKEND = "django.contrib.auth.backends.ModelBackend"
HERE = f"/en/office/events/{MEETING}/applications/"
REVIEW = f"/en/secretariat/events/{MEETING}/registrations/"
WHY = "Works with those who came back"
HIDDEN = {  # by the name of the question
    "legal_name": "Canarylegal Hidden",
    "phone": "canaryphone 123",
    "access": "canaryaccess ramp",
    "travel": "canarytravel ticket",
    "question": "canaryquestion",
}
pytestmark = pytest.mark.usefixtures("plain_files")


@pytest.fixture
def choice(db: None) -> Choice:
    """Two applications that wait, one of them by a protected person."""
    made = make_choice(rehearsal=True, people=False)
    told = {"body": "Long Road", "website": "long.example", "motive": "To speak of return", **HIDDEN}
    made.add("Eve Example", approve=False, speak="yes", country="PER", **told)
    hidden = {"body": "Canarybody Refuge", "motive": "canarymotive", "protected": "yes"}
    made.add("Fay Example", approve=False, category="attending", **hidden)
    return made


@pytest.fixture
def desks(choice: Choice) -> dict[str, Client]:
    made = {role: Client() for role in choice.staff}
    for role, client in made.items():
        client.force_login(choice.staff[role], backend=BACKEND)
    return made


@pytest.fixture(autouse=True)
def later(choice: Choice) -> Iterator[time_machine.Traveller]:
    with time_machine.travel(clock.moment(choice.tick(60)), tick=False) as traveller:
        yield traveller


def say(client: Client, choice: Choice, name: str, act: str, why: str = "") -> int:
    one = Registration.objects.get(pk=choice.registrations[name])
    told = {"act": act, "why": why, "seen": str(one.dossier.changed_at)}
    return client.post(f"{HERE}{one.pk}/advise/", told).status_code


def shown(client: Client, address: str = HERE) -> str:
    return client.get(address).content.decode()


def test_the_body_sees_what_a_word_needs_and_nothing_told_in_confidence(desks: dict[str, Client]) -> None:
    page = shown(desks["facilitator"])
    for text in ("UN-NGLS New York office", "Eve Example", "Long Road", "long.example", "To speak of return"):
        assert text in page
    assert "Fay Example" in page  # the name as she wants it announced
    secrets = [*HIDDEN.values(), "Canarybody", "canarymotive", "eve@example.org", "fay@example.org"]
    assert [one for one in secrets if one in page] == []


def test_a_word_is_kept_and_the_secretariat_decides(choice: Choice, desks: dict[str, Client]) -> None:
    letters = Mail.objects.count()
    assert say(desks["facilitator"], choice, "Eve Example", "recommend", WHY) == 302
    one = Registration.objects.get(pk=choice.registrations["Eve Example"])
    step = Step.objects.get(registration=one, act="recommend")
    assert (step.why, step.account, one.state) == (WHY, choice.staff["facilitator"], "submitted")
    assert Mail.objects.count() == letters  # nobody is told
    assert "Eve Example" not in shown(desks["facilitator"])
    assert WHY in shown(desks["facilitator"], f"{HERE}?said=1")
    sheet = shown(desks["secretariat"], f"{REVIEW}{one.pk}/")
    assert "Recommended by the body" in sheet
    assert WHY in sheet
    assert say(desks["facilitator"], choice, "Fay Example", "advise_against") == 422  # a reason is missing
    assert say(desks["facilitator"], choice, "Fay Example", "advise_against", "Not of the field") == 302
    other = Registration.objects.get(pk=choice.registrations["Fay Example"])
    by = choice.staff["secretariat"]
    registration.approve_registration(registration=other.pk, by=by, now=choice.tick())  # all the same
    assert say(desks["facilitator"], choice, "Fay Example", "recommend") == 422  # decided meanwhile


def test_a_word_that_is_refused_comes_back_to_its_own_page(
    desks: dict[str, Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(facilitated, "AT_ONCE", 1)
    page = shown(desks["facilitator"], f"{HERE}?after=1")
    (row,) = re.findall(r'id="a-([^"]+)"', page)
    action, seen = re.findall(r'action="([^"]+/advise/[^"]+)".*?name="seen" value="(\d+)"', page)[0]
    told = {"act": "recommend", "why": "typed " * 1000, "seen": seen}
    answer = desks["facilitator"].post(unescape(action), told)
    assert answer.status_code == 422
    assert f'id="a-{row}"' in answer.content.decode()
    assert "typed typed" in answer.content.decode()


def test_the_person_never_reads_the_word_of_the_body(choice: Choice, desks: dict[str, Client]) -> None:
    one = Registration.objects.get(pk=choice.registrations["Eve Example"])
    by = choice.staff["secretariat"]
    registration.ask_applicant(registration=one.pk, question="Which shelters?", by=by, now=choice.tick())
    assert say(desks["facilitator"], choice, "Eve Example", "advise_against", "canaryword") == 302
    with time_machine.travel(clock.moment(choice.tick(60)), tick=False):
        home = entered(one).get("/en/registration/").content.decode()
    assert "Which shelters?" in home
    assert "canaryword" not in home


def test_who_changes_an_answer_waits_for_a_word_again(choice: Choice, desks: dict[str, Client]) -> None:
    unseen = {"act": "recommend", "why": "", "seen": "1"}
    at = f"{HERE}{choice.registrations['Eve Example']}/advise/"
    assert desks["facilitator"].post(at, unseen).status_code == 422
    assert say(desks["facilitator"], choice, "Eve Example", "recommend") == 302
    holder = registration.Holder(
        Registration.objects.get(pk=choice.registrations["Eve Example"]).dossier_id, choice.tick(120)
    )
    told = {"motive": "To speak of work"}
    registration.save_answers(holder=holder, registration=choice.registrations["Eve Example"], answers=told)
    page = shown(desks["facilitator"])
    assert "To speak of work" in page
    assert "Answers were changed since" in page


def test_only_applications_to_the_body_are_open_to_it(choice: Choice, desks: dict[str, Client]) -> None:
    one = Registration.objects.get(pk=choice.registrations["Eve Example"])
    Registration.objects.filter(pk=one.pk).update(category="un_system")  # comes by invitation
    assert "Eve Example" not in shown(desks["facilitator"])
    assert say(desks["facilitator"], choice, "Eve Example", "recommend") == 422
    Dossier.objects.filter(registrations=choice.registrations["Fay Example"]).update(erased_at=choice.now)
    assert say(desks["facilitator"], choice, "Fay Example", "recommend") == 422
    assert not Step.objects.filter(act__in=("recommend", "advise_against")).exists()
    for role in ("committee", "office", "operator"):
        assert desks[role].get(HERE).status_code == 403
    with pytest.raises(Refusal) as refused:
        registration.advise(
            event=MEETING,
            registration=one.pk,
            act="recommend",
            why="",
            by=choice.staff["committee"],
            now=choice.tick(),
            seen=0,
        )
    assert refused.value.code == "not_permitted"


def test_a_form_says_that_the_body_reads_the_answer(choice: Choice) -> None:
    one = Registration.objects.get(pk=choice.registrations["Eve Example"])
    page = entered(one).get(f"/en/registration/{one.pk}/taking_part/").content.decode()
    assert "Reason for applying" in page
    assert "the body that facilitates applications" in page
