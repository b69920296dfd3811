"""The four editions: own words, documents by symbol or title, and the facts of the material."""

from pathlib import Path

import pytest

from rostrum.procedure.modalities import Modalities, load

FOLDER = Path(__file__).parents[3] / "rostrum/data/modalities"
EDITIONS = ["tip-2017-hlm", "tip-2021-hearing", "tip-2025-hearing", "tip-2025-hlm"]
COMPARED = ("id", "title", "tz", "cycle", "session", "meetings", "guiding_questions", "webcast")


def _shipped(edition: str) -> Modalities:
    return load((FOLDER / f"{edition}.yaml").read_text("utf-8"), edition)


def test_four_editions_ship() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.yaml")) == EDITIONS


@pytest.mark.parametrize("edition", EDITIONS)
def test_an_edition_says_in_own_words_what_a_clause_asks(edition: str) -> None:
    modalities = _shipped(edition)
    assert modalities.id == edition
    assert all("asks" in one and "says" not in one for one in modalities.provisions)
    assert not any(
        copy.endswith((".txt", ".xml")) for held in modalities.data["docs"].values() for copy in held
    )


@pytest.mark.parametrize("edition", EDITIONS)
def test_an_edition_holds_the_facts_of_the_material(edition: str, shared: Path) -> None:
    shipped = _shipped(edition).data
    given = load((shared / f"modalities/{edition}.yaml").read_text("utf-8"), edition).data
    facts = (
        "id",
        "start",
        "end",
        "meeting",
        "kind",
        "number",
        "theme",
        "chair",
        "moderator",
        "floor",
        "after",
    )
    assert _picked(shipped["segments"], facts) == _picked(given["segments"], facts)
    titles = ("title", "kind", "symbol", "date")
    for name in COMPARED:
        assert shipped.get(name) == given.get(name)
    assert _picked(shipped["trail"], titles) == _picked(given["trail"], titles)
    assert [one["check"] for one in shipped["provisions"] if "manual" not in one["check"]] == [
        one["check"] for one in given["provisions"] if "manual" not in one["check"]
    ]


def _picked(held: list[dict[str, object]], names: tuple[str, ...]) -> list[list[object]]:
    return [[one.get(name) for name in names] for one in held]
