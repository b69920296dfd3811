"""What many said of an event, for its secretariat: counts, and apart from them the free words."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rostrum.apps.attendance import queries
from rostrum.procedure.feedback import OPEN_DAYS, SMALLEST
from rostrum.web.components import feedback_words as words
from rostrum.web.components.access import staff_required
from rostrum.web.components.events import found_event
from rostrum.web.secretariat.participants import staff


@staff_required("secretariat")
@require_safe
def feedback(request: HttpRequest, event: str) -> HttpResponse:
    held = queries.feedback(event=event, by=staff(request))
    page = {
        "event": found_event(event),
        "held": held,
        "heads": words.ANSWERS.values(),
        "lines": [
            (word, [held.counts.get(name, {}).get(code, 0) for code in words.ANSWERS])
            for name, word in words.QUESTIONS.items()
        ],
        "smallest": SMALLEST,
        "days": OPEN_DAYS,
    }
    return render(request, "secretariat/feedback.html", page)
