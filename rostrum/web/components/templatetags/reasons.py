"""Why the order was left, for every page that tells it (Amb18: visible to all)."""

from django import template

from rostrum.web.components.reasons import every_reason

register = template.Library()


@register.filter
def reason_word(code: str) -> str:
    """One reason in words; nothing for none."""
    return every_reason().get(code, "")


@register.simple_tag
def with_reasons() -> list[tuple[str, str]]:
    """Every reason with its words."""
    return list(every_reason().items())
