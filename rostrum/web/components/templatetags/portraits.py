"""The portrait beside a name, where the page was given those that everybody may see."""

from collections.abc import Mapping

from django import template

register = template.Library()


@register.simple_tag
def face(faces: Mapping[tuple[str, str], str] | str, role: str, name: str) -> str:
    """The id of the portrait of a holder, empty where none is shown; a page without portraits gives an empty text."""
    return faces.get((role, name), "") if isinstance(faces, Mapping) else ""
