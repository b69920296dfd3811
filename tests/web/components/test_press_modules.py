"""Presses of phone and desk (experience 3.2, 8): kept when nobody answers, counted once, focus left alone."""

from typing import Any

from playwright.sync_api import expect

from tests.servers import until
from tests.web.components.conftest import Play, data, message, speaking

PHONE = """<p id="head"><span data-when="mine.state=ask">ask</span><span data-when="mine.state=kept">kept</span>
  <span data-when="mine.state=next">next</span></p><p data-said hidden></p><input type="checkbox" data-signal>
  <span data-mine="" data-category="member_states" data-unsent="unsent"></span>
  <script type="application/json" id="mine">{"matters": {}}</script>
  <p><span data-when="mine.may.point_of_order">may rise</span><span data-when="mine.waits.point_of_order">risen</span>
  <span data-when="mine.state=floor">speaks</span><span data-when="mine.state=interrupted">stands still</span></p>
  <form action="/raise" method="post" data-act="raise"><input type="hidden" name="form" value="point_of_order">
  <input type="hidden" name="point" value="procedure"><button data-rise>Rise</button></form>
  <form action="/request" method="post" data-act="request"><button>Ask</button></form>"""
DESK = """<p data-said data-unsent="unsent" hidden></p>
  <form action="/give" method="post" data-act><button data-hotkey="n">Next</button></form>
  <table id="queue" tabindex="0" data-keys><tbody data-queue data-list="queue" data-row="row"></tbody></table>
  <template id="row"><tr><td><details><summary data-field="name"></summary></details></td></tr></template>"""


def queue(*names: str) -> list[dict[str, Any]]:
    return [{"request": name, "name": name} for name in names]


def test_a_press_kept_while_the_server_started_again_is_sent_when_the_stream_is_back(play: Play) -> None:
    """The browser never said it was offline, and nothing has happened on the floor since: only a hello comes."""
    play.open("phone.js", PHONE, message(7, order=[]), silence="45000", hasty="")
    until(lambda: play.answers.streams, "a stream")
    play.answers.refuse = True
    play.answers.drop()
    play.page.click("[data-act=request] button")
    expect(play.page.get_by_text("kept")).to_be_visible()
    key = play.answers.acts[0][1]["key"]
    count = len(play.answers.acts)
    play.answers.refuse = False
    until(lambda: len(play.answers.acts) > count, "the kept press")
    assert play.answers.acts[-1][1]["key"] == key
    play.answers.say(data(message(8, order=["mine"])))
    expect(play.page.get_by_text("next")).to_be_visible()


def test_a_speaker_is_told_how_the_own_intervention_ended(play: Play) -> None:
    ended = '<p data-when="mine.ended=cut" hidden>cut off</p>'
    mine = PHONE.replace('data-mine=""', 'data-mine="mine"') + ended
    play.open("phone.js", mine, message(7, order=[], now=speaking(1, "mine")))
    until(lambda: play.answers.streams, "a stream")
    told = {"request": "mine", "end": "cut"}
    play.answers.say(data(message(8, order=[], now=None, last=told)))
    expect(play.page.get_by_text("cut off")).to_be_visible()
    play.answers.say(data(message(9, order=[], now=speaking(180, "other"), last=told)))
    expect(play.page.get_by_text("cut off")).to_be_hidden()


def test_when_a_press_was_made_is_told_by_the_servers_clock(play: Play) -> None:
    play.open("phone.js", PHONE, message(7, order=[]))
    until(lambda: play.answers.streams, "a stream")
    play.page.evaluate("setWall(-300000)")
    play.page.click("[data-act=request] button")
    until(lambda: play.answers.acts, "the press")
    told = message(0)["now"] - play.answers.acts[0][1]["pressed"]
    assert abs(told) < 60_000_000


