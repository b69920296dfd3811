import re
from html import unescape
from pathlib import Path
from typing import Any

import icalendar
import pytest
from django.test import Client

from rostrum.apps.meeting import operations

FILE = Path(__file__).parents[2] / "data/modalities/lakes-2030-hlm.yaml"
EVENT = "lakes-2030-hlm"
NOW = 1_900_000_000_000_000
PAGE = f"/en/events/{EVENT}/programme/"

pytestmark = pytest.mark.django_db


def load(text: str = "", *, rehearsal: bool = False) -> None:
    operations.load_event(
        text=text or FILE.read_text(), name=FILE.name, rehearsal=rehearsal, by=None, now=NOW
    )


def name_expert(name: str = "Dr. Io Berg", number: int = 0) -> None:
    operations.name_holder(
        event=EVENT, role="experts", holder={"name": name}, place=number, why="Accepted", by=None, now=NOW
    )


def page(client: Client, address: str = PAGE, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status, response.content
    return response.content.decode()


def text(html: str) -> str:
    """What a person reads, in one line."""
    return unescape(" ".join(re.sub(r"<[^>]+>", " ", html).split())).replace(" ,", ",").replace("( ", "(")


def test_the_programme_says_day_time_zone_place_and_who(client: Client) -> None:
    load()
    said = text(page(client))
    for words in (
        "Preliminary",
        "Version 1",
        "Saturday, 9 March 2030",
        "10 – 11 a.m. (New York)",
        "Interactive panel discussion 1",
        "Until the list of speakers has been exhausted.",
        "Not before 6 p.m. (New York)",
        "Begins when this has ended: Plenary meeting.",
        "Mr. Bo Ek, Norland name to be announced",
        "experts, name to be announced",
        "What keeps a lake clean?",
        "Which fish come back first?",
        "Room 4",
        "Afternoon meeting",
    ):
        assert words in said, words


def test_every_time_carries_its_moment_and_names_its_zone(client: Client) -> None:
    load()
    html = page(client)
    shown = re.findall(r'<time datetime="([^"]+)"[^>]*>([^<]+)</time>', html.replace("\u00a0", " "))
    assert ("2030-03-09T10:00:00-05:00", "10 – 11 a.m. (New York)") in shown
    assert ("2030-03-10T18:00:00-04:00", "6 p.m. (New York)") in shown
    assert {words.rpartition("(")[2] for _, words in shown} == {"New York)", "UTC)"}
    assert re.search(r'<script type="module" src="[^"]*rostrum/zones[^"]*\.js"></script>', html)
    assert 'data-own="Your time"' in html


def test_several_names_stand_one_under_the_other(client: Client) -> None:
    """A separator inside a line changes its side when Latin names stand on an Arabic page."""
    load()
    name_expert("Dr. Io Berg")
    name_expert("Dr. Ea Holm", number=1)
    lines = re.findall(r'<span class="holder">(.*?)</bdi></span>', page(client))
    assert [text(one) for one in lines if "Dr." in one][:2] == ["Dr. Io Berg", "Dr. Ea Holm"]


def test_the_rules_of_each_floor_are_said(client: Client) -> None:
    """How one comes to the floor and how long one has it (R115, R117, R120); nothing where only those named speak."""
    load()
    html = page(client)
    said = text(html[html.index('id="floors"') : html.index('id="offices"')])
    for words in (
        "Plenary meeting There is a list of speakers.",
        "Limit for one speaker: 3 minutes Limit for a group: 5 minutes",
        "What happens at the limit: the Chair urges the speaker",
        "Interactive panel discussion Participants press the microphone button",
        "What happens at the limit: the microphone is cut",
    ):
        assert words in said, (words, said)
    assert "Opening segment" not in said


def test_the_trail_stands_newest_first_with_kind_symbol_and_date(client: Client) -> None:
    """R176 to R178; a symbol that no grammar knows stays text, a title that is hostile too."""
    trail = """trail:
  - {title: "Resolution on lakes", kind: resolution, symbol: A/RES/84/999, date: "2030-01-20"}
  - {title: "<b>Concept</b> note", kind: concept_note}
provisions:"""
    load(FILE.read_text().replace("provisions:", trail, 1))
    html = page(client, PAGE.replace("/en/", "/fr/"))
    assert "2 documents, les plus récents d’abord" in html
    assert html.index("&lt;b&gt;Concept&lt;/b&gt; note") < html.index("Resolution on lakes")
    assert 'href="https://undocs.org/fr/A/RES/84/999"' in html
    assert "20 janvier 2030" in html
    assert "Note de cadrage" in html


def test_no_trail_no_heading(client: Client) -> None:
    load()
    assert 'id="documents"' not in page(client)


def test_parallel_tracks_stand_beside_each_other(client: Client) -> None:
    load()
    html = page(client)
    assert html.count("<h4") == 2
    assert html.index("segment-plenary2") < html.index("segment-closing") < html.index("segment-panel")


def test_words_of_the_document_are_text_and_never_markup(client: Client) -> None:
    load(FILE.read_text().replace("Lake Hall", "<script>alert(1)</script>"))
    html = page(client)
    assert "<script>alert" not in html
    assert "<em>deep" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html


@pytest.mark.parametrize(
    ("language", "direction"),
    [("ar", "rtl"), ("en", "ltr"), ("es", "ltr"), ("fr", "ltr"), ("ru", "ltr"), ("zh-hans", "ltr")],
)
@pytest.mark.parametrize(
    "tail", ["programme/", "programme/versions/1/", "programme/changes/1/2/", "mandate/"]
)
def test_every_page_is_there_in_every_language(
    client: Client, tail: str, language: str, direction: str
) -> None:
    load()
    name_expert()
    html = page(client, f"/{language}/events/{EVENT}/{tail}")
    assert f'lang="{language}" dir="{direction}"' in html
    assert '<bdi lang="en">' in html


def test_an_earlier_version_says_so_and_leads_to_what_changed(client: Client) -> None:
    load()
    name_expert()
    old = page(client, f"{PAGE}versions/1/")
    assert "This is an earlier version" in old
    assert f'href="{PAGE}changes/1/2/"' in old
    assert "Dr. Io Berg" not in old
    assert "This is an earlier version" not in page(client, f"{PAGE}versions/2/")
    assert "Accepted" in text(page(client))


def test_changes_are_rows_of_what_was_and_what_is(client: Client) -> None:
    load()
    name_expert()
    operations.set_segment_time(
        event=EVENT, segment="opening", words="10:15 to 11 a.m.", why="x", by=None, now=NOW
    )
    rows = re.findall(r"<tr>(.*?)</tr>", page(client, f"{PAGE}changes/1/3/"), re.DOTALL)[1:]
    assert [text(row) for row in rows] == [
        "experts Names nothing Dr. Io Berg",
        "Opening segment Start 10 a.m. (New York) 10:15 a.m. (New York)",
    ]
    assert "The two versions say the same." in page(client, f"{PAGE}changes/2/2/")


def test_what_is_recorded_of_a_person_is_not_among_the_changes(client: Client) -> None:
    load()
    load(FILE.read_text().replace("attributes: {shore: north}", "attributes: {shore: secretvalue}"))
    assert "secretvalue" not in page(client, f"{PAGE}changes/1/2/")
    assert "secretvalue" not in page(client)
    assert "secretvalue" not in page(client, f"/en/events/{EVENT}/mandate/")


@pytest.mark.parametrize(
    "tail", ["versions/0/", "versions/2/", "changes/1/2/", "changes/9/1/", "versions/99999999999999999999/"]
)
def test_a_version_that_is_not_there_is_no_page(client: Client, tail: str) -> None:
    load()
    page(client, PAGE + tail, 404)


@pytest.mark.parametrize("tail", ["programme/", "mandate/", "programme/changes/1/1/"])
def test_an_unknown_event_is_no_page(client: Client, tail: str) -> None:
    page(client, f"/en/events/none/{tail}", 404)
    assert client.get("/events/none/programme.ics").status_code == 404


def test_a_rehearsal_is_marked_on_every_page(client: Client) -> None:
    load(rehearsal=True)
    for address in (PAGE, f"{PAGE}changes/1/1/", f"/en/events/{EVENT}/mandate/"):
        assert "Rehearsal" in page(client, address)


@pytest.mark.parametrize("rows", [1, 3])
def test_a_page_takes_as_many_queries_for_three_versions_as_for_one(
    client: Client, rows: int, django_assert_max_num_queries: Any
) -> None:
    load()
    for number in range(rows - 1):
        name_expert(f"Dr. {number}", number)
    with django_assert_max_num_queries(3):
        page(client)
    with django_assert_max_num_queries(6):
        page(client, f"/en/events/{EVENT}/mandate/")


def test_the_calendar_is_served_with_a_tag_by_version(client: Client) -> None:
    load()
    first = client.get(f"/events/{EVENT}/programme.ics")
    assert first["Content-Type"] == "text/calendar; charset=utf-8"
    assert len(icalendar.Calendar.from_ical(first.content).walk("VEVENT")) == 5
    again = client.get(f"/events/{EVENT}/programme.ics", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    name_expert()
    changed = client.get(f"/events/{EVENT}/programme.ics", headers={"If-None-Match": first["ETag"]})
    assert changed.status_code == 200
    assert {e.decoded("sequence") for e in icalendar.Calendar.from_ical(changed.content).walk("VEVENT")} == {
        2
    }


@pytest.mark.parametrize(
    ("asked", "answered"), [("fr", "fr"), ("ar", "ar"), ("zh-hans", "zh-hans"), ("x'--", "en"), ("", "en")]
)
def test_the_calendar_speaks_the_language_asked_for(client: Client, asked: str, answered: str) -> None:
    load()
    response = client.get(f"/events/{EVENT}/programme.ics", {"language": asked})
    assert response["Content-Language"] == answered
    entry = icalendar.Calendar.from_ical(response.content).walk("VEVENT")[0]
    assert f"/{answered}/events/{EVENT}/programme/" in str(entry["url"])


def test_nothing_is_changed_by_any_other_method(client: Client) -> None:
    load()
    for address in (
        PAGE,
        f"{PAGE}changes/1/1/",
        f"/en/events/{EVENT}/mandate/",
        f"/events/{EVENT}/programme.ics",
    ):
        assert client.post(address).status_code == 405
