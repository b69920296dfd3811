"""Official words in a reader's language, and the sheet on which a person confirms."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from rostrum.apps.mandate.operations import Imported, confirm_clauses
from rostrum.apps.mandate.queries import (
    ClauseRow,
    ResolutionRow,
    SheetClause,
    Wording,
    clauses,
    resolutions,
    sheet,
    wording,
    wordings,
)
from rostrum.apps.people.models import Account

Bring = Callable[..., Imported]
SYMBOL = "A/RES/84/999"


def _wording(clause: str, language: str, text: str, **others: Any) -> Wording:
    facts: dict[str, Any] = {"fallback": False, "whole": False, "confirmed": False} | others
    return Wording(SYMBOL, clause, language, text, source="United Nations", **facts)


def test_words_of_a_clause_in_the_language_of_the_reader(bring: Bring) -> None:
    bring("E")
    bring("F")
    assert wording(symbol=SYMBOL, clause="OP4#2", language="en") == _wording(
        "OP4#2", "en", "invites the media to listen."
    )
    assert wording(symbol=SYMBOL, clause="OP2(a)#2", language="fr") == _wording(
        "OP2(a)#2", "fr", "toute question leur est posée par écrit ;".replace(" ;", " ;")
    )


def test_a_language_without_a_cut_shows_its_paragraph(bring: Bring) -> None:
    bring("E")
    bring("C")
    assert wording(symbol=SYMBOL, clause="OP4#2", language="zh") == _wording(
        "OP4#2", "zh-hans", "还鼓励所有代表团本着湖泊精神发言，并邀请媒体旁听。", whole=True
    )


def test_a_paragraph_and_a_note_may_be_asked_for_whole(bring: Bring) -> None:
    bring("E")
    assert wording(symbol=SYMBOL, clause="OP3/fn3", language="en") == _wording(
        "OP3/fn3", "en", "The summary will be short. It will name no delegation.", whole=True
    )


def test_another_language_is_marked(bring: Bring) -> None:
    bring("R")
    found = wording(symbol=SYMBOL, clause="OP2(b)/1#1", language="ar")
    assert found == _wording("OP2(b)/1#1", "ru", "тема 1: глубокая вода;", fallback=True)
    bring("E")
    found = wording(symbol=SYMBOL, clause="OP2(b)/1#1", language="ar")
    assert found == _wording("OP2(b)/1#1", "en", "Theme 1: Deep water;", fallback=True)


def test_what_is_not_held_is_none(bring: Bring) -> None:
    assert wording(symbol=SYMBOL, clause="OP1#1", language="en") is None
    bring("E")
    assert wording(symbol=SYMBOL, clause="OP9#1", language="en") is None
    assert wording(symbol="A/RES/84/998", clause="OP1#1", language="en") is None


def test_many_at_once(bring: Bring, django_assert_num_queries: Any) -> None:
    bring("E")
    with django_assert_num_queries(3):
        found = wordings(symbol=SYMBOL, clauses=["OP4#1", "OP9#1", "OP2(c)(i)#1"], language="en")
    assert {path: one.text for path, one in found.items()} == {
        "OP4#1": "Further encourages all delegations to speak in the spirit of the lakes,",
        "OP2(c)(i)#1": "A summary of the panel;",
    }


def test_resolutions_held(bring: Bring) -> None:
    assert resolutions() == ()
    bring("E")
    bring("A")
    assert resolutions(language="ar") == (
        ResolutionRow(
            symbol=SYMBOL,
            title="طرائق عقد الاجتماع الرفيع المستوى المعني بالبحيرات النظيفة",
            title_language="ar",
            languages=("ar", "en"),
            adopted=date(2029, 12, 20),
            clauses=21,
            unconfirmed=21,
        ),
    )


def test_clauses_in_reading_order(bring: Bring) -> None:
    bring("E")
    rows = clauses(symbol=SYMBOL)
    assert [row.path for row in rows][:5] == ["PP1#1", "PP1/fn1#1", "PP2#1", "OP1#1", "OP1/fn2#1"]
    assert rows[5] == ClauseRow("OP2#1", "OP2", 1, "decides", "", None, {"en": (0, 18)})
    assert clauses(symbol="A/RES/84/998") == ()


def test_the_sheet_has_every_unit_with_its_split(bring: Bring, secretary: Account) -> None:
    bring("E")
    bring("S")
    found = sheet(symbol=SYMBOL, language="en")
    assert found
    assert (found.title, found.languages) == (
        "Modalities of the high-level meeting on clean lakes",
        ("en", "es"),
    )
    assert (found.committee, found.meeting) == ("without reference to a Main Committee", 5)
    last = found.units[-1]
    assert (last.path, last.part, last.opening) == ("OP4", "operative", "Further encourages")
    at = last.text.index("invites")
    first = SheetClause("OP4#1", "encourages", last.text[: at - 5], 0, proposed=True)
    second = SheetClause("OP4#2", "invites", last.text[at:], at, proposed=True)
    assert last.clauses == (first, second)
    confirm_clauses(resolution=SYMBOL, unit="OP4", cuts={"en": [at]}, by=secretary, now=1)
    again = sheet(symbol=SYMBOL, language="en")
    assert again
    assert [clause.proposed for clause in again.units[-1].clauses] == [False, False]
    spanish = sheet(symbol=SYMBOL, language="es")
    assert spanish
    assert [(clause.start, clause.text, clause.proposed) for clause in spanish.units[-1].clauses] == [
        (None, "", True),
        (None, "", True),
    ]


def test_the_sheet_falls_back_and_may_be_missing(bring: Bring) -> None:
    assert sheet(symbol=SYMBOL, language="en") is None
    bring("E")
    found = sheet(symbol=SYMBOL, language="fr")
    assert found
    assert found.language == "en"


@pytest.mark.parametrize("count", [1, 2])
def test_the_sheet_takes_the_same_queries_however_many_languages(
    bring: Bring, django_assert_num_queries: Any, count: int
) -> None:
    for letter in "ER"[:count]:
        bring(letter)
    with django_assert_num_queries(4):
        sheet(symbol=SYMBOL, language="en")
