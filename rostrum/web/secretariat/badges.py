"""The secretariat's desk for the day: badges, their papers, and how many came."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_POST, require_safe

from rostrum.apps.attendance import operations, queries
from rostrum.foundation import clock
from rostrum.foundation.languages import OFFICIAL
from rostrum.foundation.refusal import Refusal
from rostrum.web.components import papers as words
from rostrum.web.components.access import staff_required
from rostrum.web.components.events import found_event
from rostrum.web.components.numbers import number
from rostrum.web.secretariat.participants import found_person, short_labels, staff

desks = staff_required("secretariat")


@desks
@require_safe
def badges(request: HttpRequest, event: str) -> HttpResponse:
    row, by, now, looked = found_event(event), staff(request), clock.now(), request.GET.get("q", "")[:200]
    labels = short_labels(event)
    by_category = queries.counts_by_category(event=event, by=by, now=now)
    printed = queries.papers(event=event, by=by)
    context = {
        "event": row,
        "counts": queries.counts(event=event, by=by, now=now),
        "categories": [(labels.get(one, one), *told) for one, told in by_category.items()],
        "lacking": queries.lacking(event=event),
        "papers": [
            (one, words.STATES[one.state], words.TONES[one.state], words.fault_words(one.fault))
            for one in printed
        ],
        "printing": any(one.state == "waiting" for one in printed),
        "official": OFFICIAL,
        "language": get_language(),
        "looked": looked,
        "holders": [
            (one, labels.get(one.category, one.category))
            for one in (queries.holders(event=event, words=looked, by=by) if looked else ())
        ],
        "made": number(request.GET.get("made", ""), 0),
    }
    return render(request, "secretariat/badges.html", context)


@desks
@require_POST
def badges_make(request: HttpRequest, event: str) -> HttpResponse:
    """For everybody on the list who has none."""
    found_event(event)
    made = operations.make_badges(event=event, by=staff(request), now=clock.now())
    return HttpResponseRedirect(f"{reverse('badges', args=[event])}?made={made}")


@desks
@require_POST
def badges_print(request: HttpRequest, event: str) -> HttpResponse:
    """The worker prints; the page shows the paper when it is there."""
    row = found_event(event)
    language = words.language_of(request.POST.get("language", ""))
    operations.ask_for_paper(
        event=event,
        kind="badges",
        participant=None,
        language=language,
        words=words.badge_words(row, language),
        by=staff(request),
        now=clock.now(),
    )
    return HttpResponseRedirect(reverse("badges", args=[event]))


@desks
@require_safe
def paper(request: HttpRequest, event: str, paper: str) -> HttpResponse:
    """The PDF, while it is kept."""
    found_event(event)
    try:
        data = queries.paper(id=paper, event=event, by=staff(request))
    except Refusal as refusal:
        raise Http404(refusal.code) from refusal
    return words.pdf(data, f"{event}-badges")


@desks
@require_POST
def badge(request: HttpRequest, event: str, participant: str) -> HttpResponse:
    """A new badge for one person, or an end to the one they have; either way the old one lets nobody in."""
    found_event(event)
    person = found_person(event, participant)
    act = operations.end_badge if "end" in request.POST else operations.make_badge
    act(participant=person.id, by=staff(request), now=clock.now())
    return HttpResponseRedirect(f"{reverse('badges', args=[event])}?{request.GET.urlencode()}#people")
