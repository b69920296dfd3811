"""Every delegation with its counts: each number leads to its list, and page, CSV and workbook take the same filters."""

from collections import Counter
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from rostrum.apps.registration import exports, queries
from rostrum.apps.registration.queries import BESIDE, COMING, COUNTED, MEMBERS, WAITING, Filters
from rostrum.apps.registration.queries import DelegationFilters as Shown
from rostrum.procedure.registration.delegations import MEMBER_TYPES
from rostrum.web.components.delegation_words import LEVELS, TYPES
from rostrum.web.components.events import found_event
from rostrum.web.components.spreadsheets import KINDS, attached
from rostrum.web.secretariat.delegations import categories, desks
from rostrum.web.secretariat.participants import staff
from rostrum.web.secretariat.registrations_filters import written

LETTERS = frozenset({"missing", "received"})


def read(told: QueryDict) -> Shown:
    """What an address asks for."""
    letter = told.get("letter", "")
    return Shown(letter if letter in LETTERS else "", bool(told.get("waiting")))


def query(shown: Shown) -> str:
    told = {"letter": shown.letter, "waiting": "1" if shown.waiting else ""}
    return urlencode({name: value for name, value in told.items() if value})


@desks
@require_safe
def delegations(request: HttpRequest, event: str) -> HttpResponse:
    """The counts are of all; `?letter=` and `?waiting=` say which delegations stand below."""
    row, shown = found_event(event), read(request.GET)
    rows = queries.delegations(event=event, language=get_language() or "en", by=staff(request))
    found = [one for one in rows if shown.holds(one)]
    context = {
        "event": row,
        "rows": [(one, LEVELS.get(one.level, "")) for one in found],
        "all": len(rows),
        "shown": shown,
        "query": query(shown),
        "without_letter": sum(not one.letter for one in rows),
        "missing": query(Shown("missing")),
        "possible": bool(categories(event)),
        **counts(event, rows),
    }
    return render(request, "secretariat/delegations.html", context)


def counts(event: str, rows: Sequence[queries.DelegationRow]) -> dict[str, Any]:
    """The members of all of them, each number with the list of registrations that it counts."""

    def leads(member: str, state: str = COMING) -> str:
        return f"{reverse('registrations', args=[event])}?{written(Filters(state=state, member=member))}"

    types: Counter[str] = Counter()
    for one in rows:
        types.update(one.types)
    return {
        "members": (sum(one.counted for one in rows), leads(COUNTED)),
        "beside": (sum(one.beside for one in rows), leads(BESIDE)),
        "waiting": (sum(one.waiting for one in rows), leads(MEMBERS, WAITING)),
        "types": [(TYPES[kind], types[kind], leads(kind)) for kind in MEMBER_TYPES if types[kind]],
    }


@desks
@require_safe
def delegations_file(request: HttpRequest, event: str, form: str) -> HttpResponse:
    """What the filters find, as a file."""
    found_event(event)
    if form not in KINDS:
        raise Http404(form)
    made = exports.delegations_csv if form == "csv" else exports.delegations_xlsx
    content = made(event=event, filters=read(request.GET), by=staff(request))
    return attached(content, f"{event}-delegations", form)
