"""What of a page leads on only for whoever holds a role; the page it leads to asks again."""

from django import template

from rostrum.apps.processes.permissions import has

register = template.Library()


@register.simple_tag(takes_context=True)
def holds(context: template.Context, role: str, event: str) -> bool:
    """Whether the account that reads the page holds the role in the event, or in all of them."""
    return has(context["request"].user, role, event)
