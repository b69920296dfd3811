"""The filters of the queue, read from an address and written into one: page, CSV and workbook take the same."""

from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict

from rostrum.apps.registration.queries import WAITING, Filters
from rostrum.web.secretariat.participants_forms import GROUPS as GROUPS_OF_STATES
from rostrum.web.secretariat.registrations_words import GROUPS, MEMBERS, STATES

SWITCHES = ("speaks", "late", "again", "silent")
EVERY = "all"
LONGEST = 100  # signs of the words that are looked for


def read(told: QueryDict) -> Filters:
    """What an address asks for; without a state, everything that waits."""
    state = told.get("state", WAITING)
    known = state if state in STATES or state in GROUPS else ""
    switches: dict[str, Any] = {one: bool(told.get(one)) for one in SWITCHES}
    return Filters(
        state=known,
        category=told.get("category", "")[:64],
        region=told.get("region", "") if told.get("region") in GROUPS_OF_STATES else "",
        words=" ".join(told.get("words", "")[:LONGEST].replace("\0", " ").split()),
        member=told.get("member", "") if told.get("member") in MEMBERS else "",
        **switches,
    )


def pairs(filters: Filters) -> dict[str, str]:
    """The same filters as a form carries them; what is not asked for is left out."""
    told = {"state": filters.state or EVERY}
    told |= {name: getattr(filters, name) for name in ("category", "words", "region", "member")}
    told |= {one: "1" for one in SWITCHES if getattr(filters, one)}
    return {name: value for name, value in told.items() if value}


def written(filters: Filters, **more: Any) -> str:
    """The same filters as a query; `more` stands behind them."""
    told = pairs(filters) | {name: str(value) for name, value in more.items() if value}
    return urlencode(told)
