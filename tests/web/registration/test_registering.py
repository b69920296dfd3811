"""From the page of the ways in to a registration that was sent, as a browser without script does it (R60-R80, R199)."""

import re
from copy import deepcopy

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from django.utils import translation

from rostrum.apps.correspondence.models import Mail
from rostrum.apps.correspondence.writing import preview
from rostrum.apps.meeting import queries as arranged
from rostrum.apps.meeting.operations import revise_programme
from rostrum.apps.registration.models import AccessRequest, Dossier, Registration
from rostrum.foundation.clock import moment
from rostrum.web.components.categories import WORDS
from tests.apps.registration.conftest import HEARING, MEETING, NOW, Office, group, office
from tests.invented import plain_files

__all__ = ["office", "plain_files"]
HERE = f"/en/events/{HEARING}/register/"


@pytest.fixture(autouse=True)
def _open(db: None, plain_files: None) -> None:
    cache.clear()


def asked(client: Client, address: str, category: str = "csos", *, seconds: int = 5, **told: str) -> int:
    """The status of asking for a link, `seconds` after the form was shown."""
    shown = client.get(f"{HERE}{category}/").content.decode()
    stamp = re.search(r'name="stamp" value="([^"]+)"', shown)
    assert stamp
    with time_machine.travel(moment(NOW + seconds * 1_000_000), tick=False):
        fields = {"email": address, "letters": "fr", "stamp": stamp[1], **told}
        return client.post(f"{HERE}{category}/", fields).status_code


def entered(client: Client) -> Registration:
    """Come in by the newest mail."""
    text = preview(Mail.objects.latest("queued_at"), secrets=True).text
    path = re.search(r"/(?:en|fr)/register/\S+", text)
    assert path
    assert client.get(path[0])["Location"] == f"{path[0][:3]}/registration/open/"
    assert client.get("/en/registration/open/").status_code == 200
    assert client.post("/en/registration/open/")["Location"] == "/en/registration/"
    return Registration.objects.latest("dossier__made_at")


@time_machine.travel(moment(NOW), tick=False)
def test_a_person_registers_step_by_step(office: Office, client: Client) -> None:
    assert asked(client, "ana@example.org") == 302
    row = entered(client)
    home = f"/en/registration/{row.pk}/"
    assert (
        client.post(f"{home}who/", {"name": "Ana Example", "letters": "fr", "country": "CHL"})["Location"]
        == f"{home}organization/"
    )
    assert client.post(f"{home}organization/", {"body": "Open Harbour"})["Location"] == f"{home}taking_part/"
    client.post(f"{home}taking_part/", {"speak": "yes", "lang": "fr"})
    client.post(f"{home}accessibility/", {"access": "A seat near the door"})
    assert (
        client.post(f"{home}publication/", {"listed": "nobody", "later": "1"})["Location"]
        == "/en/registration/"
    )
    check = client.get(f"{home}check/").content.decode()
    assert "Open Harbour" in check
    assert "Chile" in check
    assert client.post(f"{home}send/")["Location"] == "/en/registration/"
    row.refresh_from_db()
    assert (row.state, row.speaks, AccessRequest.objects.get().text) == (
        "submitted",
        True,
        "A seat near the door",
    )
    assert "With the secretariat" in client.get("/en/registration/").content.decode()


