"""Confirming the clauses of a resolution, or moving where they begin, without script."""

import re
from typing import Any

import pytest
from django.test import Client

from rostrum.apps.mandate import queries
from rostrum.apps.mandate.operations import confirm_clauses
from rostrum.apps.people.models import Account
from tests.web.secretariat.resolutions_held import (
    DESK,
    NOW,
    SHEET,
    SYMBOL,
    bring,
    carried,
    errors,
    row,
    unit,
)


class TestSheet:
    def test_every_unit_stands_with_its_clauses(self, desk: Client) -> None:
        bring("E")
        sheet = queries.sheet(symbol=SYMBOL, language="en")
        assert sheet
        page = desk.get(SHEET).content.decode()
        assert len(re.findall(r'<li class="row" id="u-', page)) == len(sheet.units)
        shown = row(page, "u-op4")
        assert "Paragraph 4" in shown
        assert re.findall(r'class="row-body official" lang="en" dir="ltr">(.*?)</span>', shown) == [
            one.text for one in unit("OP4").clauses
        ]
        assert carried(shown)["at"] == [str(one.start) for one in unit("OP4").clauses[1:]]

    def test_confirmed_as_shown_without_script(self, desk: Client) -> None:
        bring("E")
        before = [one.text for one in unit("OP4").clauses]
        shown = row(desk.get(SHEET).content.decode(), "u-op4")
        answer = desk.post(f"{SHEET}units/OP4/?language=en", carried(shown))
        assert answer.status_code == 302
        found = [one for one in queries.clauses(symbol=SYMBOL) if one.unit == "OP4"]
        assert [one.confirmed_by for one in found] == ["Ada Lind"] * 2
        assert [one.text for one in unit("OP4").clauses] == before
        after = desk.get(answer["Location"]).content.decode()
        assert "Confirmed: Paragraph 4." in after
        assert "Confirm as shown" not in row(after, "u-op4")

    def test_after_one_comes_the_next_that_waits(self, desk: Client) -> None:
        bring("E")
        page = f"{SHEET}units/OP3/?language=en&show=waiting"
        shown = row(desk.get(SHEET).content.decode(), "u-op3")
        where = desk.post(page, carried(shown))["Location"]
        assert where == f"{SHEET}?language=en&saved=OP3&at=OP3%2Ffn3&show=waiting#u-op3-fn3"
        after = desk.get(where).content.decode()
        assert 'id="u-op3"' not in after
        assert 'id="u-op3-fn3"' in after

    def test_a_language_without_a_cut_offers_no_confirmation(self, desk: Client) -> None:
        """Confirming there what is shown would make one clause of two in every language."""
        bring("E")
        bring("C")
        shown = row(desk.get(f"{SHEET}?language=zh-hans").content.decode(), "u-op4")
        assert "Not split in this language" in shown
        assert "Confirm as shown" not in shown
        assert '<p class="official" lang="zh-hans" dir="ltr">' in shown

    def test_the_language_is_that_of_the_page_unless_another_is_chosen(self, desk: Client) -> None:
        bring("E")
        bring("A")
        page = desk.get(SHEET.replace("/en/", "/ar/")).content.decode()
        assert 'class="row-body official" lang="ar" dir="rtl"' in page
        page = desk.get(f"{SHEET}?language=fr").content.decode()
        assert "The language you asked for is not held here." in page

    def test_a_unit_is_on_its_page(self, desk: Client, monkeypatch: Any) -> None:
        monkeypatch.setattr("rostrum.web.secretariat.mandate_sheet.UNITS_A_PAGE", 3)
        bring("E")
        page = desk.get(f"{SHEET}?at=OP4").content.decode()
        assert 'id="u-op4"' in page
        assert 'id="u-pp1"' not in page

    @pytest.mark.parametrize(
        "page", ["A-RES-84-998/", "x/", "A-RES-84-999/units/OP9/", "A-RES-84-999/units//"]
    )
    def test_what_is_not_held_has_no_page(self, desk: Client, page: str) -> None:
        bring("E")
        assert desk.get(f"{DESK}{page}").status_code == 404


