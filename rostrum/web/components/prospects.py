"""Forecast and balance for the desk, as the page and its script read them: codes, figures, times of the programme."""

from typing import Any
from zoneinfo import ZoneInfo

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from rostrum.apps.floor import queries as floors
from rostrum.apps.floor.prospects import Prospects
from rostrum.apps.floor.prospects import prospects as prospects_of
from rostrum.foundation import clock
from rostrum.foundation.clock import moment
from rostrum.procedure.balance import Balance, Share
from rostrum.procedure.forecast import Forecast, Prospect
from rostrum.web.components.access import refusal, staff_required
from rostrum.web.components.dates import hour
from rostrum.web.components.floor_page import main_floor
from rostrum.web.components.list_words import GENDERS

ROLES = ("moderator", "operator")
GROUPS = {
    "states": gettext_lazy("Member States and observers"),
    "african": gettext_lazy("African States"),
    "asia_pacific": gettext_lazy("Asia-Pacific States"),
    "eastern_european": gettext_lazy("Eastern European States"),
    "latin_american_caribbean": gettext_lazy("Latin American and Caribbean States"),
    "weog": gettext_lazy("Western European and other States"),
    **{code: word for code, word in GENDERS.items() if code},
}
Told = dict[str, Any]


@staff_required(*ROLES)
@require_safe
def prospects(request: HttpRequest, event: str) -> HttpResponse:
    """Of the floor named in the address, or the first of the event."""
    first = main_floor(event)
    floor = request.GET.get("floor", first)
    if floor != first and floor not in floors.floors(event=event):
        raise Http404
    return JsonResponse({"ok": True, **told(floor)})


def told_to(account: Any, event: str, floor: str) -> Told | None:
    """The same for the first drawing of a page; None for an account that may not see it."""
    return None if refusal(account, ROLES, event) else told(floor)


def told(floor: str) -> Told:
    found = prospects_of(floor=floor, now=clock.now())
    return {
        "number": found.number,
        "forecast": _forecast(found, found.forecast) if found.forecast else None,
        "balance": _balance(found.balance),
    }


def _forecast(found: Prospects, forecast: Forecast) -> Told:
    """Times of the programme in the zone of the event, written as the clock of the page writes them."""
    return {
        "will": forecast.will,
        "will_not": forecast.will_not,
        "ends": _hours(forecast.ends, found.tz),
        "exhausted": _hours(forecast.exhausted, found.tz),
        "further": forecast.further,
        "change_over": round(forecast.pace.change_over),
        "changes": forecast.pace.changes,
        "share": round(forecast.pace.share * 100),
        "shares": forecast.pace.shares,
        "rows": [_row(place, one, found) for place, one in enumerate(forecast.prospects, 1)],
    }


def _row(place: int, one: Prospect, found: Prospects) -> Told:
    named = found.names.get(one.waiting.participant)
    return {
        "request": one.waiting.request,
        "number": place,
        "name": named.name if named else "",
        "body": named.body if named else "",
        "begins": _hours(one.begins, found.tz),
        "takes": _minutes(one.seconds),
        "speaks": one.speaks,
    }


def _hours(at: int | None, zone: str) -> str | None:
    return None if at is None else hour(moment(at).astimezone(ZoneInfo(zone)))


def _minutes(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes}:{rest:02}"


def _balance(balance: Balance) -> Told:
    return {
        "spoken": balance.spoken,
        "time": _minutes(balance.seconds),
        "first": balance.first,
        "waiting_first": balance.waiting_first,
        "suggestion": balance.suggestion,
        "categories": [_share(one) for one in balance.categories],
        "regions": [_share(one) for one in balance.regions],
        "kinds": [
            {"form": one.form, "spoken": one.spoken, "time": _minutes(one.seconds)} for one in balance.kinds
        ],
        "genders": [_share(one) for one in balance.genders],
    }


def _share(one: Share) -> Told:
    """Shares in whole per cent."""
    return {
        "code": one.code,
        "spoken": one.spoken,
        "time": _minutes(one.seconds),
        "admitted": one.admitted,
        "waiting": one.waiting,
        "share": round(one.share * 100),
        "expected": round(one.expected * 100),
    }
