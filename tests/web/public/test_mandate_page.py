import re
from html import unescape
from pathlib import Path

import pytest
from django.test import Client
from django.utils.translation import override

from rostrum.apps.mandate.operations import import_resolution
from rostrum.apps.meeting import operations
from rostrum.web.public.mandate_places import Places

FILE = Path(__file__).parents[2] / "data/modalities/lakes-2030-hlm.yaml"
EVENT = "lakes-2030-hlm"
PAGE = f"/en/events/{EVENT}/mandate/"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def event(db: None) -> None:
    operations.load_event(text=FILE.read_text(), name=FILE.name, rehearsal=False, by=None, now=1)


def page(client: Client, query: str = "", language: str = "en") -> str:
    response = client.get(PAGE.replace("/en/", f"/{language}/") + query)
    assert response.status_code == 200
    return response.content.decode()


def text(html: str) -> str:
    return unescape(" ".join(re.sub(r"<[^>]+>", " ", html).split()))


def row(html: str, anchor: str) -> str:
    found = re.search(rf'<li class="row" id="{anchor}">(.*?)</li>', html, re.DOTALL)
    assert found is not None
    return text(found[1])


def test_each_provision_says_what_holds_and_what_would_satisfy_it(client: Client) -> None:
    html = page(client)
    assert row(html, "p-op1-1-opening") == (
        "Decision an opening segment from ten to half past ten "
        "Opening segment, end: 11 a.m. (New York). "
        "To satisfy it: Opening segment, end: 10:30 a.m. (New York). Breach"
    )
    assert row(html, "p-op1-1-day").endswith("Met")
    assert row(html, "p-op3-1").endswith("To satisfy it: Put it on record when it is done. Open")
    assert row(html, "p-op2-b-1").startswith("Encouragement")
    assert row(html, "p-op2-b-1").endswith("Differs")
    assert row(html, "p-op4-1").endswith(
        "A person answers: is the discussion held in the spirit of the lakes? For a person to judge"
    )


def test_a_breach_of_an_unconfirmed_clause_is_never_a_plain_one(client: Client) -> None:
    assert row(page(client), "p-page-note-1").endswith("Breach Clause not confirmed")


def test_counts_lead_to_the_provisions_they_count(client: Client) -> None:
    html = page(client)
    counts = re.findall(r'<a href="\?result=(\w+)#provisions">(.*?)</a>', html, re.DOTALL)
    assert [(name, text(words)) for name, words in counts] == [
        ("breach", "2 Breach"),
        ("open", "2 Open"),
        ("differs", "1 Differs"),
        ("manual", "1 For a person to judge"),
        ("met", "1 Met"),
    ]
    for name, words in counts:
        shown = page(client, f"?result={name}")
        provisions = shown.partition('id="provisions"')[2]
        assert provisions.count('<li class="row" id="p-') == int(text(words).split()[0])
        assert f'href="?result={name}#provisions" aria-current="true"' in shown


@pytest.mark.parametrize("asked", ["", "none", "<script>", "breach'--", "met&result="])
def test_an_unknown_filter_shows_everything_and_echoes_nothing(client: Client, asked: str) -> None:
    html = client.get(PAGE, {"result": asked}).content.decode()
    assert html.count('id="p-') == 6 + 7
    assert "<script>" not in html


def test_the_result_moves_with_the_arrangement_and_the_record(client: Client) -> None:
    operations.record_act(event=EVENT, act="summary_prepared", of=EVENT, on=None, by=None, now=2)
    operations.name_holder(
        event=EVENT, role="cochairs", place=1, holder={"name": "Ms. Uma Rao"}, why="Named", by=None, now=3
    )
    html = page(client)
    assert row(html, "p-op3-1").endswith("Met")
    assert row(html, "p-op2-a-1").endswith("Open")


def test_forecasts_and_notices_carry_their_remedy(client: Client) -> None:
    said = text(page(client))
    assert "300 minutes hold 100 turns of 3 minutes; 193 are expected." in said
    assert "Plan more time, agree on a shorter limit, or take statements in writing." in said
    assert "Divers: named among the participants, and no paragraph gives them a way in." in said


def test_what_is_asked_is_marked_as_english_on_other_pages(client: Client) -> None:
    html = page(client, language="ar")
    assert '<bdi lang="en">a summary by the President</bdi>' in html


def test_without_the_resolution_the_page_says_that_the_words_are_its_own(client: Client) -> None:
    html = page(client)
    assert "The official text has not been imported here." in text(html)
    assert "/resolutions/" not in html


def test_the_official_words_stand_in_the_language_of_the_reader_with_their_source(client: Client) -> None:
    for letter in "EA":
        name = f"84_999_{letter}.xml"
        data = (FILE.parents[1] / "resolutions" / name).read_bytes()
        import_resolution(data=data, name=name, by=None, now=1)
    arabic = page(client, language="ar")
    assert arabic.count('<p class="official" lang="ar" dir="rtl">') == 5
    assert "A/RES/84/999</bdi>" in arabic
    french = page(client, language="fr")
    assert french.count('<p class="official" lang="en" dir="ltr">') == 5
    english = page(client)
    assert "There is no text in your language." not in english
    assert "Source: United Nations, A/RES/84/999" in text(english)
    assert 'href="/en/resolutions/A-RES-84-999/"' in english


def test_ids_are_unique(client: Client) -> None:
    ids = re.findall(r'\bid="([^"]+)"', page(client))
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("language", "day", "month"),
    [
        ("en", "9 March 2030", "March 2030"),
        ("fr", "9 mars 2030", "mars 2030"),
        ("es", "9 de marzo de 2030", "marzo de 2030"),
        ("ru", "9 марта 2030 г.", "Март 2030 г."),
        ("ar", "9 مارس 2030", "مارس 2030"),
        ("zh-hans", "2030年3月9日", "2030年3月"),
    ],
)
def test_a_day_and_a_month_are_written_as_documents_of_the_language_do(
    language: str, day: str, month: str
) -> None:
    with override(language):
        assert (Places({}).day("2030-03-09"), Places({}).day("2030-03")) == (day, month)
