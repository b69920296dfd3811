"""What a page hears and how it comes back (experience 8, D16-D21), on a stream written by hand."""

import threading

from playwright.sync_api import expect

from tests.servers import until
from tests.web.components.conftest import Play, data, message

NAME = '<p id="name" data-field="name"></p>'
FORTY_SECONDS = 40_000


def opened(play: Play, count: int) -> dict[str, list[str]]:
    """What the last of so many streams asked for."""
    until(lambda: len(play.answers.streams) >= count, f"{count} streams")
    return play.answers.streams[count - 1]


def test_a_number_already_seen_is_dropped_and_a_reset_forgets_it(play: Play) -> None:
    play.open("live.js", NAME, message(7, name="first"))
    opened(play, 1)
    play.answers.say(data(message(7, name="again")) + data(message(6, name="older")))
    play.answers.say(data(message(8, name="next")))
    expect(play.page.locator("#name")).to_have_text("next")
    play.answers.say(data(message(3, name="after the reset"), event="reset"))
    expect(play.page.locator("#name")).to_have_text("after the reset")


def test_a_stream_that_falls_comes_back_after_the_number_it_had(play: Play) -> None:
    play.open("live.js", NAME, message(7))
    assert opened(play, 1) == {"audience": ["public"], "after": ["7"]}
    play.answers.say(data(message(9, name="nine")))
    expect(play.page.locator("#name")).to_have_text("nine")
    play.answers.drop()
    assert opened(play, 2) == {"audience": ["public"], "after": ["9"]}


def test_a_token_that_has_run_out_is_renewed(play: Play) -> None:
    play.open("live.js", NAME, message(7), audience="console", token_url="/token")
    assert opened(play, 1) == {"audience": ["console"], "after": ["7"], "token": ["t1"]}
    play.answers.say("event: end\ndata: {}\n\n")
    assert opened(play, 2) == {"audience": ["console"], "after": ["7"], "token": ["t2"]}


def test_a_hidden_page_lets_its_stream_go_and_takes_it_up_again(play: Play) -> None:
    play.open("live.js", NAME, message(7))
    opened(play, 1)
    play.page.evaluate("hide(true)")
    play.answers.opening = [data(message(12, name="twelve"))]
    play.page.evaluate("hide(false)")
    assert opened(play, 2)["after"] == ["7"]
    expect(play.page.locator("#name")).to_have_text("twelve")


def test_a_phone_says_at_once_that_it_hears_nothing_and_only_a_stream_takes_it_back(play: Play) -> None:
    play.open("live.js", NAME, message(7), silence="45000", hasty="")
    opened(play, 1)
    expect(play.page.locator("#stale")).to_be_hidden()
    play.answers.delay = threading.Event()
    play.answers.drop()
    expect(play.page.locator("#stale")).to_be_visible()
    opened(play, 2)
    expect(play.page.locator("#stale")).to_be_visible()
    play.answers.delay.set()
    expect(play.page.locator("#stale")).to_be_hidden()


def test_after_a_long_silence_a_slow_answer_is_waited_for(play: Play) -> None:
    """On a thin line an answer takes seconds; a page that gave each try half a second would never come back."""
    play.answers.opening = [data(message(8, name="eight"))]
    play.open("live.js", NAME, message(7))
    expect(play.page.locator("#name")).to_have_text("eight")
    play.answers.delay = threading.Event()
    play.page.evaluate("ms => pass(ms)", FORTY_SECONDS)
    opened(play, 2)
    play.page.wait_for_timeout(1500)
    assert len(play.answers.streams) == 2
    play.answers.delay.set()
    expect(play.page.locator("#stale")).to_be_hidden()
