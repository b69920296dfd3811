"""Forecast and balance in the first drawing of a desk; the script takes them up from there."""

from collections.abc import Iterable
from typing import Any

from django import template

from rostrum.web.components.prospects import GROUPS, told_to

register = template.Library()


@register.simple_tag(takes_context=True)
def with_prospects(context: template.Context) -> dict[str, Any]:
    """The state of the page with `prospects` beside it, None for an account that may not see them."""
    account = context["request"].user
    told = told_to(account, context["event"].id, context["floor"])
    return {**context["state"], "prospects": told}


@register.filter
def bar_word(code: str | None, categories: Iterable[tuple[str, str]]) -> str:
    """A group in words: of States, of a region, of a gender, or a category of the event."""
    known = GROUPS.get(code or "")
    return str(known) if known else dict(categories).get(code, "") if code else ""
