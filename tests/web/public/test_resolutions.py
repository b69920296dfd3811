"""The page of a resolution: whose words these are, in which language, and where each paragraph stands."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.utils.translation import gettext, override

from rostrum.apps.mandate.operations import import_resolution
from rostrum.web.components.resolution_words import dashed, language_name, symbol_of, unit_margin, unit_name

FILES = Path(__file__).parents[2] / "data" / "resolutions"
NOW = 1_900_000_000_000_000
PAGE = "resolutions/A-RES-84-999/"


def bring(letter: str) -> None:
    name = f"84_999_{letter}.xml"
    import_resolution(data=(FILES / name).read_bytes(), name=name, by=None, now=NOW)


def shown(client: Client, language: str, page: str = PAGE) -> str:
    answer = client.get(f"/{language}/{page}")
    assert answer.status_code == 200
    return answer.content.decode()


def unit(page: str, anchor: str) -> str:
    found = re.search(rf'<li class="row" id="{anchor}".*?</li>', page, re.DOTALL)
    assert found
    return found[0]


@pytest.mark.django_db
def test_the_wording_stands_in_the_language_of_the_page(client: Client) -> None:
    bring("E")
    bring("A")
    page = shown(client, "ar")
    assert '<p class="official" lang="ar" dir="rtl">' in unit(page, "u-op4")
    assert 'official" lang="en"' not in page
    assert "There is no text in your language" not in page


@pytest.mark.django_db
def test_another_language_is_marked_and_said(client: Client) -> None:
    bring("E")
    page = shown(client, "ar")
    assert '<p class="official" lang="en" dir="ltr">' in unit(page, "u-op4")
    with override("ar"):
        said = "There is no text in your language here. It is shown in another one: %(language_name)s."
        words = gettext(said) % {"language_name": language_name("en")}
    assert words in page


@pytest.mark.django_db
def test_the_united_nations_are_acknowledged(client: Client) -> None:
    bring("E")
    page = shown(client, "en")
    assert 'Official text: United Nations, <bdi dir="ltr">A/RES/84/999</bdi>.' in page
    assert 'href="https://undocs.org/en/A/RES/84/999"' in page


@pytest.mark.django_db
def test_a_paragraph_has_its_opening_its_name_and_the_call_of_its_note(client: Client) -> None:
    bring("E")
    row = unit(shown(client, "en"), "u-op3")
    assert "<em>Requests</em> the President" in row
    assert 'objection basis<sup><a href="#u-op3-fn3">3</a></sup> and to read it' in row
    assert '<span class="hide-sight">Paragraph 3</span>' in row
    note = unit(shown(client, "en"), "u-op3-fn3")
    assert "The summary will be short. It will name no delegation." in note
    assert '<span class="hide-sight">Paragraph 3, footnote 3</span>' in note


@pytest.mark.django_db
def test_no_paragraph_is_left_out_of_a_long_resolution(client: Client, monkeypatch: Any) -> None:
    bring("E")
    anchors = re.findall(r'id="(u-[^"]+)"', shown(client, "en"))
    assert len(set(anchors)) == len(anchors) > 5
    monkeypatch.setattr("rostrum.web.public.resolutions.UNITS_A_PAGE", 5)
    pages = [shown(client, "en", f"{PAGE}?page={n}") for n in range(1, -(-len(anchors) // 5) + 1)]
    assert [one for page in pages for one in re.findall(r'id="(u-[^"]+)"', page)] == anchors
    assert 'href="?page=2"' in pages[0]


@pytest.mark.django_db
def test_the_list_names_each_once(client: Client) -> None:
    assert "No resolution is held here yet." in shown(client, "en", "resolutions/")
    bring("E")
    bring("F")
    page = shown(client, "fr", "resolutions/")
    assert page.count('href="/fr/resolutions/A-RES-84-999/"') == 1
    assert 'lang="fr" dir="ltr"' in page


@pytest.mark.django_db
@pytest.mark.parametrize("symbol", ["A-RES-84-998", "A-RES-84--999", "nothing", "A-" * 200, "%00", "../A"])
def test_what_is_not_held_is_not_found(client: Client, symbol: str) -> None:
    bring("E")
    assert client.get(f"/en/resolutions/{symbol}/").status_code == 404


@pytest.mark.django_db
def test_hostile_words_are_only_text(client: Client) -> None:
    data = (FILES / "84_999_E.md").read_text().replace("clean lakes", "<script>alert(1)</script>")
    import_resolution(data=data.encode(), name="x.md", by=None, now=NOW)
    assert "<script>alert(1)" not in shown(client, "en") + shown(client, "en", "resolutions/")


@pytest.mark.parametrize(
    ("symbol", "address"),
    [
        ("A/RES/79/286", "A-RES-79-286"),
        ("A/RES/ES-11/1", "A-RES-ES--11-1"),
        ("A/C.3/79/L.21/Rev.1", "A-C.3-79-L.21-Rev.1"),
        ("A/RES/377 (V)", "A-RES-377 (V)"),
    ],
)
def test_an_address_leads_back_to_its_symbol(symbol: str, address: str) -> None:
    assert (dashed(symbol), symbol_of(address)) == (address, symbol)


@pytest.mark.parametrize(
    ("path", "name", "margin"),
    [
        ("PP3", "Preamble, paragraph 3", "Pre. 3"),
        ("OP2(a)(iv)", "Paragraph 2 (a)(iv)", "2 (a)(iv)"),
        ("OP9/fn4", "Paragraph 9, footnote 4", "Note 4"),
        ("OP4(b)/1", "Paragraph 4 (b), text 1", ""),
        ("annex-1/II/OP4", "Annex 1, section II, paragraph 4", "4"),
        ("II", "Section II", ""),
        ("other", "Other", "other"),
    ],
)
def test_a_unit_is_named_in_words(path: str, name: str, margin: str) -> None:
    assert (unit_name(path), unit_margin(path)) == (name, margin)
