"""The way out of letters that are not official: a page with one button, and the one press of a mail program (RFC 8058).

Nobody signs in for it and nothing of a browser is read, so it asks for no token of a form: the signed link is the
permission, and it can do nothing else. Opening the page changes nothing, because mail programs open links unasked.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from rostrum.apps.correspondence import operations, queries
from rostrum.foundation import clock
from rostrum.foundation.refusal import Refusal


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    try:
        if request.method == "POST":
            operations.unsubscribe(token=token, now=clock.now())
        state = "done" if queries.is_unsubscribed(token=token) else "asked"
    except Refusal:
        state = "bad_link"
    status = 404 if state == "bad_link" else 200
    return render(request, "public/unsubscribe.html", {"state": state}, status=status)
