"""The reader's own time beside that of the meeting (experience 7): added, labelled, with its zone, never instead."""

import pytest
from playwright.sync_api import Page, expect

from tests.web.components.conftest import Play

HERE = 'data-zone="America/New_York"'
MORNING = (
    f'<time datetime="2025-11-24T10:00:00-05:00" data-until="2025-11-24T11:00:00-05:00" {HERE}>'
    "10 – 11 a.m. (New York)</time>"
)
EVENING = f'<time datetime="2025-11-24T18:00:00-05:00" {HERE}>6 p.m. (New York)</time>'
HEADING = f"<h3>{MORNING}</h3>"


def shown(play: Play, zone: str, body: str, words: str = "Your time") -> Page:
    session = play.page.context.new_cdp_session(play.page)
    session.send("Emulation.setTimezoneOverride", {"timezoneId": zone})
    said = f'<div data-own="{words}" data-am="a.m." data-pm="p.m.">{body}</div>'
    play.open("zones.js", said, {})
    return play.page


@pytest.mark.parametrize(
    ("zone", "body", "said"),
    [
        ("Europe/Vienna", MORNING, "Your time: 4:00 – 5:00 p.m. GMT+1"),
        ("Europe/Vienna", EVENING, "Your time: Tue, Nov 25, 12:00 a.m. GMT+1"),
        ("Asia/Tokyo", MORNING, "Your time: Tue, Nov 25, 12:00 – 1:00 a.m. GMT+9"),
        ("Asia/Kathmandu", EVENING, "Your time: Tue, Nov 25, 4:45 a.m. GMT+5:45"),
    ],
)
def test_the_time_of_the_reader_stands_beside(play: Play, zone: str, body: str, said: str) -> None:
    page = shown(play, zone, body)
    beside = page.locator("time + small")
    expect(beside).to_have_count(1)
    assert " ".join(beside.inner_text().split()) == said
    assert page.locator("time").inner_text().endswith("(New York)")


@pytest.mark.parametrize(
    ("zone", "body"), [("America/New_York", MORNING), ("America/Toronto", EVENING), ("Asia/Tokyo", HEADING)]
)
def test_nothing_stands_beside_where_it_would_say_the_same(play: Play, zone: str, body: str) -> None:
    page = shown(play, zone, body + "<p id=end></p>")
    page.wait_for_function("performance.getEntriesByName(document.querySelector('script[src]').src).length")
    page.wait_for_timeout(100)
    assert page.locator("small").count() == 0


def test_digits_stay_western_in_arabic(play: Play) -> None:
    """One kind of digits on a page, as on the screens of the room."""
    play.page.add_init_script(
        "addEventListener('readystatechange', () => { document.documentElement.lang = 'ar-EG'; })"
    )
    beside = shown(play, "Europe/Vienna", MORNING, "بتوقيتكم").locator("time + small")
    expect(beside).to_contain_text("4:00")
    expect(beside).to_contain_text("بتوقيتكم")
