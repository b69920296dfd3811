"""AKN4UN in six languages: names by place, sub-paragraphs put back, the text equal to its Markdown."""

from collections.abc import Callable

import pytest

from rostrum.apps.mandate.reading import read
from rostrum.procedure.resolution.clauses import propose_clauses
from rostrum.procedure.resolution.marks import compared
from rostrum.procedure.resolution.units import Note, Resolution, Unit

Invented = Callable[[str], bytes]
PATHS = [
    *("PP1", "PP1/fn1", "PP2", "OP1", "OP1/fn2", "OP2", "OP2(a)", "OP2(b)", "OP2(b)/1"),
    *("OP2(c)", "OP2(c)(i)", "OP2(c)(ii)", "OP3", "OP3/fn3", "OP4"),
]
NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"


def _plain(unit: Unit) -> tuple[object, ...]:
    notes = [(note.path, note.at, compared(note.text)) for note in unit.notes]
    return (unit.path, unit.part, compared(unit.text), unit.opening, unit.verb, notes, unit.cites)


@pytest.mark.parametrize(
    ("letter", "language", "title"),
    [
        ("A", "ar", "طرائق عقد الاجتماع الرفيع المستوى المعني بالبحيرات النظيفة"),
        ("C", "zh-hans", "清洁湖泊问题高级别会议的方式"),
        ("E", "en", "Modalities of the high-level meeting on clean lakes"),
        ("F", "fr", "Modalités de la réunion de haut niveau sur les lacs propres"),
        ("R", "ru", "Порядок проведения заседания высокого уровня по чистым озерам"),
        ("S", "es", "Modalidades de la reunión de alto nivel sobre los lagos limpios"),
    ],
)
def test_every_language_has_the_same_units(
    invented: Invented, letter: str, language: str, title: str
) -> None:
    resolution = read(invented(letter), "x.xml")
    assert (resolution.language, resolution.title) == (language, title)
    assert [unit.path for unit in resolution.units] == PATHS
    assert (resolution.symbol, resolution.meeting, resolution.agenda_item) == ("A/RES/84/999", 5, "12")


def test_the_facts_of_the_document(invented: Invented) -> None:
    resolution = read(invented("E"), "x.xml")
    assert resolution == Resolution(
        symbol="A/RES/84/999",
        title="Modalities of the high-level meeting on clean lakes",
        language="en",
        adopted="2029-12-20",
        distributed="2029-12-28",
        session="84",
        meeting=5,
        agenda_item="12",
        draft="A/84/L.9",
        committee="without reference to a Main Committee",
        units=resolution.units,
    )


def test_a_unit_with_its_note_links_and_published_id(invented: Invented) -> None:
    units = {unit.path: unit for unit in read(invented("E"), "x.xml").units}
    text = "Recalling its resolution 83/111 of 4 May 2029, entitled “Waters at rest”,"
    note = Note("PP1/fn1", len(text) - 1, "Adopted by consensus.")
    assert units["PP1"] == Unit(
        *("PP1", "preambular", text, "Recalling", "recalling"),
        notes=(note,),
        cites=("A/RES/83/111",),
        alias="container_2",
    )
    assert units["OP2(c)(ii)"] == Unit(
        *("OP2(c)(ii)", "subparagraph", "Remarks by the President;", "", "decides"), alias="para_7_ii"
    )


def test_the_empty_call_of_arabic_notes_is_no_part_of_them(invented: Invented) -> None:
    units = {unit.path: unit for unit in read(invented("A"), "x.xml").units}
    assert units["OP1/fn2"].text == "القرار 80/7، المرفق."
    assert "(" not in units["OP1"].text


def test_the_text_reads_as_the_xml_does(invented: Invented) -> None:
    xml, text = read(invented("E"), "84.xml"), read(invented("E.md"), "84.md")
    assert [_plain(unit) for unit in text.units] == [_plain(unit) for unit in xml.units]
    assert text.mended == (39,)
    facts = ("symbol", "title", "adopted", "distributed", "session", "meeting", "draft", "committee")
    assert [getattr(text, fact) for fact in facts] == [getattr(xml, fact) for fact in facts]


def test_the_clauses_that_are_proposed(invented: Invented) -> None:
    found = [
        clause.path
        for unit in read(invented("E"), "x.xml").units
        for clause in propose_clauses(unit)
        if clause.ordinal > 1
    ]
    assert found == ["OP2(a)#2", "OP2(b)#2", "OP3#2", "OP3#3", "OP3/fn3#2", "OP4#2"]


def _read(body: str, rest: str = "") -> list[tuple[str, str, str]]:
    document = (
        f'<akomaNtoso xmlns="{NAMESPACE}"><statement name="resolution"><coverPage>'
        '<docNumber refersTo="#symbol">A/RES/84/1</docNumber></coverPage>'
        f"<mainBody>{body}</mainBody>{rest}</statement></akomaNtoso>"
    )
    return [(unit.path, unit.part, unit.text) for unit in read(document.encode(), "x.xml").units]


def test_sections_annexes_tables_and_text_after_a_list_are_kept() -> None:
    body = (
        "<section><heading>Waters</heading><paragraph><num>1.</num><list><intro><p>Decides:</p></intro>"
        "<point><num>(a)</num><content><p>one<br/>two</p><p>three</p></content></point>"
        "<wrapUp><p>all of it;</p></wrapUp></list></paragraph></section>"
        "<section><paragraph><num>1.</num><content><p>Thanks</p></content></paragraph>"
        "<table><tr><td><p>Lake</p></td><td><p>Fish</p></td></tr></table></section>"
    )
    annexes = (
        "<attachments><attachment><heading>Annex</heading><doc><mainBody>"
        "<paragraph><num>1.</num><content><p>Speak.</p></content></paragraph><!-- no --><p>End.</p>"
        "</mainBody></doc></attachment></attachments>"
    )
    assert _read(body, annexes) == [
        ("I", "heading", "Waters"),
        ("I/OP1", "operative", "Decides:"),
        ("I/OP1(a)", "subparagraph", "one two three"),
        ("I/OP1/1", "subparagraph", "all of it;"),
        ("II", "heading", ""),
        ("II/OP1", "operative", "Thanks"),
        ("II/OP1/1", "subparagraph", "Lake Fish"),
        ("annex-1", "heading", "Annex"),
        ("annex-1/OP1", "annex", "Speak."),
        ("annex-1/OP1/1", "annex", "End."),
    ]


def test_an_opening_run_makes_a_paragraph_without_a_number() -> None:
    body = "".join(
        f'<paragraph><content><p><span class="italic">{verb}</span> x</p></content></paragraph>'
        for verb in ("Decides", "Thanks")
    )
    assert [path for path, _, _ in _read(body)] == ["OP1", "OP2"]
