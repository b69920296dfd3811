"""The sixteen published resolutions and the pasted one, read where they lie beside the repository."""

from collections import Counter
from pathlib import Path

import pytest
import yaml

from rostrum.apps.mandate.operations import import_resolution
from rostrum.apps.mandate.queries import resolutions
from rostrum.apps.mandate.reading import read
from rostrum.procedure.resolution.clauses import propose_clauses
from rostrum.procedure.resolution.marks import compared
from rostrum.procedure.resolution.units import Resolution, Unit

SHARED = Path(__file__).parents[3] / "../shared"
FILES = SHARED / "sources" / "resolutions"
pytestmark = pytest.mark.skipif(not FILES.is_dir(), reason="no folder shared beside the repository")

# symbol: preambular, numbered operative, `paragraph` elements, points, notes; as the files' own notes count them
SHAPES = {
    "A/RES/75/283": (5, 14, 14, 7, 6),
    "A/RES/79/286": (6, 13, 13, 10, 5),
    "A/RES/77/274": (16, 13, 17, 6, 4),
    "A/RES/78/269": (12, 13, 17, 5, 8),
    "A/RES/79/273": (2, 11, 15, 5, 2),
    "A/RES/80/256": (6, 16, 16, 6, 9),
}
EDITIONS = {
    "tip-2025-hlm": "A_RES_79_286-2506952E.xml",
    "tip-2025-hearing": "A_RES_79_286-2506952E.xml",
    "tip-2021-hearing": "75_283_E.xml",
    "tb-2023-hlm": "A_RES_77_274-E.xml",
}
LANGUAGES = {"A": "ar", "C": "zh-hans", "E": "en", "F": "fr", "R": "ru", "S": "es"}


def _files() -> list[Path]:
    return sorted(FILES.glob("*.xml"))


def _file(name: str) -> Resolution:
    return read((FILES / name).read_bytes(), name)


def test_all_sixteen_are_there() -> None:
    assert len(_files()) == 16


@pytest.mark.parametrize("path", _files(), ids=lambda path: path.name)
def test_every_published_file_reads_with_its_shape(path: Path) -> None:
    resolution = read(path.read_bytes(), path.name)
    parts = Counter(unit.part for unit in resolution.units)
    preambular, operative, paragraphs, points, notes = SHAPES[resolution.symbol]
    assert parts == {
        "preambular": preambular,
        "operative": operative,
        "subparagraph": points + paragraphs - operative,
        "note": notes,
    }
    assert resolution.language == LANGUAGES[path.stem[-1]]
    openings = [unit.opening for unit in resolution.units if unit.part in ("preambular", "operative")]
    assert all(openings)
    facts = (resolution.adopted, resolution.distributed, resolution.meeting, resolution.agenda_item)
    assert all((*facts, resolution.draft, resolution.committee, resolution.title))


@pytest.mark.parametrize(
    "name", ["A_RES_77_274-E.xml", "A_RES_78_269-2405979E.xml", "A_RES_79_273-2503982E.xml"]
)
def test_points_published_as_siblings_stand_under_their_paragraph(name: str) -> None:
    paths = [unit.path for unit in _file(name).units if unit.path.startswith("OP4")]
    assert paths == ["OP4", "OP4(a)", "OP4(b)", "OP4(b)/1", "OP4(b)/2", "OP4(c)", "OP4(d)"]


def test_the_clauses_of_79_286() -> None:
    clauses = [
        clause for unit in _file("A_RES_79_286-2506952E.xml").units for clause in propose_clauses(unit)
    ]
    assert len(clauses) == 44
    assert {path: count for path, count in Counter(c.unit for c in clauses).items() if count > 1} == {
        "OP2(a)": 2,
        "OP2(b)": 3,
        "OP3": 2,
        "OP9": 3,
        "OP9/fn4": 2,
        "OP11": 3,
        "OP12": 2,
    }
    verbs = {clause.path: clause.verb for clause in clauses}
    assert [verbs[path] for path in ("OP3#2", "OP9#3", "OP11#2", "OP11#3", "OP12#2")] == [
        *("encourages", "requests", "welcomes", "requests", "requests")
    ]


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_quote_of_a_provision_stands_in_its_proposed_clause(edition: str) -> None:
    found = {
        clause.path: compared(clause.text)
        for unit in _file(EDITIONS[edition]).units
        for clause in propose_clauses(unit)
    }
    text = (SHARED / "modalities" / f"{edition}.yaml").read_text("utf-8")
    provisions = yaml.safe_load(text)["provisions"]
    quotes = [(row["p"], compared(row["says"])) for row in provisions if row["p"].startswith(("PP", "OP"))]
    assert [row for row in quotes if row[1] not in found.get(row[0], "")] == []
    assert quotes


def _plain(unit: Unit) -> tuple[object, ...]:
    notes = [(note.path, note.at, compared(note.text)) for note in unit.notes]
    return (unit.path, unit.part, compared(unit.text), unit.opening, unit.verb, notes, unit.cites)


def test_the_pasted_text_equals_the_xml_unit_by_unit() -> None:
    source = next((SHARED / "sources").glob("001*.txt"))
    text, xml = read(source.read_bytes(), source.name), _file("A_RES_79_286-2506952E.xml")
    assert [_plain(unit) for unit in text.units] == [_plain(unit) for unit in xml.units]
    assert len(text.mended) == 2
    facts = (
        "symbol",
        "title",
        "adopted",
        "distributed",
        "session",
        "meeting",
        "agenda_item",
        "draft",
        "committee",
    )
    assert [getattr(text, fact) for fact in facts] == [getattr(xml, fact) for fact in facts]


def test_all_sixteen_are_stored_and_their_languages_align(db: None) -> None:
    for path in _files():
        import_resolution(data=path.read_bytes(), name=path.name, by=None, now=1)
    assert [(row.symbol, len(row.languages), row.clauses) for row in resolutions()] == [
        ("A/RES/80/256", 1, 43),
        ("A/RES/79/286", 6, 44),
        ("A/RES/79/273", 1, 32),
        ("A/RES/78/269", 1, 51),
        ("A/RES/77/274", 1, 51),
        ("A/RES/75/283", 6, 41),
    ]
