"""Importing and confirming: aligned languages, splits that stay, refusals that store nothing."""

from collections.abc import Callable

import pytest

from rostrum.apps.mandate import models
from rostrum.apps.mandate.operations import Imported, confirm_clauses
from rostrum.apps.mandate.queries import clauses
from rostrum.apps.people.models import Account
from rostrum.foundation.refusal import Refusal

Bring = Callable[..., Imported]
Invented = Callable[[str], bytes]
SYMBOL = "A/RES/84/999"
LATER = 1_900_000_000_000_001


def _spans(unit: str, language: str) -> list[tuple[int, int]]:
    return [
        row.spans[language] for row in clauses(symbol=SYMBOL) if row.unit == unit and language in row.spans
    ]


def _text(unit: str, language: str = "en") -> str:
    return models.Unit.objects.get(path=unit, expression__language=language).text


def test_a_first_import(bring: Bring) -> None:
    assert bring("E") == Imported(SYMBOL, "en", changed=True, units=15, clauses=21, unconfirmed=21)
    row = models.Resolution.objects.get()
    assert (row.symbol, str(row.adopted), str(row.distributed)) == (SYMBOL, "2029-12-20", "2029-12-28")
    assert (row.session, row.meeting, row.agenda_item, row.draft) == ("84", 5, "12", "A/84/L.9")
    held = row.expressions.get()
    assert (held.language, held.source, held.file_name) == ("en", "United Nations", "84_999_E.xml")
    assert len(held.sha256) == 64


def test_the_same_file_again_changes_nothing(bring: Bring) -> None:
    bring("E")
    before = list(models.Unit.objects.values_list("pk", flat=True))
    assert bring("E") == Imported(SYMBOL, "en", changed=False, units=15, clauses=21, unconfirmed=21)
    assert list(models.Unit.objects.values_list("pk", flat=True)) == before


def test_six_languages_align_and_are_cut_where_the_number_agrees(bring: Bring) -> None:
    for letter in "ACEFRS":
        assert bring(letter).units == 15
    assert models.Expression.objects.count() == 6
    assert len(clauses(symbol=SYMBOL)) == 21
    assert [len(_spans("OP2(a)", code)) for code in ("ar", "zh-hans", "en", "fr", "ru", "es")] == [2] * 6
    assert [len(_spans("OP3", code)) for code in ("en", "fr", "ru")] == [3, 0, 0]


def test_english_leads_the_split_whenever_it_comes(bring: Bring) -> None:
    assert bring("F").clauses == 16
    assert bring("E").clauses == 21


def test_a_language_with_other_counts_is_refused_and_named(bring: Bring, invented: Invented) -> None:
    bring("E")
    short = invented("F").decode().replace('<container name="Notant également"', '<block name="x"')
    short = short.replace("</container>\n    </preamble>", "</block>\n    </preamble>")
    with pytest.raises(Refusal) as refused:
        bring("F", short.encode())
    assert refused.value.code == "languages_differ"
    assert refused.value.detail == {
        "language": "fr",
        "other": "en",
        "part": "preambular",
        "expected": 2,
        "found": 1,
        "path": "PP2",
    }
    assert models.Expression.objects.count() == 1


def test_a_point_under_another_paragraph_is_a_difference(bring: Bring, invented: Invented) -> None:
    bring("E")
    moved = invented("F").decode().replace("<num>3.</num>", "<num>d)</num>")
    with pytest.raises(Refusal) as refused:
        bring("F", moved.encode())
    assert (refused.value.code, refused.value.detail["path"]) == ("languages_differ", "OP2(d)")


def test_a_person_confirms_what_is_proposed(bring: Bring, secretary: Account) -> None:
    bring("E")
    at = _text("OP4").index("invites")
    found = confirm_clauses(resolution=SYMBOL, unit="OP4", cuts={"en": [at]}, by=secretary, now=LATER)
    assert [(clause.path, clause.verb) for clause in found] == [("OP4#1", "encourages"), ("OP4#2", "invites")]
    rows = [row for row in clauses(symbol=SYMBOL) if row.confirmed_at]
    assert [(row.path, row.confirmed_by, row.confirmed_at) for row in rows] == [
        ("OP4#1", "Ada Lind", LATER),
        ("OP4#2", "Ada Lind", LATER),
    ]


def test_a_person_moves_the_split_and_languages_follow_by_number(bring: Bring, secretary: Account) -> None:
    bring("E")
    bring("F")
    confirm_clauses(resolution=SYMBOL, unit="OP2(b)", cuts={"en": []}, by=secretary, now=LATER)
    assert _spans("OP2(b)", "en") == [(0, len(_text("OP2(b)")))]
    assert _spans("OP2(b)", "fr") == [(0, len(_text("OP2(b)", "fr")))]
    cuts = {"en": [10, 40], "fr": [12, 30]}
    confirm_clauses(resolution=SYMBOL, unit="OP1", cuts=cuts, by=secretary, now=LATER)
    assert [start for start, _ in _spans("OP1", "fr")] == [0, 12, 30]
    confirm_clauses(resolution=SYMBOL, unit="OP1", cuts={"en": [20, 44]}, by=secretary, now=LATER)
    assert [start for start, _ in _spans("OP1", "en")] == [0, 20, 44]
    assert [start for start, _ in _spans("OP1", "fr")] == [0, 12, 30]
    confirm_clauses(resolution=SYMBOL, unit="OP1", cuts={"en": [20]}, by=secretary, now=LATER)
    assert _spans("OP1", "fr") == []


