"""What every page knows: the installation's name, the languages and this page in each, the reader's display."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext

from rostrum.apps.participation.queries import rehearsal_only
from rostrum.foundation.languages import OFFICIAL, direction
from rostrum.web.components.display import display_of


def house(request: HttpRequest) -> dict[str, Any]:
    """`languages`: each with the address of this page in it. `rehearsal`: of the whole installation, asked only where
    a page says nothing of its own event, so that the mark is on every page.
    """
    code = getattr(request, "LANGUAGE_CODE", settings.LANGUAGE_CODE)
    here = request.get_full_path()
    return {
        "house_name": settings.NAME or gettext("General Assembly"),
        "languages": [(one, in_language(here, code, one.code)) for one in OFFICIAL],
        "page_language": code,
        "page_direction": direction(code),
        "display": display_of(request),
        "here": here,
        "rehearsal": SimpleLazyObject(rehearsal_only),
    }


def in_language(address: str, code: str, other: str) -> str:
    """The page in another language: addresses differ by their beginning alone, so none is looked up for it."""
    own = f"/{code}/"
    return f"/{other}/{address.removeprefix(own)}" if address.startswith(own) else address
