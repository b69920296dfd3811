"""What a page shows and what its buttons may do, drawn by the server first and by the script after (experience 3.2)."""

import re
import threading
from typing import Any

import pytest
from django.template import Context, Template
from django.template.loader import render_to_string
from playwright.sync_api import expect

from tests.servers import until
from tests.web.components.conftest import Play, data, message, speaking

STATE = {"now": {"limit": None}, "mode": "list", "waiting": 0, "point": {"kind": "order"}}
CONDITIONS = {
    "now": True,
    "!now": False,
    "now.limit": False,
    "waiting": False,
    "waiting=0": True,
    "mode=list": True,
    "!mode=list": False,
    "now mode=list": True,
    "now waiting": False,
    "missing.further": False,
    "!now|now.limit": False,
    "!now|point.kind": True,
    "now|missing": True,
    "missing|mode=list waiting=0": True,
    "now|missing waiting": False,
    "!now|!waiting": True,
}
DESK = """<p data-said data-unsent="unsent" hidden></p><div id="queue" tabindex="0" data-keys></div>
  <form action="/stop" method="post" data-act><button data-hotkey="s" data-ready="now|interrupted|stale">Stop</button>
  </form><p data-field="waiting"></p>"""
AT_ZERO = {
    "cut": "The microphone goes off at 0:00, for everyone alike.",
    "interrupt": "The chair interrupts at 0:00, everyone alike.",
    "urge": "The chair asks speakers to conclude at 0:00.",
    "none": "The limit is stated. Nothing goes off at 0:00.",
}


def test_a_condition_means_the_same_to_the_server_and_to_the_script(play: Play) -> None:
    page = "{% load live_state %}{% for one in conditions %}<p {% when one %}>{{ one }}</p>{% endfor %}"
    drawn = Template(page).render(Context({"state": STATE, "conditions": list(CONDITIONS)}))
    hidden = re.findall(r'<p data-when="([^"]+)"( hidden)?>', drawn)
    assert {one: not told for one, told in hidden} == CONDITIONS
    wrong = "".join(f'<p data-when="{one}"{" hidden" if CONDITIONS[one] else ""}>x</p>' for one in CONDITIONS)
    play.open("desk.js", DESK + wrong, message(7) | {"state": STATE | {"warnings": [], "rehearsal": None}})
    expect(play.page.locator('p[data-when="now"]')).to_be_visible()
    shown = play.page.locator("p[data-when]:not(#stale)")
    assert shown.evaluate_all("all => all.map(one => [one.dataset.when, !one.hidden])") == [
        list(one) for one in CONDITIONS.items()
    ]


@pytest.mark.parametrize(
    ("state", "idle"),
    [
        ({"now": None, "interrupted": None}, "true"),
        ({"now": {"request": "a"}, "interrupted": None}, "false"),
        ({"now": None, "interrupted": {"request": "a"}}, "false"),
        ({"now": None, "interrupted": None, "stale": True}, "false"),
    ],
)
def test_stop_is_ready_while_somebody_holds_the_floor_or_the_page_may_be_wrong(
    state: dict[str, Any], idle: str
) -> None:
    told = {"state": state | {"list": {}, "undo": None}, "act": "/", "reason_words": []}
    drawn = render_to_string("components/parts/desk_acts.html", told)
    assert re.findall(r'data-hotkey="s" data-ready="[^"]+" aria-disabled="(\w+)"', drawn) == [idle]


def test_a_button_with_nothing_to_act_upon_keeps_the_focus_and_sends_nothing(play: Play) -> None:
    play.open("desk.js", DESK, message(7))
    until(lambda: play.answers.streams, "a stream")
    stop = play.page.get_by_role("button", name="Stop")
    expect(stop).to_have_attribute("aria-disabled", "true")
    stop.focus()
    play.page.keyboard.press("Enter")
    play.page.locator("#queue").focus()
    play.page.keyboard.press("s")
    play.answers.say(data(message(8, now=speaking(100))))
    expect(stop).to_have_attribute("aria-disabled", "false")
    assert play.answers.acts == []
    stop.focus()
    play.answers.hold = threading.Event()
    play.page.keyboard.press("Enter")
    until(lambda: play.answers.acts, "the act")
    play.answers.say(data(message(9, waiting=9)))
    expect(play.page.locator("[data-field=waiting]")).to_have_text("9")
    expect(play.page.locator("form[data-sending]")).to_have_count(1)
    play.answers.hold.set()
    expect(play.page.locator("form[data-sending]")).to_have_count(0)
    assert stop.get_attribute("aria-disabled") == "true"
    expect(stop).to_be_focused()
    assert [told["number"] for _, told in play.answers.acts] == [8]


def test_stop_is_ready_again_when_the_line_is_silent(play: Play) -> None:
    """Somebody may speak of whom this page has not heard."""
    play.open("desk.js", DESK, message(7))
    until(lambda: play.answers.streams, "a stream")
    play.page.evaluate("pass(6000)")
    expect(play.page.get_by_role("button", name="Stop")).to_have_attribute("aria-disabled", "false")


@pytest.mark.parametrize("enforcement", AT_ZERO)
@pytest.mark.parametrize(
    ("now", "limits", "told"),
    [
        (None, {"individual": 180}, True),
        (None, {"individual": None}, False),
        (None, None, False),
        ({"limit": 180}, {"individual": 180}, True),
        ({"limit": None}, {"individual": 180}, False),
        ({"limit": 300}, {"individual": None}, True),
    ],
)
def test_what_happens_at_zero_is_said_where_a_limit_ends(
    enforcement: str, now: dict[str, Any] | None, limits: dict[str, Any] | None, told: bool
) -> None:
    """Of a speaker without a limit nothing is said, whatever the limit of the list is."""
    state = {"now": now, "limits": limits, "enforcement": enforcement}
    drawn = render_to_string("components/parts/at_zero.html", {"state": state})
    shown = re.findall(r'<p class="[^"]+" data-when="[^"]+">([^<]+)</p>', drawn)
    assert shown == ([AT_ZERO[enforcement]] if told else [])
