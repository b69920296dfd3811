"""The portrait of a holder as the programme shows it: asked for anew each time, so that a no counts at once.

A cache may keep it and must ask before it shows it again (D42): then it is told that nothing changed, or that there is
none any more.
"""

import hashlib

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from rostrum.apps.registration.queries import shown_portrait
from rostrum.foundation.refusal import Refusal


@require_safe
def portrait(request: HttpRequest, event: str, portrait: str) -> HttpResponse:
    """The picture drawn anew at the gate, never what was sent; it says nothing of the file's name."""
    try:
        content = shown_portrait(event=event, portrait=portrait)
    except Refusal as refusal:
        raise Http404(refusal.code) from refusal
    tag = quote_etag(hashlib.sha256(content.data).hexdigest()[:32])
    answer = HttpResponse(content.data, content_type=content.media_type)
    told = {
        "ETag": tag,
        "Cache-Control": "no-cache",
        "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
        "Cross-Origin-Resource-Policy": "same-origin",
        "X-Robots-Tag": "noindex, noimageindex",
    }
    for name, value in told.items():
        answer[name] = value
    return get_conditional_response(request, etag=tag, response=answer) or answer
