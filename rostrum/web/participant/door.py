"""The door of a participant: link, PIN, cookie (D23).

The link's token leaves the address at once: the first answer keeps it in a short-lived cookie and
leads to a clean address. The form stands there and not at the link: a page that sends no referrer
sends no origin either, and its form would be refused. Nothing here writes to a session or a cache
(D22).
"""

from contextlib import suppress
from dataclasses import asdict, dataclass

from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST

from rostrum.apps.participation import operations, queries
from rostrum.foundation import clock
from rostrum.foundation.refusal import Refusal
from rostrum.web.components.access import kept_private as shut
from rostrum.web.components.addresses import phone
from rostrum.web.components.cookies import PREFIX, put

COOKIE = f"{PREFIX}floor"
HELD = f"{PREFIX}door"
SALT, HELD_SALT = "rostrum.participant", "rostrum.door"
HELD_SECONDS = 900
WORDS = {
    "link_or_pin": gettext_lazy(
        "The link or the PIN is not right. After five wrong tries the link is locked: "
        "ask an operator for a new one."
    ),
    "devices_full": gettext_lazy(
        "Five devices are signed in already. Sign one out, or ask an operator to do it."
    ),
    "no_link": gettext_lazy("Open the link you were given again, then enter the PIN."),
}


@dataclass(frozen=True)
class ParticipantKey:
    """Who a cookie says is asking, on which device. Whether it still counts, `by_cookie` knows."""

    participant: str
    device: str
    event: str


def participant_of(request: HttpRequest) -> ParticipantKey | None:
    """The participant of a signed cookie, or None; no query is made.

    The operation asks `participation.queries.by_cookie` in its own transaction.
    """
    try:
        return ParticipantKey(**signing.Signer(salt=SALT).unsign_object(request.COOKIES[COOKIE]))
    except (KeyError, TypeError, ValueError, signing.BadSignature):
        return None


@csrf_exempt  # nothing is done here, and a failed check would write the address into a log
@sensitive_variables()
def door(_request: HttpRequest, token: str) -> HttpResponse:
    """Where the link leads: the token leaves the address, and nobody is told where it was."""
    answer = HttpResponseRedirect(reverse("door_pin"))
    put(answer, HELD, signing.Signer(salt=HELD_SALT).sign(token), HELD_SECONDS)
    answer["Referrer-Policy"] = "no-referrer"
    return shut(answer)


@sensitive_variables()
@sensitive_post_parameters()
@require_http_methods(["GET", "HEAD", "POST"])
def pin(request: HttpRequest) -> HttpResponse:
    """The clean address where the PIN is entered."""
    token = held_token(request)
    if request.method == "POST":
        return opened(request, token)
    return page(request, "" if token else "no_link")


@require_http_methods(["GET", "HEAD"])
def devices(request: HttpRequest) -> HttpResponse:
    """The participant's own devices, each to be signed out."""
    key = participant_of(request)
    row = inside(key)
    if key is None or row is None:
        return shut(HttpResponseRedirect(reverse("door_pin")))
    found = queries.devices(participant=row.id, now=clock.now())
    listed = [(device, clock.moment(device.created_at), device.id == key.device) for device in found]
    back = phone(request.LANGUAGE_CODE, row.event_id)
    context = {"participant": row, "devices": listed, "back": back}
    return shut(render(request, "participant/door_devices.html", context))


@require_POST
def sign_out(request: HttpRequest, device: str) -> HttpResponse:
    """Sign a device of one's own out; the cookie of this one goes with it."""
    key = participant_of(request)
    if key is None or inside(key) is None:
        return shut(HttpResponseRedirect(reverse("door_pin")))
    with suppress(Refusal):  # gone already, or never theirs: the list says what is left
        operations.leave(participant=key.participant, device=device, now=clock.now())
    answer = HttpResponseRedirect(reverse("door_devices"))
    if device == key.device:
        answer.delete_cookie(COOKIE)
    return shut(answer)


def inside(key: ParticipantKey | None) -> queries.ParticipantRow | None:
    """The participant, unless the device was shut out."""
    if key is None:
        return None
    try:
        return queries.by_cookie(participant=key.participant, device=key.device, now=clock.now())
    except Refusal:
        return None


def opened(request: HttpRequest, token: str) -> HttpResponse:
    """The participant's page with the cookie, or the form again with the reason."""
    try:
        entry = operations.open_link(
            token=token,
            pin=request.POST.get("pin", ""),
            agent=device_label(request.headers.get("User-Agent", "")),
            now=clock.now(),
        )
    except Refusal as refusal:
        return page(request, refusal.code, status=422)
    answer = HttpResponseRedirect(phone(request.LANGUAGE_CODE, entry.event))
    key = ParticipantKey(entry.participant, entry.device, entry.event)
    seconds = (entry.expires - clock.now()) // clock.SECOND
    put(answer, COOKIE, signing.Signer(salt=SALT).sign_object(asdict(key)), seconds)
    answer.delete_cookie(HELD)
    return shut(answer)


def page(request: HttpRequest, code: str, status: int = 200) -> HttpResponse:
    context = {"error": WORDS.get(code, ""), "heading": gettext("Come in to the floor")}
    return shut(render(request, "participant/door.html", context, status=status))


def held_token(request: HttpRequest) -> str:
    try:
        return signing.Signer(salt=HELD_SALT).unsign(request.COOKIES.get(HELD, ""))
    except signing.BadSignature:
        return ""


BROWSERS = ("Firefox", "Edg", "OPR", "SamsungBrowser", "Chrome", "Safari")
SYSTEMS = ("iPhone", "iPad", "Android", "Windows", "Macintosh", "Linux")


def device_label(agent: str) -> str:
    """A few words by which a person knows a device again; empty for an unknown one."""
    browser = next((name for name in BROWSERS if name in agent), "")
    system = next((name for name in SYSTEMS if name in agent), "")
    return ", ".join(part for part in (browser.replace("Edg", "Edge"), system) if part)
