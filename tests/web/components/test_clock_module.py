"""The time a page shows (experience 4): from the deadline and the server's clock, whatever the device believes."""

import re

from playwright.sync_api import Page, expect

from rostrum.foundation import clock
from tests.servers import until
from tests.web.components.conftest import Play, data, message, speaking

CLOCK = """<div data-clock><span data-digits></span> <span data-word data-calm="left" data-minute="soon"
  data-conclude="now" data-over="over" data-off="off" data-idle=""></span><progress></progress>
  <span role="status" data-at60="sixty" data-at30="thirty" data-at10="ten" data-at0="zero"></span></div>"""
QUEUE = '<ol data-list="next" data-row="row"></ol><template id="row"><li data-field="name"></li></template>'


def shown(page: Page) -> int:
    minutes, seconds = page.locator("[data-digits]").inner_text().split(":")
    return int(minutes) * 60 + int(seconds)


def about(seconds: int, told: int) -> bool:
    """Within what a test takes to look; a clock set wrong is minutes away."""
    return seconds - 20 <= told <= seconds + 1


def test_a_clock_set_back_while_the_line_is_dead_moves_no_time(play: Play) -> None:
    """Sleep only ever leaps ahead: a wall clock that goes back was set by somebody, and tells nothing."""
    play.answers.clock = False
    play.open("live.js", CLOCK, message(7, now=speaking(120)))
    until(lambda: play.answers.streams, "a stream")
    play.answers.refuse = True
    play.answers.drop()
    play.page.evaluate("setWall(-300000)")
    play.page.wait_for_timeout(600)
    assert about(120, shown(play.page))


def test_phase_word_and_voice_change_together_at_the_thresholds(play: Play) -> None:
    play.answers.clock = False
    play.open("live.js", CLOCK, message(7, now=speaking(61)))
    clock, voice = play.page.locator("[data-clock]"), play.page.locator("[role=status]")
    expect(clock).to_have_attribute("data-phase", "minute")
    expect(play.page.locator("[data-word]")).to_have_text("soon")
    expect(voice).to_have_text("sixty")
    play.page.evaluate("pass(50000)")
    expect(clock).to_have_attribute("data-phase", "conclude")
    play.page.evaluate("pass(20000)")
    expect(play.page.locator("[data-digits]")).to_have_text("0:00")
    expect(play.page.locator("[data-word]")).to_have_text("over")
    expect(voice).to_have_text("zero")


def test_at_zero_the_desk_is_told_to_interrupt_and_not_before(play: Play) -> None:
    """Enforcement `interrupt` (P3): the prompt comes with the deadline, by the server's clock."""
    due = '<b data-due data-moment="now.deadline" hidden>stop</b>'
    prompt = f'<div data-when="now enforcement=interrupt">{due}</div>'
    play.answers.clock = False
    play.open("live.js", CLOCK + prompt, message(7, now=speaking(61), enforcement="interrupt"))
    until(lambda: play.answers.streams, "a stream")
    expect(play.page.locator("[data-due]")).to_be_hidden()
    play.page.evaluate("pass(62000)")
    expect(play.page.get_by_text("stop")).to_be_visible()
    play.answers.say_on(data(message(8, now=speaking(900, "b"), enforcement="interrupt")))
    expect(play.page.locator("[data-due]")).to_be_hidden()
    play.answers.say_on(data(message(9, now=speaking(-10, "b"), enforcement="urge")))
    expect(play.page.locator("[data-due]")).to_be_hidden()
    expect(play.page.locator("[data-word]")).to_have_text("now")  # please conclude


def test_the_microphone_is_off_only_when_the_record_says_so(play: Play) -> None:
    play.answers.clock = False
    play.open("live.js", CLOCK, message(7, now=speaking(0)))
    until(lambda: play.answers.streams, "a stream")
    expect(play.page.locator("[data-word]")).to_have_text("over")
    last = {"request": "a", "name": "a", "end": "cut", "used": 180, "at": 1, "microphone": "closed"}
    play.answers.say(data(message(8, last=last)))
    expect(play.page.locator("[data-word]")).to_have_text("off")


def test_a_change_of_the_list_leaves_a_running_time_alone(play: Play) -> None:
    one = speaking(120)
    play.open("live.js", CLOCK + QUEUE, message(7, now=one))
    until(lambda: play.answers.streams, "a stream")
    play.page.evaluate(
        "() => { window.leaps = 0; let before = 999; const e = document.querySelector('[data-digits]');"
        "new MutationObserver(() => { const [m, s] = e.textContent.split(':').map(Number);"
        "if (m * 60 + s > before) window.leaps += 1; before = m * 60 + s; })"
        ".observe(e, { childList: true, characterData: true, subtree: true }); }"
    )
    for number in range(8, 14):
        queue = [{"request": f"r{place}", "name": f"r{place}"} for place in range(number % 4)]
        play.answers.say(data(message(number, now=one, next=queue)))
    expect(play.page.locator("li")).to_have_count(13 % 4)
    assert play.page.evaluate("leaps") == 0
    assert about(120, shown(play.page))


def test_what_is_left_of_the_segment_follows_the_programme(play: Play) -> None:
    """Its end is a moment of the programme, which a rehearsal plays faster (D8)."""
    play.answers.clock = False
    start = 1_751_292_000 * clock.SECOND
    rehearsal = {"origin": clock.now(), "start": start, "rate": 60}
    ends = f'{{"panel": {start // 1000 + 7_200_000}}}'
    play.open("live.js", f"<b data-segment-left data-ends='{ends}'></b>", message(7, rehearsal=rehearsal))
    left = play.page.locator("[data-segment-left]")
    expect(left).to_have_text(re.compile("1:[0-9]{2}:[0-9]{2}"))
    before = left.inner_text()
    play.page.wait_for_timeout(1200)
    assert left.inner_text() < before


def test_a_segment_without_an_end_says_nothing_of_one(play: Play) -> None:
    play.open("live.js", "<b data-segment-left data-ends='{}'></b>", message(7))
    expect(play.page.locator("[data-segment-left]")).to_have_text("–")
