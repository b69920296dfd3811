"""Why the order was left, for every page that tells it (Amb18: visible to all)."""

from django import template

from rostrum.web.components.reasons import reason_words

register = template.Library()


@register.simple_tag
def with_reasons() -> list[tuple[str, str]]:
    """Every reason with its words."""
    return reason_words()
