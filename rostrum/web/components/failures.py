"""What is answered when something fails that no page foresees (experience 2).

A database that is locked, full or away answers 503: nothing was stored, and the same press with the same key may be
sent again. The pages of a failure are plain files in six languages, because nothing may be asked of a database.
"""

import logging
import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import get_template
from django.views.defaults import server_error

from rostrum.foundation.refusal import Refusal
from rostrum.web.components.acts import wants_json
from rostrum.web.components.refusals import words

log = logging.getLogger("rostrum.web")
AGAIN = "2"  # seconds, as the stream says too


def failed(request: HttpRequest) -> HttpResponse:
    """Called while the failure is in hand; a transaction it broke off has been taken back by then."""
    error = sys.exc_info()[1]
    if not isinstance(error, OperationalError | InterfaceError):
        return server_error(request)
    log.error("the database cannot be used now: %s", error)
    answer = _told(request)
    answer["Retry-After"] = AGAIN
    answer["Cache-Control"] = "no-store"
    return answer


def _told(request: HttpRequest) -> HttpResponse:
    if wants_json(request):
        refusal = Refusal("unavailable")
        return JsonResponse({"ok": False, "code": refusal.code, "message": words(refusal)}, status=503)
    return HttpResponse(get_template("503.html").render(), status=503)
