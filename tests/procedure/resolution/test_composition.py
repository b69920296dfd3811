"""Names of units, counted and never read."""

import pytest

from rostrum.procedure.resolution.composition import LONGEST, MOST_UNITS, Composition, letter, roman
from rostrum.procedure.resolution.marks import LINK, LINK_END, NOTE, RUN, RUN_END, Passage
from rostrum.procedure.resolution.units import Note, ResolutionError, Unit


def test_letters_and_numerals() -> None:
    assert [letter(number) for number in (1, 26, 27, 28)] == ["a", "z", "aa", "bb"]
    assert [roman(number) for number in (1, 4, 9, 14, 40)] == ["I", "IV", "IX", "XIV", "XL"]


def test_paths_by_part_and_place() -> None:
    composition = Composition("en")
    words = Passage("words")
    section = composition.heading("", composition.section(""), Passage("Part one"))
    paragraph = composition.paragraph(section, "OP", words)
    point = composition.point(paragraph, 0, words)
    composition.point(point, 1, words)
    composition.unnumbered(point, words)
    composition.paragraph("", "PP", words)
    annex = composition.annex()
    composition.paragraph(annex, "OP", words)
    assert [(unit.path, unit.part) for unit in composition.units] == [
        ("I", "heading"),
        ("I/OP1", "operative"),
        ("I/OP1(a)", "subparagraph"),
        ("I/OP1(a)(i)", "subparagraph"),
        ("I/OP1(a)/1", "subparagraph"),
        ("PP1", "preambular"),
        ("annex-1/OP1", "annex"),
    ]


def test_a_note_is_a_unit_of_its_own_and_hangs_where_it_is_called() -> None:
    composition = Composition("en")
    marked = f"to {LINK}64/293{LINK_END}{NOTE} now"
    composition.paragraph("", "OP", Passage(marked, (f"See {LINK}48/134{LINK_END}.",)), "para_7")
    note = Note("OP1/fn1", 9, "See 48/134.")
    assert composition.units == [
        Unit("OP1", "operative", "to 64/293 now", "", "", (note,), ("A/RES/64/293",), "para_7"),
        Unit("OP1/fn1", "note", "See 48/134.", cites=("A/RES/48/134",)),
    ]


def test_a_paragraph_published_without_italics_opens_as_others_do() -> None:
    composition = Composition("es")
    path = composition.paragraph("", "OP", Passage(f"Solicita que{NOTE} hable;", ("Brevemente.",)))
    composition.point(path, 0, Passage("hoy;"))
    composition.paragraph("", "OP", Passage("Solicitante;"))
    composition.paragraph("", "OP", Passage(f"{RUN}Solicita también{RUN_END} que calle."))
    assert [(unit.opening, unit.verb) for unit in composition.finished()] == [
        ("Solicita", "solicita"),
        ("", "solicita"),
        ("", "solicita"),
        ("", ""),
        ("Solicita también", "solicita"),
    ]


def test_limits_name_the_line() -> None:
    composition = Composition("en")
    composition.line = 7
    with pytest.raises(ResolutionError, match="line 7: OP1 is longer than"):
        composition.paragraph("", "OP", Passage("a" * (LONGEST + 1)))
    composition.units = [Unit("OP1", "operative", "")] * MOST_UNITS
    with pytest.raises(ResolutionError, match="line 7: more than"):
        composition.paragraph("", "OP", Passage("a"))
    composition.units = []
    with pytest.raises(ResolutionError, match="line 7: paragraphs are nested too deep"):
        composition.point("OP1" + "(a)" * 40, 0, Passage("a"))
