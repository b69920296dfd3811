"""Files that are malformed, hostile or too large: refused with their line, nothing stored."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rostrum.apps.mandate import models
from rostrum.apps.mandate.operations import import_resolution
from rostrum.apps.mandate.reading import read
from rostrum.procedure.resolution.intake import LARGEST
from rostrum.procedure.resolution.units import ResolutionError

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
GOOD = (
    f'<akomaNtoso xmlns="{NAMESPACE}">\n<statement name="resolution"><coverPage>'
    '<docNumber refersTo="#symbol">A/RES/84/1</docNumber></coverPage>\n<mainBody><paragraph><num>1.</num>'
    "<content><p>Decides all.</p></content></paragraph></mainBody></statement></akomaNtoso>"
)
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha">' + "".join(f'<!ENTITY a{n} "&a;&a;">' for n in range(9)) + "]>\n"
XINCLUDE = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd"/>'

HOSTILE: list[tuple[str, bytes, str, int]] = [
    ("large", b"<" + b" " * LARGEST, "too_large", 1),
    ("latin", GOOD.replace("all", "à", 1).encode("latin-1"), "not_utf8", 3),
    ("utf16", GOOD.encode("utf-16-le"), "nul", 1),
    ("nul", GOOD.replace("all", "a\0l").encode(), "nul", 3),
    ("cut", GOOD.encode()[:-20], "not_xml", 3),
    ("tags", b"<a>\n<b></a>", "not_xml", 2),
    ("empty", b"<", "not_xml", 1),
    ("laughs", b'<?xml version="1.0"?>\n' + LAUGHS.encode() + GOOD.encode(), "document_type", 2),
    ("file", b'\n<!DOCTYPE x SYSTEM "file:///etc/passwd">' + GOOD.encode(), "document_type", 2),
    ("include", GOOD.replace("<paragraph>", XINCLUDE + "<paragraph>").encode(), "external_reference", 3),
    ("reference", GOOD.replace("<paragraph>", '<componentRef src="x"/>').encode(), "not_xml", 3),
    ("deep", ("<a>" * 300 + "</a>" * 300).encode(), "too_deep", 1),
    ("root", b"\n<html><body/></html>", "wrong_root", 2),
    ("old", GOOD.replace("akn/3.0", "akn/2.0").encode(), "wrong_root", 1),
    ("bill", GOOD.replace("statement", "bill").encode(), "wrong_root", 1),
    ("symbol", GOOD.replace("A/RES/84/1", "A/80/XXX").encode(), "no_symbol", 2),
    ("bodiless", GOOD.replace("mainBody", "body").encode(), "no_operative", 1),
    ("long", GOOD.replace("all", "a" * 100_001).encode(), "too_long", 3),
    (
        "title",
        GOOD.replace("</cov", f'<docTitle refersTo="#resolutionTitle">{"a" * 2001}</docTitle></cov').encode(),
        "too_long",
        1,
    ),
    ("nothing", b"", "no_enacting_formula", 1),
]


@pytest.mark.parametrize(("name", "data", "code", "line"), HOSTILE, ids=[row[0] for row in HOSTILE])
def test_refused_with_file_and_line(name: str, data: bytes, code: str, line: int) -> None:
    with pytest.raises(ResolutionError) as refused:
        read(data, name)
    assert (refused.value.code, refused.value.line, refused.value.name) == (code, line, name)
    assert str(refused.value) == f"{name}, line {line}: {refused.value.reason}"
    assert "\n" not in str(refused.value)


def test_nothing_is_stored(db: None) -> None:
    with pytest.raises(ResolutionError):
        import_resolution(data=HOSTILE[4][1], name="x.xml", by=None, now=1)
    assert not models.Resolution.objects.exists()


def test_a_form_that_is_only_unusual_is_read() -> None:
    data = '\ufeff\n<?xml version="1.0" encoding="UTF-16"?>\n' + GOOD
    assert [unit.path for unit in read(data.encode(), "x").units] == ["OP1"]


def test_many_small_paragraphs_are_refused_early() -> None:
    data = b"79/999. T\n\n*The General Assembly,*\n\n1. *Decides*:\n\n" + b"a;\n\n" * 30_000
    with pytest.raises(ResolutionError, match="more than 20000 paragraphs"):
        read(data, "x.md")


MUTATIONS = st.lists(
    st.tuples(
        st.integers(0, len(GOOD)),
        st.sampled_from(
            [
                "<",
                ">",
                "&",
                "</p>",
                "<p>",
                "<list>",
                "<point/>",
                "<num>(a)</num>",
                "<authorialNote/>",
                "\0",
                '"',
                "é",
            ]
        ),
    ),
    max_size=6,
)


@given(MUTATIONS)
def test_any_damage_is_read_or_refused(mutations: list[tuple[int, str]]) -> None:
    text = GOOD
    for at, piece in mutations:
        text = text[:at] + piece + text[at:]
    _read_or_refuse(text.encode())


@given(
    st.binary(max_size=200)
    | st.lists(st.sampled_from([b"<", b"a", b">", b"/", b"&#", b";", b"\xff", b"<!--", b"<?"])).map(b"".join)
)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    _read_or_refuse(data)


@given(
    st.recursive(
        st.sampled_from(
            [
                "x",
                "<num>1.</num>",
                "<num>(a)</num>",
                "<p>y</p>",
                "<eol/>",
                "<authorialNote><p>n</p></authorialNote>",
                "<!--c-->",
            ]
        ),
        lambda inner: st.tuples(
            st.sampled_from(
                [
                    "paragraph",
                    "list",
                    "sublist",
                    "point",
                    "intro",
                    "content",
                    "section",
                    "wrapUp",
                    "p",
                    "span",
                    "a",
                ]
            ),
            st.lists(inner, max_size=4),
        ).map(lambda made: f"<{made[0]}>{''.join(made[1])}</{made[0]}>"),
        max_leaves=25,
    )
)
def test_any_shape_of_body_has_unique_names_and_loses_no_note(body: str) -> None:
    document = GOOD.replace("<paragraph>", body + "<paragraph>", 1).encode()
    units = read(document, "x").units
    assert len({unit.path for unit in units}) == len(units)
    assert sum(len(unit.notes) for unit in units) == sum(unit.part == "note" for unit in units)


def _read_or_refuse(data: bytes, *, names: Callable[[], tuple[str, ...]] = lambda: ("x.xml", "x.md")) -> None:
    for name in names():
        try:
            read(data, name)
        except ResolutionError as refused:
            assert refused.line >= 1  # noqa: PT017 - either outcome is right, an answer without a line is not
