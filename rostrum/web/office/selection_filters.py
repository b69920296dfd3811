"""The filters of a short-list, read from an address and written into one: page, CSV and workbook take the same."""

from dataclasses import asdict
from urllib.parse import urlencode

from django.http import QueryDict

from rostrum.apps.selection.queries import GROUPS, Filters
from rostrum.procedure.selection import FIRST
from rostrum.web.components import selection_words as words
from rostrum.web.components.list_words import REGIONS


def read(told: QueryDict) -> Filters:
    """What an address asks for; what is not known asks for nothing."""
    state, region, first = (told.get(name, "") for name in ("state", "region", "first"))
    return Filters(
        state=state if state in words.STATES or state in GROUPS else "",
        category=told.get("category", "")[:64],
        region=region if region in REGIONS else "",
        first=first if first in FIRST else "",
    )


def written(filters: Filters) -> str:
    """The same filters as a query; what is not asked for is left out."""
    return urlencode({name: value for name, value in asdict(filters).items() if value})