class TestMovingTheSplit:
    PAGE = f"{SHEET}units/OP3/?language=en"

    def test_places_are_offered_and_the_present_ones_ticked(self, desk: Client) -> None:
        bring("E")
        page = desk.get(self.PAGE).content.decode()
        offered = re.findall(r'type="checkbox" name="at" value="(\d+)"[^>]*?( checked)?>', page)
        now = {str(one.start) for one in unit("OP3").clauses[1:]}
        assert {at for at, ticked in offered if ticked} == now != set()
        assert 'dir="ltr">to send it to all delegations' in page

    def test_one_clause_when_nothing_is_ticked(self, desk: Client) -> None:
        bring("E")
        seen = carried(desk.get(self.PAGE).content.decode())["seen"]
        assert desk.post(self.PAGE, {"seen": seen}).status_code == 302
        assert [one.text for one in unit("OP3").clauses] == [unit("OP3").text]

    def test_other_words_may_begin_a_clause(self, desk: Client) -> None:
        bring("E")
        seen = carried(desk.get(self.PAGE).content.decode())["seen"]
        assert desk.post(self.PAGE, {"seen": seen, "words": "on a non-objection basis"}).status_code == 302
        assert [one.text.split()[0] for one in unit("OP3").clauses] == ["Requests", "on"]

    @pytest.mark.parametrize(
        ("words", "said"),
        [
            ("no such words", "These words are not in the text."),
            ("to ", "These words stand there more than once."),
        ],
    )
    def test_words_that_name_no_place_are_kept(self, desk: Client, words: str, said: str) -> None:
        bring("E")
        page = desk.get(self.PAGE).content.decode()
        ticked = re.findall(r'name="at" value="(\d+)"', page)[:1]
        answer = desk.post(self.PAGE, {"seen": carried(page)["seen"], "words": words, "at": ticked})
        assert errors(answer)[0].startswith(said)
        again = answer.content.decode()
        assert f'name="words" value="{words}"' in again
        assert re.findall(r'name="at" value="(\d+)"[^>]* checked', again) == ticked

    def test_another_split_is_never_confirmed_unseen(self, desk: Client, secretary: Account) -> None:
        bring("E")
        page = desk.get(self.PAGE).content.decode()
        confirm_clauses(resolution=SYMBOL, unit="OP3", cuts={"en": []}, by=secretary, now=NOW)
        answer = desk.post(self.PAGE, carried(page))
        assert answer.status_code == 422
        assert "This paragraph has changed since. Nothing was stored." in answer.content.decode()
        assert len(unit("OP3").clauses) == 1
        assert desk.post(self.PAGE, carried(answer.content.decode())).status_code == 302

    def test_a_place_that_is_none_is_refused(self, desk: Client) -> None:
        bring("E")
        seen = carried(desk.get(self.PAGE).content.decode())["seen"]
        for at in ("100000", "-5", "x", "1"):
            assert errors(desk.post(self.PAGE, {"seen": seen, "at": [at]})) == [
                "This place is not in the text. Choose among those shown."
            ]

    def test_a_split_in_one_language_leaves_the_others_theirs(self, desk: Client) -> None:
        bring("E")
        bring("F")
        other = [one.text for one in unit("OP4", "fr").clauses]
        page = f"{SHEET}units/OP4/?language=en"
        shown = desk.get(page).content.decode()
        assert "With another number the other languages are proposed anew, even where confirmed." in shown
        place = unit("OP4").text.index("to speak")
        sent = {"seen": carried(shown)["seen"], "words": unit("OP4").text[place : place + 20]}
        assert desk.post(page, sent).status_code == 302
        assert [one.start for one in unit("OP4").clauses] == [0, place]
        assert [one.text for one in unit("OP4", "fr").clauses] == other
