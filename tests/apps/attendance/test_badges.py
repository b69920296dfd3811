"""Badges: one in force, an opaque signed code, and a paper in which every name can be read (issue 4, section 5)."""

import io
import re
from xml.etree import ElementTree as ET

import pytest
from django.db import IntegrityError, transaction
from pypdf import PdfReader

from rostrum.apps.attendance import codes, drawing, operations, queries
from rostrum.apps.attendance.models import Badge, Paper, Scan
from rostrum.apps.attendance.queries.papers import sheet
from rostrum.apps.attendance.reading import turn
from rostrum.apps.participation.models import Participant
from rostrum.engines.typst import Typst
from rostrum.foundation.clock import SECOND
from rostrum.foundation.ports import ports
from rostrum.foundation.refusal import Refusal
from tests.apps.attendance.conftest import LABELS, Day

NAMES = (
    "السيدة ليلى المنصوري",
    "王小明女士",
    "Ms. Noor Vandermeer",
    "Mme Aïssatou Ndiaye",
    "Г-жа Екатерина Воскресенская",
    "Sra. María de los Ángeles Ibáñez",
)
WORDS = {
    "title": "Badges",
    "house": "General Assembly",
    "event": "A hearing",
    "rehearsal": "",
    "square": "Code of this badge",
    "labels": LABELS,
}
FONTS = "fonts-noto-core and fonts-noto-cjk are needed"


def test_a_code_tells_nothing_of_its_bearer_and_cannot_be_made_up(day: Day) -> None:
    for place, one in enumerate(day.codes):
        plain = codes.plain(one)
        assert re.fullmatch(r"[a-z2-9]{20}", plain)
        assert day.stage.people[place] not in plain
        assert codes.read(one.lower().replace(" ", "-")) == codes.read(one) == plain[:12]
    forged = codes.plain(day.codes[0])[:12] + codes.plain(day.codes[1])[12:]
    assert [codes.read(one) for one in (forged, "", "x" * 200, "٣" * 20)] == [None] * 4


def test_only_one_badge_of_a_participant_is_in_force(day: Day) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Badge.objects.create(participant_id=day.stage.people[0], event_id=day.stage.event, made_at=1)
    assert operations.make_badges(event=day.stage.event, by=None, now=2) == 0


def test_a_badge_that_was_replaced_lets_nobody_in(day: Day) -> None:
    secretariat, who = day.stage.staff["secretariat"], day.stage.people[0]
    operations.make_badge(participant=who, by=secretariat, now=day.stage.now)
    assert day.tell(day.scan(0, "k"))[0].verdict == "replaced"
    assert day.counts() == (5, 0, 0)
    new = queries.badge_of(participant=who)
    assert new is not None
    assert (
        queries.look(event=day.stage.event, code=new.code, labels=LABELS, by=day.door).verdict == "admitted"
    )


@pytest.mark.parametrize("role", ["operator", "moderator", "door"])
def test_badges_are_made_by_the_secretariat_alone(day: Day, role: str) -> None:
    by = day.door if role == "door" else day.stage.staff[role]
    with pytest.raises(Refusal, match="not_permitted"):
        operations.make_badge(participant=day.stage.people[0], by=by, now=1)
    with pytest.raises(Refusal, match="not_permitted"):
        queries.holders(event=day.stage.event, words="", by=by)


def printed(day: Day, participant: str | None = None, language: str = "en") -> Paper:
    pk = operations.ask_for_paper(
        event=day.stage.event,
        kind="badges",
        participant=participant,
        language=language,
        words=WORDS,
        by=None,
        now=day.stage.now,
    )
    assert operations.print_paper(now=day.stage.now + SECOND)
    return Paper.objects.get(pk=pk)


@pytest.fixture
def typst(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ports, "typesetter", Typst())


@pytest.mark.usefixtures("typst")
def test_names_of_six_languages_stand_on_the_paper(day: Day) -> None:
    for who, name in zip(day.stage.people, NAMES, strict=False):
        Participant.objects.filter(pk=who).update(name=name)
    paper = printed(day, language="ar")
    if paper.fault == "no_font":
        pytest.skip(FONTS)
    assert (paper.state, paper.fault) == ("ready", "")
    pages = PdfReader(io.BytesIO(bytes(paper.data))).pages
    assert len(pages) == 2  # four on a sheet
    text = " ".join(page.extract_text() for page in pages)
    joined = re.sub(r"\s", "", text)
    for name in (*NAMES[1:5], "Civilsociety"):
        assert name.replace(" ", "") in joined
    assert all(
        sign in joined for sign in set(NAMES[0].replace(" ", ""))
    )  # a reader turns the order of this script
    for code in day.codes:
        assert code.replace(" ", "") in joined


@pytest.mark.usefixtures("typst")
def test_a_sign_without_a_font_fails_the_paper_and_says_so(day: Day) -> None:
    Participant.objects.filter(pk=day.stage.people[0]).update(name="Ada \U000f1234")
    paper = printed(day, day.stage.people[0])
    assert (paper.state, paper.fault, bytes(paper.data)) == ("failed", "no_font", b"")


@pytest.mark.usefixtures("typst")
def test_text_of_people_is_never_source(day: Day) -> None:
    hostile = '#read("/etc/passwd") #panic("x") $1$ \\ = Title <a> @preview/x:1 "]}'
    Participant.objects.filter(pk=day.stage.people[0]).update(name=hostile, body=hostile)
    paper = printed(day, day.stage.people[0])
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(bytes(paper.data))).pages)
    assert 'read("/etc/passwd")' in text.replace("\n", "")
    assert "root:" not in text


def test_the_body_of_a_protected_person_is_on_no_badge_and_found_by_no_search(day: Day) -> None:
    Participant.objects.filter(pk=day.stage.people[0]).update(protected=True, body="Hidden Refuge")
    told = str(sheet(printed(day)).data)
    assert "Ada Example" in told
    assert "Hidden Refuge" not in told
    found = queries.holders(event=day.stage.event, words="Refuge", by=day.stage.staff["secretariat"])
    assert found == ()


def test_the_square_of_a_code_is_drawn_whole() -> None:
    side, path = drawing.square("A" * 20)
    drawn = ET.fromstring(drawing.picture("A" * 20))  # noqa: S314 - made here
    assert side == 33
    assert path.startswith("M4 4h1v1h-1z")  # the corner of the first of its three eyes, after the quiet zone
    assert drawn.attrib["viewBox"] == "0 0 33 33"


@pytest.mark.parametrize(
    ("text", "told"), [("Ana", "ltr"), ("ليلى", "rtl"), ("1 ליאת", "rtl"), ("王", "ltr"), ("", "ltr")]
)
def test_a_name_reads_its_own_way(text: str, told: str) -> None:
    assert turn(text) == told


def test_a_paper_is_forgotten_after_a_day(day: Day) -> None:
    day.tell(day.scan(0, "a"))
    printed(day)
    assert operations.forget_papers(now=day.stage.now + 24 * 3600 * SECOND) == 0
    assert operations.forget_papers(now=day.stage.now + 25 * 3600 * SECOND) == 1
    assert (Paper.objects.count(), Badge.objects.count(), Scan.objects.count()) == (0, 5, 1)


def test_erasing_a_participant_erases_badge_and_scans(day: Day) -> None:
    day.tell(day.scan(0, "a"))
    Participant.objects.filter(pk=day.stage.people[0]).delete()
    assert (Badge.objects.count(), Scan.objects.count()) == (4, 0)
