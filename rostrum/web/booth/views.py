"""The interpreter's booth: who speaks, in which language, who is next, how long (experience 3.5)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rostrum.web.components.access import staff_required
from rostrum.web.components.floor_page import floor_page


@staff_required("interpreter", "operator")
@require_safe
def booth(request: HttpRequest, event: str) -> HttpResponse:
    return render(request, "booth/booth.html", floor_page(request, event, "booth"))
