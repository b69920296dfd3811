"""How a reader wants pages to look: kept in one cookie, written by the server into the page (experience 2)."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

COOKIE = "__Host-display" if settings.SECURE else "display"
YEAR = 365 * 24 * 3600
THEMES = ("light", "dark")
CONTRASTS = ("more",)


def display_of(request: HttpRequest) -> dict[str, str]:
    """The theme and contrast chosen; what is not known is not chosen."""
    words = request.COOKIES.get(COOKIE, "").split(".")
    return {
        "theme": next((word for word in words if word in THEMES), ""),
        "contrast": next((word for word in words if word in CONTRASTS), ""),
    }


@csrf_exempt  # changes a colour for the one who asks, and the public page carries no token
@require_POST
def set_display(request: HttpRequest) -> HttpResponse:
    """Remember the choice and go back to the page it was made on."""
    back = request.POST.get("back", "")
    safe = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    answer = HttpResponseRedirect(back if safe else "/")
    chosen = [word for word in request.POST.getlist("display") if word in (*THEMES, *CONTRASTS)]
    if chosen:
        words = ".".join(chosen)
        answer.set_cookie(COOKIE, words, YEAR, secure=settings.SECURE, httponly=True, samesite="Lax")
    else:
        answer.delete_cookie(COOKIE)
    return answer
