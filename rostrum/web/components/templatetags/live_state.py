"""The first drawing of a live page, by the words that `draw.js` reads: whole without a script, no leap with one."""

import json
from collections.abc import Mapping
from math import ceil
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


def value(state: Any, path: str) -> Any:
    """The value at a dotted path, or None where something on the way is missing."""
    for name in path.split("."):
        if isinstance(state, Mapping):
            state = state.get(name)
        elif isinstance(state, list) and name.isdecimal() and int(name) < len(state):
            state = state[int(name)]
        else:
            return None
    return state


def text_of(told: Any) -> str:
    """As a script would write it."""
    if isinstance(told, bool):
        return str(told).lower()
    return "" if told is None else str(told)


def holds(state: Any, part: str) -> bool:
    """One part of a condition: `now`, `!now`, `mode=list`, `!mode=list`; with a bar one of its sides, `now|point`."""
    if "|" in part:
        return any(holds(state, side) for side in part.split("|"))
    if part.startswith("!"):
        return not holds(state, part[1:])
    path, equals, wanted = part.partition("=")
    told = value(state, path)
    return text_of(told) == wanted if equals else bool(told)


def fits(context: template.Context, condition: str) -> bool:
    """Whether every part of a condition holds of the state of a page."""
    state = {"stale": False, **context["state"], "mine": context.get("mine")}
    return all(holds(state, part) for part in condition.split())


@register.simple_tag(takes_context=True)
def when(context: template.Context, condition: str) -> SafeString:
    """Attributes that show an element only while every part of the condition holds of the state."""
    shown = fits(context, condition)
    return format_html('data-when="{}"{}', condition, "" if shown else SafeString(" hidden"))


@register.simple_tag(takes_context=True)
def ready(context: template.Context, condition: str) -> SafeString:
    """Attributes by which a button says that there is nothing to act upon; it keeps its place and the focus."""
    idle = not fits(context, condition)
    return format_html('data-ready="{}" aria-disabled="{}"', condition, str(idle).lower())


@register.simple_tag(takes_context=True)
def chosen(context: template.Context, condition: str) -> SafeString:
    """Attributes of a choice that is made already while the condition holds of the state."""
    made = SafeString(" checked") if fits(context, condition) else ""
    return format_html('data-default="{}"{}', condition, made)


@register.simple_tag(takes_context=True)
def clock_reading(context: template.Context) -> dict[str, Any]:
    """What a clock shows as of the rendering: digits, phase, word, and the bar's value and limit."""
    state, message = context["state"], context["message"]
    speaking, last = state["now"], state["last"]
    if speaking is None:
        phase = "off" if last and last["end"] == "cut" else "idle"
        return {"digits": "0:00", "phase": phase, "word": phase, "left": 0, "limit": 1}
    rate = state["rehearsal"]["rate"] if state["rehearsal"] else 1
    if speaking["paused"] and speaking["left"] is not None:
        left = ceil(speaking["left"])
        reading = {"digits": digits(left), "phase": _phase(left, state), "left": left}
        return reading | {"word": "paused", "limit": speaking["limit"]}
    if speaking["deadline"] is None:
        spoken = max(0, (message["now"] - speaking["given"]) * rate // 1_000_000)
        return {"digits": digits(spoken), "phase": "calm", "word": "unlimited", "left": spoken, "limit": None}
    left = max(0, -(-(speaking["deadline"] - message["now"]) * rate // 1_000_000))
    phase = _phase(left, state)
    over = "conclude" if state["enforcement"] == "urge" else "over"
    word = phase if left else over
    return {"digits": digits(left), "phase": phase, "word": word, "left": left, "limit": speaking["limit"]}


@register.simple_tag(takes_context=True)
def segment_ends(context: template.Context) -> dict[str, str]:
    """When each segment ends (ms of the programme, as JSON by id), and what is left of the one in force."""
    state, now = context["state"], context["message"]["now"]
    ends = {one.id: int(one.end.timestamp() * 1000) for one, _ in context["segments"] if one.end}
    told = state["rehearsal"]
    at = told["start"] + (now - told["origin"]) * told["rate"] if told else now
    end = ends.get(state["segment"])
    left = None if end is None else end // 1000 - at // 1_000_000
    words = "–" if left is None else ("−" if left < 0 else "") + digits(abs(left))
    return {"all": json.dumps(ends), "left": words}


def _phase(left: int, state: Any) -> str:
    minute, conclude = (*state["warnings"], 60, 10)[:2]
    return "conclude" if left <= conclude else "minute" if left <= minute else "calm"


def digits(seconds: int) -> str:
    hours, rest = divmod(seconds, 3600)
    minutes, seconds = divmod(rest, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
