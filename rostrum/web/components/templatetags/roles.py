"""What of a page leads on only for whoever holds a role; the page it leads to asks again."""

from django import template

from rostrum.apps.processes.permissions import has
from rostrum.apps.selection.queries import takes_place

register = template.Library()


@register.simple_tag(takes_context=True)
def holds(context: template.Context, role: str, event: str) -> bool:
    """Whether the account that reads the page holds the role in the event, or in all of them."""
    return has(context["request"].user, role, event)


@register.simple_tag
def selects(event: str) -> bool:
    """Whether speakers of the event are selected: where none are, no page leads to their choice (P9)."""
    return takes_place(event=event)
