"""The secretariat's look at the lists of participants: each as its own readers see it, by the same query (D42)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from rostrum.apps.participation import listing
from rostrum.foundation import clock
from rostrum.procedure.lists import CATEGORY, PARTICIPANTS, PUBLIC
from rostrum.web.components.access import staff_required
from rostrum.web.components.events import found_event
from rostrum.web.components.lists import AUDIENCES, page_of, short_labels
from rostrum.web.secretariat.participants import staff

desks = staff_required("secretariat")
ORDER = (PUBLIC, PARTICIPANTS, CATEGORY)


@desks
@require_safe
def lists(request: HttpRequest, event: str) -> HttpResponse:
    """`?audience=` whose list is shown, `?category=` of which category where it matters."""
    row, labels = found_event(event), short_labels(event)
    audience = request.GET.get("audience", "")
    audience = audience if audience in ORDER else PUBLIC
    category = request.GET.get("category", "")
    category = category if category in labels else next((one for one in labels if one), "")
    counts = listing.counts(event=event, by=staff(request), now=clock.now())
    found = listing.preview(
        event=event,
        audience=audience,
        category=category if audience == CATEGORY else "",
        words=request.GET.get("words", "")[:100],
        language=get_language() or "en",
        by=staff(request),
        now=clock.now(),
    )
    page = {
        "event": row,
        "audience": audience,
        "audiences": [(code, AUDIENCES[code], getattr(counts, code)) for code in ORDER],
        "category": category,
        "categories": [(code, word) for code, word in labels.items() if code],
        "counts": counts,
        "kept": [("audience", audience), ("category", category)],
        **page_of(request, event, found),
    }
    return render(request, "secretariat/lists.html", page)