def test_a_point_of_order_is_raised_by_the_phone_and_its_own_speaker_sees_the_floor(play: Play) -> None:
    """The server says what stands: its list, who speaks and who is interrupted; the phone draws nothing ahead."""
    state: dict[str, Any] = {"order": [], "raises": {"point_of_order": ["member_states"]}, "matters": []}
    play.open("phone.js", PHONE, message(7, **state))
    until(lambda: play.answers.streams, "a stream")
    expect(play.page.get_by_text("may rise")).to_be_visible()
    play.page.click("[data-rise]")
    until(lambda: play.answers.acts, "the press")
    address, told = play.answers.acts[0]
    assert (address, told["form"], told["point"]) == ("/raise", "point_of_order", "procedure")
    expect(play.page.get_by_text("risen")).to_be_hidden()
    waits = {"request": "point", "name": "p", "form": "point_of_order"}
    play.answers.say(data(message(8, **state | {"matters": [waits]})))
    expect(play.page.get_by_text("risen")).to_be_visible()
    play.answers.say(data(message(9, **state, now=speaking(100, "point"))))
    expect(play.page.get_by_text("speaks")).to_be_visible()
    still = speaking(100, "point") | {"paused": True, "left": 60}
    play.answers.say(data(message(10, **state, now=speaking(100, "b"), interrupted=still)))
    expect(play.page.get_by_text("stands still")).to_be_visible()


def test_what_a_category_may_not_raise_is_not_offered(play: Play) -> None:
    play.open("phone.js", PHONE, message(7, order=[], raises={"point_of_order": ["ngos"]}))
    until(lambda: play.answers.streams, "a stream")
    expect(play.page.get_by_text("may rise")).to_be_hidden()


def test_a_key_held_down_gives_the_floor_once(play: Play) -> None:
    play.open("desk.js", DESK, message(7, queue=queue("a", "b")))
    until(lambda: play.answers.streams, "a stream")
    play.page.locator("#queue").focus()
    play.page.keyboard.down("n")
    until(lambda: play.answers.acts, "the act")
    play.answers.say(data(message(8, name="b", queue=queue("b"))))
    expect(play.page.locator("[data-queue] tr")).to_have_count(1)
    for _ in range(3):
        play.page.keyboard.down("n")
    play.page.wait_for_timeout(200)
    assert [told["number"] for _, told in play.answers.acts] == [7]


def test_a_single_key_acts_only_while_the_focus_is_in_the_queue(play: Play) -> None:
    play.open("desk.js", DESK, message(7, queue=queue("a", "b")))
    until(lambda: play.answers.streams, "a stream")
    for elsewhere in ("document.activeElement.blur()", "document.querySelector('button').focus()"):
        play.page.evaluate(elsewhere)
        play.page.keyboard.press("n")
    play.page.locator("summary", has_text="a").focus()
    play.page.keyboard.press("ArrowDown")
    assert play.page.evaluate("document.activeElement.textContent") == "b"
    assert play.answers.acts == []
    play.page.keyboard.press("n")
    until(lambda: play.answers.acts, "the act")


def test_what_was_refused_is_not_said_of_the_next_speaker(play: Play) -> None:
    play.open("desk.js", DESK, message(7, queue=queue("a")))
    until(lambda: play.answers.streams, "a stream")
    play.answers.refuse = True
    play.page.click("button")
    expect(play.page.get_by_text("unsent")).to_be_visible()
    play.answers.refuse = False
    play.answers.say(data(message(8, now=speaking(100, "b"), queue=queue("a"))))
    expect(play.page.get_by_text("unsent")).to_be_hidden()


def test_a_pressed_button_keeps_the_focus_and_cannot_be_pressed_twice(play: Play) -> None:
    play.open("desk.js", DESK, message(7, queue=queue("a")))
    until(lambda: play.answers.streams, "a stream")
    play.page.evaluate(
        "() => { const b = document.querySelector('button'); b.focus(); b.click(); b.click(); }"
    )
    until(lambda: play.answers.acts, "the act")
    play.page.wait_for_timeout(200)
    assert len(play.answers.acts) == 1
    assert play.page.evaluate("document.activeElement.textContent") == "Next"


def test_a_row_in_focus_that_has_gone_stays_in_its_place_until_it_is_left(play: Play) -> None:
    play.open("desk.js", DESK, message(7, queue=queue("a", "b", "c")))
    until(lambda: play.answers.streams, "a stream")
    rows = play.page.locator("[data-queue] tr")
    play.page.locator("summary", has_text="b").focus()
    for number, names in ((8, ("a", "c")), (9, ("a", "c", "d"))):
        play.answers.say(data(message(number, queue=queue(*names))))
        expect(rows).to_have_count(len(names) + 1)
        assert rows.all_inner_texts() == [*names[:1], "b", *names[1:]]
        assert play.page.evaluate("document.activeElement.textContent") == "b"
    assert rows.nth(1).get_attribute("data-gone") == ""
    play.page.locator("summary", has_text="c").focus()
    expect(rows).to_have_text(["a", "c", "d"])