@time_machine.travel(moment(NOW), tick=False)
def test_what_was_typed_stays_beside_its_fault(office: Office, client: Client) -> None:
    asked(client, "ana@example.org")
    row = entered(client)
    answer = client.post(f"/en/registration/{row.pk}/who/", {"name": "Ana", "country": "XXX", "say": "AH-na"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Choose a country of the list." in page
    assert 'value="AH-na"' in page
    lacking = client.post(f"/en/registration/{row.pk}/send/")
    assert lacking.status_code == 422
    assert f'href="/en/registration/{row.pk}/organization/#body"' in lacking.content.decode()


@time_machine.travel(moment(NOW), tick=False)
def test_known_and_unknown_addresses_and_machines_get_the_same_answer(office: Office, client: Client) -> None:
    assert [asked(client, "ana@example.org") for _ in range(2)] == [302, 302]
    assert asked(client, "robot@example.org", website="spam") == 302
    assert asked(client, "quick@example.org", seconds=1) == 302
    assert asked(client, "other@example.org") == 302
    assert set(Mail.objects.values_list("address", flat=True)) == {"ana@example.org", "other@example.org"}


@time_machine.travel(moment(NOW), tick=False)
def test_one_address_is_written_to_five_times_an_hour_whatever_a_header_says(
    office: Office, client: Client
) -> None:
    told = [asked(client, "ana@example.org") for _ in range(7)]
    assert told == [302] * 5 + [422] * 2


@time_machine.travel(moment(1_625_600_000_000_000), tick=False)
def test_after_the_deadline_the_page_says_so_and_what_is_still_possible(
    office: Office, client: Client
) -> None:
    page = client.get(HERE).content.decode()
    assert "The time has passed" in page
    assert "follow the webcast" in page
    assert 'name="email"' not in client.get(f"{HERE}csos/").content.decode()


@time_machine.travel(moment(NOW), tick=False)
def test_a_category_without_a_way_in_is_told_the_remedies(office: Office, client: Client) -> None:
    page = client.get(f"/en/events/{MEETING}/register/").content.decode()
    assert "as a member of a delegation" in page
    survivors, media = page.partition("Victims and survivors")[2].split("Media", 1)
    assert "accreditation" not in survivors
    assert "accreditation" in media.partition("</li>")[0]
    assert client.get(f"/en/events/{MEETING}/register/survivors/").status_code == 404


@pytest.mark.parametrize("language", ["ar", "en", "es", "fr", "ru", "zh-hans"])
@time_machine.travel(moment(NOW), tick=False)
def test_letters_are_offered_in_the_language_of_the_page(
    office: Office, client: Client, language: str
) -> None:
    page = client.get(f"{HERE}csos/".replace("/en/", f"/{language}/")).content.decode()
    assert re.findall(r'<option value="([^"]+)" lang="[^"]+" selected>', page) == [language]
    assert page.count('hreflang="') == 6  # and the page stands in every other language


@time_machine.travel(moment(NOW), tick=False)
def test_nobody_sees_the_dossier_of_another(office: Office, client: Client) -> None:
    asked(client, "ana@example.org")
    mine = entered(client)
    other = office.begin("bo@example.org")
    assert client.get(f"/en/registration/{other.pk}/who/").status_code == 404
    assert Client().get(f"/en/registration/{mine.pk}/who/")["Location"] == "/en/registration/open/"
    assert client.get(f"/en/registration/{mine.pk}/who/").headers["Cache-Control"] == "no-store"


@time_machine.travel(moment(NOW), tick=False)
def test_one_registration_goes_on_to_another_event_of_the_group(office: Office, client: Client) -> None:
    asked(client, "ana@example.org")
    row = entered(client)
    client.post(f"/en/registration/{row.pk}/who/", {"name": "Ana Example", "letters": "fr", "country": "CHL"})
    other = f"/en/registration/events/{MEETING}/"
    assert other not in client.get("/en/registration/").content.decode()
    assert client.get(other).status_code == 404
    group(office)
    assert other in client.get("/en/registration/").content.decode()
    page = client.get(other).content.decode()
    assert 'value="ecosoc_ngos"' in page
    assert 'value="member_states"' not in page
    assert client.post(other, {"category": "member_states"}).status_code == 422
    there = client.post(other, {"category": "ecosoc_ngos"})["Location"]
    made = Registration.objects.get(event=MEETING)
    assert there == f"/en/registration/{made.pk}/who/"
    assert 'value="Ana Example"' in client.get(there).content.decode()


@time_machine.travel(moment(NOW), tick=False)
def test_whoever_ends_their_links_stays_inside_and_every_other_browser_is_out(
    office: Office, client: Client
) -> None:
    asked(client, "ana@example.org")
    entered(client)
    stranger = Client()
    entered(stranger)
    assert stranger.get("/en/registration/").status_code == 200
    assert client.post("/en/registration/links/end/")["Location"] == "/en/registration/"
    assert "opens nothing any more" in client.get("/en/registration/").content.decode()
    assert stranger.get("/en/registration/")["Location"] == "/en/registration/open/"


@time_machine.travel(moment(NOW), tick=False)
def test_another_address_shuts_out_whoever_came_in_by_the_old_one(office: Office, client: Client) -> None:
    asked(client, "ana@example.org")
    row = entered(client)
    Dossier.objects.filter(pk=row.dossier_id).update(link_number=2)
    assert client.get("/en/registration/")["Location"] == "/en/registration/open/"


@time_machine.travel(moment(NOW), tick=False)
def test_whoever_holds_a_grounds_pass_is_told_what_it_changes(office: Office, client: Client) -> None:
    assert "grounds pass" not in client.get(HERE).content.decode()
    change = deepcopy(arranged.arrangement(event=HEARING))
    deadline = change["participants"]["csos"]["deadline"]
    change["participants"]["csos"]["grounds_pass"] = {"register": False, "ticket_by": deadline}
    by = office.staff["secretariat"]
    revise_programme(event=HEARING, change=change, why="Passes", by=by, now=office.tick())
    for page in (client.get(HERE), client.get(f"{HERE}csos/")):
        told = page.content.decode()
        assert "need not register" in told
        assert "special event ticket, at the latest:" in told
    asked(client, "ana@example.org")
    row = entered(client)
    step = f"/en/registration/{row.pk}/taking_part/"
    assert 'name="grounds_pass"' in client.get(step).content.decode()
    client.post(step, {"grounds_pass": "yes"})
    row.dossier.refresh_from_db()
    assert row.dossier.answers["grounds_pass"] == "yes"


@time_machine.travel(moment(NOW), tick=False)
def test_the_ways_in_begin_like_sentences_and_say_their_language(office: Office, client: Client) -> None:
    """The modalities write a category as part of a sentence; the page begins a line with it."""
    page = client.get(HERE.replace("/en/", "/ar/")).content.decode()
    found = re.findall(r'<(?:strong|small)><bdi lang="en">([^<]+)</bdi></', page)
    assert "Academic institutions" in found
    assert [one for one in found if not one[0].isupper()] == []


@time_machine.travel(moment(NOW), tick=False)
@pytest.mark.parametrize("language", ["ar", "es", "fr", "ru", "zh-hans"])
def test_a_category_is_called_in_the_language_of_the_page_and_as_the_mandate_words_it(
    client: Client, office: Office, language: str
) -> None:
    wording = "Non-governmental organizations in consultative status with the Economic and Social Council"
    for page in ("", "ecosoc_ngos/"):
        shown = client.get(f"/{language}/events/{MEETING}/register/{page}").content.decode()
        with translation.override(language):
            assert f"<strong>{WORDS['ecosoc_ngos']}</strong>" in shown
        assert f'<small><bdi lang="en">{wording}</bdi></small>' in shown
    ways = client.get(f"/{language}/events/{MEETING}/register/").content.decode()
    assert '<strong><bdi lang="en">Victims and survivors' in ways