@pytest.mark.parametrize(
    ("where", "cuts", "code"),
    [
        (("A/RES/84/998", "OP1"), {"en": [10]}, "resolution_unknown"),
        ((SYMBOL, "OP9"), {"en": [10]}, "unit_unknown"),
        ((SYMBOL, "OP1"), {"fr": [3]}, "language_unknown"),
        ((SYMBOL, "OP1"), {}, "cuts_differ"),
        ((SYMBOL, "OP1"), {"en": [9_999]}, "cuts_outside"),
        ((SYMBOL, "OP1"), {"en": [30, 20]}, "cuts_outside"),
    ],
)
def test_a_cut_that_cannot_be(
    bring: Bring, secretary: Account, where: tuple[str, str], cuts: dict[str, list[int]], code: str
) -> None:
    bring("E")
    with pytest.raises(Refusal) as refused:
        confirm_clauses(resolution=where[0], unit=where[1], cuts=cuts, by=secretary, now=LATER)
    assert refused.value.code == code
    assert not models.Clause.objects.exclude(confirmed_at=None).exists()


def test_as_many_cuts_in_every_language(bring: Bring, secretary: Account) -> None:
    bring("E")
    bring("F")
    with pytest.raises(Refusal) as refused:
        confirm_clauses(resolution=SYMBOL, unit="OP1", cuts={"en": [10], "fr": []}, by=secretary, now=LATER)
    assert refused.value.code == "cuts_differ"


def test_a_new_file_never_splits_confirmed_clauses_again(
    bring: Bring, invented: Invented, secretary: Account
) -> None:
    bring("E")
    confirm_clauses(resolution=SYMBOL, unit="OP2(a)", cuts={"en": []}, by=secretary, now=LATER)
    new = invented("E").replace(b"12</inline>", b"13</inline>").replace(b"Deep water", b"Deeper water")
    wanted = Imported(
        SYMBOL, "en", changed=True, units=15, clauses=20, unconfirmed=19, instead="84_999_E.xml"
    )
    assert bring("E", new) == wanted
    assert [row.ordinal for row in clauses(symbol=SYMBOL) if row.unit == "OP2(a)"] == [1]
    assert _text("OP2(b)/1") == "Theme 1: Deeper water;"


def test_words_that_changed_under_a_confirmed_cut_are_told(
    bring: Bring, invented: Invented, secretary: Account
) -> None:
    bring("E")
    at = _text("OP4").index("invites")
    confirm_clauses(resolution=SYMBOL, unit="OP4", cuts={"en": [at]}, by=secretary, now=LATER)
    told = bring("E", invented("E").replace(b"spirit of the lakes", b"spirit of all lakes"))
    assert told.loosened == ("OP4",)
    assert [row.confirmed_at for row in clauses(symbol=SYMBOL) if row.unit == "OP4"] == [LATER, LATER]
    assert {span.proposed for span in models.Span.objects.filter(clause__unit="OP4")} == {True}


def test_pasted_text_without_its_no_break_signs_loosens_nothing(
    bring: Bring, invented: Invented, secretary: Account
) -> None:
    """What people paste has plain spaces and hyphens; the words are those that were confirmed."""
    bring("E", invented("E").replace(b"spirit of the lakes", "spirit\u00a0of\u00a0the lakes".encode()))
    at = _text("OP4").index("invites")
    confirm_clauses(resolution=SYMBOL, unit="OP4", cuts={"en": [at]}, by=secretary, now=LATER)
    told = bring("E.md")
    assert (told.loosened, told.instead) == ((), "84_999_E.xml")
    assert {span.proposed for span in models.Span.objects.filter(clause__unit="OP4")} == {False}
    assert "\u00a0" not in _text("OP4")


def test_a_file_without_a_confirmed_paragraph_is_refused(
    bring: Bring, invented: Invented, secretary: Account
) -> None:
    bring("E")
    confirm_clauses(resolution=SYMBOL, unit="OP4", cuts={"en": []}, by=secretary, now=LATER)
    with pytest.raises(Refusal) as refused:
        bring("E", invented("E").replace(b"<num>4.</num>", b"<num>(d)</num>"))
    assert (refused.value.code, refused.value.detail) == ("confirmed_clause_lost", {"path": "OP4#1"})
    assert _text("OP4").startswith("Further")


def test_only_the_secretariat_imports_and_confirms(
    bring: Bring, secretary: Account, visitor: Account
) -> None:
    with pytest.raises(Refusal, match="not_permitted"):
        bring("E", by=visitor)
    assert bring("E", by=secretary).changed
    with pytest.raises(Refusal, match="not_permitted"):
        confirm_clauses(resolution=SYMBOL, unit="OP4", cuts={"en": []}, by=visitor, now=LATER)


@pytest.mark.parametrize("permission", ["mandate.import", "mandate.confirm"])
def test_the_table_of_permissions(secretary: Account, visitor: Account, permission: str) -> None:
    assert secretary.has_perm(permission)
    assert not visitor.has_perm(permission)
