"""An entrance: a badge is held before it, a word and a colour say whether its bearer comes in.

It goes on without a connection: the page, a copy that opens to badges alone, and the scans are kept on the device and
told later, each once. Without script the same form asks the server each time.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from rostrum.apps.attendance import operations, queries
from rostrum.apps.attendance.codes import plain
from rostrum.apps.attendance.operations import Told
from rostrum.apps.meeting import queries as meeting
from rostrum.apps.meeting.words import city
from rostrum.foundation import clock
from rostrum.foundation.refusal import Refusal
from rostrum.web.components.access import staff_required
from rostrum.web.components.acts import refused
from rostrum.web.components.categories import category_words
from rostrum.web.components.events import found_event
from rostrum.web.entrance.words import VERDICTS

staff = staff_required("door", "secretariat")
SHEETS = ("tokens", "base", "layout", "parts", "tools", "print", "entrance")
MODULES = ("entrance", "entrance-store", "acts")
WHOLE = 20  # letters and digits of a code


@sensitive_variables()
@staff
@ensure_csrf_cookie
@require_http_methods(["GET", "HEAD", "POST"])
def entrance(request: HttpRequest, event: str) -> HttpResponse:
    """The page. A form that comes without script is one scan, and its answer stands in the page."""
    row, labels, now = found_event(event), _labels(event), clock.now()
    way = "out" if request.POST.get("way") == "out" else "in"
    page: dict[str, Any] = {"event": row, "verdicts": VERDICTS, "way": way, "key": uuid4().hex, "verdict": ""}
    if request.method == "POST":
        page |= _scanned(request, event, way, labels)
    counts = queries.counts(event=event, by=_account(request), now=now)
    page |= {"counts": counts, "now": now, "city": city(row.tz)}
    answer = render(request, "entrance/entrance.html", page)
    answer["Permissions-Policy"] = "camera=(self), geolocation=(), microphone=(), payment=()"
    return answer


def _scanned(request: HttpRequest, event: str, way: str, labels: Mapping[str, str]) -> dict[str, Any]:
    code = request.POST.get("code", "")
    if len(plain(code)) != WHOLE:
        return {"verdict": "no_code"}
    now = clock.now()
    told = Told(request.POST.get("key", "")[:64] or uuid4().hex, code, now, way)
    seen = operations.record_scans(event=event, scans=(told,), labels=labels, by=_account(request), now=now)[
        0
    ]
    verdict = "out" if seen.verdict == "admitted" and way == "out" else seen.verdict
    return {"verdict": verdict, "name": seen.name, "category": seen.category}


@staff
@require_safe
def worker(request: HttpRequest, event: str) -> HttpResponse:
    """What keeps the page for a time without a connection; it sees this entrance and nothing else."""
    found_event(event)
    files = [static(f"rostrum/{one}.css") for one in SHEETS]
    files += [static(f"rostrum/{one}.js") for one in MODULES]
    files += [f"{settings.STATIC_URL}rostrum/{one}.js" for one in MODULES[1:]]  # as modules name each other
    page = {"files": json.dumps([static("rostrum/mark.svg"), *dict.fromkeys(files)])}
    return render(request, "entrance/worker.js", page, content_type="text/javascript; charset=utf-8")


@staff
@require_safe
def copy(request: HttpRequest, event: str) -> HttpResponse:
    """Every badge, sealed so that each opens to itself alone."""
    found_event(event)
    return JsonResponse(
        queries.snapshot(event=event, labels=_labels(event), by=_account(request), now=clock.now())
    )


@sensitive_variables()
@staff
@require_POST
def scans(request: HttpRequest, event: str) -> HttpResponse:
    """What was scanned, perhaps long ago and perhaps told before; says of each what is true now."""
    found_event(event)
    now = clock.now()
    try:
        told = _read(request)
        seen = operations.record_scans(
            event=event, scans=told, labels=_labels(event), by=_account(request), now=now
        )
    except Refusal as refusal:
        return refused(request, refusal, reverse("entrance", args=[event]))
    rows = [{"key": one.key, **asdict(found)} for one, found in zip(told, seen, strict=True)]
    counts = asdict(queries.counts(event=event, by=_account(request), now=now))
    return JsonResponse({"ok": True, "now": now, "seen": rows, "counts": counts})


def _read(request: HttpRequest) -> tuple[Told, ...]:
    """Refused: bad_request, for anything that is no list of scans."""
    if request.content_type != "application/json":
        raise Refusal("bad_request")
    try:
        rows = json.loads(request.body)["scans"]
        return tuple(_one(row) for row in rows)
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        raise Refusal("bad_request") from error


def _one(row: Mapping[str, Any]) -> Told:
    let_in = row.get("let_in")
    known = let_in if isinstance(let_in, bool) else None
    return Told(str(row["key"]), str(row["code"]), int(row["at"]), str(row["way"]), known)


def _labels(event: str) -> dict[str, str]:
    """The short words of the categories; nobody is named a survivor by them (R42)."""
    return dict(category_words(meeting.arrangement(event=event).get("participants", {})))


def _account(request: HttpRequest) -> Any:
    """The account that acts; `staff_required` has seen that it is one."""
    return request.user
