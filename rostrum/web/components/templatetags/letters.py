"""The text of a letter on a page, as its recipient reads it."""

import re

from django import template
from django.utils.html import linebreaks
from django.utils.safestring import SafeString, mark_safe

register = template.Library()
ADDRESS = re.compile(r"https?://[^\s<]+")


@register.filter
def letter(text: str) -> SafeString:
    """Paragraphs and lines. An address runs from left to right in every language, its last slash included."""
    shown = linebreaks(text, autoescape=True)
    return mark_safe(ADDRESS.sub(r'<bdi dir="ltr">\g<0></bdi>', shown))  # noqa: S308 - escaped in the line above
