"""Text and Markdown: page breaks, lists that restart, what is refused and where."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rostrum.procedure.resolution.plain import read
from rostrum.procedure.resolution.units import ResolutionError

HEAD = "79/999. Title\n\n*The General Assembly,*\n\n"
TAIL = "\n\n*5th plenary meeting  \n20 December 2029*\n"


def _texts(body: str) -> dict[str, str]:
    return {unit.path: unit.text for unit in read(HEAD + body + TAIL).units}


def test_a_paragraph_cut_by_a_page_end_is_joined_and_told() -> None:
    body = "1. *Decides* to open in\n\n---\n\n<sup>1</sup> Note.\n\nthe hall,<sup>1</sup> as before."
    resolution = read(HEAD + body)
    assert resolution.mended == (11,)
    assert [(unit.path, unit.text) for unit in resolution.units] == [
        ("OP1", "Decides to open in the hall, as before."),
        ("OP1/fn1", "Note."),
    ]


@pytest.mark.parametrize("end", [",", ";", ":", ".", ".”", ";*", "?"])
def test_a_closed_block_is_never_joined(end: str) -> None:
    resolution = read(f"{HEAD}*Recalling* the hall{end}\n\nWords of another\n\n1. *Decides* all.")
    assert resolution.mended == ()
    assert [unit.path for unit in resolution.units] == ["PP1", "PP2", "OP1"]


def test_a_call_of_a_note_does_not_hide_how_a_block_ends() -> None:
    body = "*Recalling* the hall,<sup>1</sup>\n\nmore,\n\n1. *Decides* all.\n\n<sup>1</sup> Note."
    assert read(HEAD + body).mended == ()


def test_a_list_that_restarts_stays_in_its_paragraph() -> None:
    assert _texts(
        "1. *Decides* to ask:\n\n2. *Requests* answers to:\n\n1.Which lake?\n\n2. Which fish?\n\n3. *Thanks* all."
    ) == {
        "OP1": "Decides to ask:",
        "OP2": "Requests answers to:",
        "OP2/1": "1.Which lake?",
        "OP2/2": "2. Which fish?",
        "OP3": "Thanks all.",
    }


def test_letters_and_numerals_nest() -> None:
    body = "1. *Decides*:\n\n(a) First:\n\n(i) one;\n\n(ii) two;\n\n(b) Second;\n\n2. *Notes* it."
    assert list(_texts(body)) == ["OP1", "OP1(a)", "OP1(a)(i)", "OP1(a)(ii)", "OP1(b)", "OP2"]


def test_the_ninth_letter_is_a_letter() -> None:
    body = "1. *Decides*:\n\n" + "\n\n".join(f"({label}) x;" for label in "abcdefghi")
    assert list(_texts(body))[-1] == "OP1(i)"


def test_one_paragraph_a_line_without_blank_lines_and_without_emphasis() -> None:
    lines = (
        *("A/80/L.5", "Clean lakes", "The General Assembly,", "Recalling also the lakes,"),
        *(
            "1. Also decides to open;",
            "2. Calls upon all to attend.",
            "5th plenary meeting",
            "20 December 2029",
        ),
    )
    resolution = read("\n".join(lines))
    assert (resolution.symbol, resolution.title, resolution.meeting) == ("A/80/L.5", "Clean lakes", 5)
    assert resolution.adopted == "2029-12-20"
    assert [(unit.path, unit.opening, unit.verb) for unit in resolution.units] == [
        ("PP1", "Recalling also", "recalling"),
        ("OP1", "Also decides", "decides"),
        ("OP2", "Calls upon", "calls upon"),
    ]


def test_a_single_paragraph_needs_no_number() -> None:
    assert list(_texts("*Recalling* the lakes,\n\n*Decides* to open.")) == ["PP1", "OP1"]


def test_an_annex_has_paragraphs_of_its_own() -> None:
    resolution = read(
        HEAD + "1. *Decides* all." + TAIL + "\n**Annex**\n\nRules\n\n1. Speak briefly.\n\n2. Listen."
    )
    assert [(unit.path, unit.part) for unit in resolution.units] == [
        ("OP1", "operative"),
        ("annex-1", "heading"),
        ("annex-1/1", "annex"),
        ("annex-1/OP1", "annex"),
        ("annex-1/OP2", "annex"),
    ]


@pytest.mark.parametrize(
    ("formula", "meeting", "language"),
    [
        ("*L’Assemblée générale*,", "5e séance plénière", "fr"),
        ("*La Asamblea General*,", "5a sesión plenaria", "es"),
        ("*Генеральная Ассамблея*,", "5\u2011е пленарное заседание", "ru"),
        ("**大会**，", "第5次全体会议", "zh-hans"),
        ("**إن الجمعية العامة**،", "الجلسة العامة 5", "ar"),
    ],
)
def test_the_formula_names_the_language(formula: str, meeting: str, language: str) -> None:
    resolution = read(f"79/999. T\n\n{formula}\n\n1. *x* y;\n\n(a) z.\n\n*{meeting}*\n")
    assert (resolution.language, resolution.meeting) == (language, 5)
    assert [unit.path for unit in resolution.units] == ["OP1", "OP1(a)"]


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("", "no_enacting_formula", 1),
        ("79/999. Title\n\n1. Decides", "no_enacting_formula", 1),
        (HEAD, "no_operative", 1),
        ("Title\n\n*The General Assembly,*\n\n1. *Decides* all.", "no_symbol", 1),
        (HEAD + "1. *Decides* one;\n\n3. *Decides* two.", "out_of_order", 7),
        (HEAD + "1. *Decides*:\n\n(a) one;\n\n(c) two.", "out_of_order", 9),
        (HEAD + "1. *Decides* all.<sup>1</sup>", "no_such_note", 5),
        (HEAD + "1. *Decides* all.\n\n<sup>1</sup> Lost.", "no_such_note", 1),
        (HEAD + "1. *Decides* all." + TAIL + "\nMore words.", "unplaced", 10),
    ],
)
def test_what_is_refused_names_its_line(text: str, code: str, line: int) -> None:
    with pytest.raises(ResolutionError) as refused:
        read(text)
    assert (refused.value.code, refused.value.line) == (code, line)


PIECES = st.sampled_from(
    [
        "1. ",
        "2. ",
        "(a) ",
        "(i) ",
        "*Decides* ",
        "<sup>1</sup>",
        "<sup>1</sup> x",
        "\n\n",
        "\n",
        "---",
        "[79/1](#)",
        ";",
        ",",
        ".",
        "*",
        "_",
        "Annex",
        "# ",
    ]
)


@given(st.lists(PIECES | st.text(max_size=8), max_size=40))
def test_any_text_is_read_or_refused_with_its_line(pieces: list[str]) -> None:
    text = HEAD + "1. *Decides* x;\n\n" + "".join(pieces)
    lines, paths = _outcome(text)
    assert 1 <= lines <= len(text.splitlines()) + 1
    assert len(set(paths)) == len(paths)


def _outcome(text: str) -> tuple[int, list[str]]:
    try:
        return 1, [unit.path for unit in read(text).units]
    except ResolutionError as refused:
        return refused.line, []
