"""What a person's browser does for them: keeps cookies, follows redirects, proves where a form came from."""

import json
import re
from collections.abc import Mapping
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urljoin, urlsplit

from rostrum.rehearsal.http import Answer, Unreachable, ask

HIDDEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
CSRF = ("__Host-csrf", "csrf")
REDIRECTS = 6
AGENT = "Rostrum rehearsal"


class ClosedDoor(Exception):  # noqa: N818 - what a person meets, not a failure of this code
    """A page was refused. Carries the status alone, never the address that may open something."""


class Browser:
    """One person's cookies on one host of the installation."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.cookies: dict[str, str] = {}

    async def open(self, address: str) -> Answer:
        """Go to a page and on to wherever it leads. Raises ClosedDoor and Unreachable."""
        for _ in range(REDIRECTS):
            answer = await self.send("GET", address)
            if answer.status not in {301, 302, 303, 307}:
                return _shown(answer)
            address = urljoin(urljoin(self.base, address), answer.header("location"))
        raise ClosedDoor("redirects without end")

    async def submit(self, page: Answer, address: str, fields: Mapping[str, str]) -> Answer:
        """Send a form as its page gave it, hidden token included."""
        hidden = HIDDEN.search(page.text)
        told = {**fields, "csrfmiddlewaretoken": hidden[1] if hidden else ""}
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        answer = await self.send("POST", address, kind, urlencode(told).encode())
        if answer.status in {302, 303}:
            return await self.open(urljoin(urljoin(self.base, address), answer.header("location")))
        return _shown(answer)

    async def act(self, address: str, fields: Mapping[str, object]) -> Answer:
        """Press a button as the page's script does; the token is read now, not kept with the press (D22)."""
        token = next((self.cookies[name] for name in CSRF if name in self.cookies), "")
        told = {"Content-Type": "application/json", "Accept": "application/json", "X-CSRFToken": token}
        return await self.send("POST", address, told, json.dumps(dict(fields)).encode())

    async def send(
        self, method: str, address: str, headers: Mapping[str, str] | None = None, body: bytes = b""
    ) -> Answer:
        """One request with this person's cookies; those that come back are kept."""
        full = urljoin(self.base, address)
        parts = urlsplit(full)
        told = {"User-Agent": AGENT, "Accept": "text/html", **(headers or {})}
        if method == "POST":
            told["Origin"] = f"{parts.scheme}://{parts.netloc}"
        if self.cookies:
            told["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        answer = await ask(method, full, told, body)
        self._keep(answer)
        return answer

    def _keep(self, answer: Answer) -> None:
        for name, value in answer.headers:
            if name == "set-cookie":
                for key, morsel in SimpleCookie(value).items():
                    self.cookies[key] = morsel.coded_value
                    if morsel["max-age"] == "0":
                        del self.cookies[key]


def _shown(answer: Answer) -> Answer:
    """A server that fails is asked again later; a page that is refused is not."""
    if answer.status >= 500:
        raise Unreachable(str(answer.status))
    if answer.status >= 400:
        raise ClosedDoor(str(answer.status))
    return answer
