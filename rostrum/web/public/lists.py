"""Who takes part, as far as they chose to be seen by everybody (D42)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from rostrum.apps.participation.listing import on_list
from rostrum.foundation import clock
from rostrum.web.components.access import kept_private
from rostrum.web.components.events import found_event
from rostrum.web.components.lists import page_of, searched


@require_safe
def listed(request: HttpRequest, event: str) -> HttpResponse:
    """Kept by no cache: whoever takes a yes back is gone from the next answer. Sets no cookie."""
    row = found_event(event)
    found = on_list(
        event=event,
        audience="public",
        words=searched(request),
        language=get_language() or "en",
        now=clock.now(),
    )
    page = {"event": row, "rehearsal": row.rehearsal, **page_of(request, event, found)}
    return kept_private(render(request, "public/list.html", page))
