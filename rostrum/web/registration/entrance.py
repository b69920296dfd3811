"""Coming in by a link in a mail: the token leaves the address, a press comes in, a cookie says who it is (R199).

Mail programs open links by themselves, so a link only leads to a page; its button is what comes in.
"""

from dataclasses import dataclass

from django.core import signing
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from rostrum.web.components.access import kept_private
from rostrum.web.components.cookies import PREFIX, put

HELD_SECONDS, LASTS_SECONDS = 900, 12 * 3600


@dataclass(frozen=True)
class Entrance:
    """`name` of what is opened, in cookies and signatures; `door` the address of the page with the button."""

    name: str
    door: str

    @property
    def cookie(self) -> str:
        return f"{PREFIX}{self.name}"

    @property
    def waiting(self) -> str:
        return f"{PREFIX}{self.name}_door"

    @property
    def signer(self) -> signing.TimestampSigner:
        return signing.TimestampSigner(salt=f"rostrum.{self.name}.cookie")

    @property
    def holder(self) -> signing.Signer:
        return signing.Signer(salt=f"rostrum.{self.name}.door")

    def keep(self, token: str) -> HttpResponse:
        """To the door, with the token in a short-lived cookie."""
        answer = HttpResponseRedirect(reverse(self.door))
        put(answer, self.waiting, self.holder.sign(token), HELD_SECONDS)
        answer["Referrer-Policy"] = "no-referrer"
        return kept_private(answer)

    def held(self, request: HttpRequest) -> str:
        """The token that waits before the door, or empty."""
        try:
            return self.holder.unsign(request.COOKIES.get(self.waiting, ""))
        except signing.BadSignature:
            return ""

    def come_in(self, answer: HttpResponse, who: str) -> HttpResponse:
        put(answer, self.cookie, self.signer.sign(who), LASTS_SECONDS)
        answer.delete_cookie(self.waiting)
        return kept_private(answer)

    def who(self, request: HttpRequest) -> str:
        """Who came in, empty for nobody; whether it is still open, the act asks."""
        try:
            return self.signer.unsign(request.COOKIES.get(self.cookie, ""), max_age=LASTS_SECONDS)
        except signing.BadSignature:
            return ""

    def leave(self, answer: HttpResponse) -> HttpResponse:
        answer.delete_cookie(self.cookie)
        return kept_private(answer)
