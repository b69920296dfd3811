"""A house under https, asked for everything that sets a cookie or leaves a secret; prints what was answered as JSON.

Started by `conftest.https` with the environment of a house whose database is prepared.
"""

import json
import shutil

import django

django.setup()

from allauth.mfa.adapter import get_adapter  # noqa: E402 - Django is set up first
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes  # noqa: E402 - the same
from allauth.mfa.totp.internal.auth import TOTP  # noqa: E402 - the same
from django.conf import settings  # noqa: E402 - the same
from django.core.management import call_command  # noqa: E402 - the same
from django.test import Client  # noqa: E402 - the same

from rostrum.apps.participation.models import Participant  # noqa: E402 - the same
from rostrum.apps.participation.operations import issue_link  # noqa: E402 - the same
from rostrum.apps.people.models import Account  # noqa: E402 - the same
from rostrum.foundation import clock  # noqa: E402 - the same
from rostrum.foundation.tokens import stream_key  # noqa: E402 - the same

HOST = "hearing.example.org"
PHONE = "/en/events/tip-2025-hearing/floor/"
TOKEN = "/events/tip-2025-hearing/token/?audience="
PASSWORD = "a sentence that stands in no table"
SEED = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
cookies: dict[str, dict[str, object]] = {}


def note(answer: object) -> None:
    for name, cookie in getattr(answer, "cookies", {}).items():
        if cookie.value:
            told = {one: cookie[one] for one in ("samesite", "path", "domain")}
            cookies[name] = told | {one: bool(cookie[one]) for one in ("secure", "httponly")}


call_command("collectstatic", verbosity=0, interactive=False)
call_command("createcachetable", verbosity=0)
client = Client(headers={"host": HOST})
person = Participant.objects.values_list("pk", flat=True)[0]
issued = issue_link(participant=person, by=None, now=clock.now())
note(client.get(f"/en/floor/{issued.token}/", secure=True))
held = client.cookies["__Host-door"].value
note(client.get("/en/floor/", secure=True))
note(client.post("/en/floor/", {"pin": issued.pin}, secure=True))
note(client.get(PHONE, secure=True))
note(client.post(f"{PHONE}request/", {}, secure=True))  # refused in words: no segment is open
note(client.post("/display/", {"display": "dark", "back": "/en/"}, secure=True))
account = Account.objects.get(email="operator@example.org")
account.set_password(PASSWORD)
account.save()
note(client.get("/en/account/login/", secure=True))
note(client.post("/en/account/login/", {"login": account.email, "password": PASSWORD}, secure=True))
streams = [client.get(f"{TOKEN}{one}", secure=True).json()["token"] for one in ("participants", "console")]
TOTP.activate(account, SEED)
codes = RecoveryCodes.activate(account)
strict = Client(headers={"host": HOST}, enforce_csrf_checks=True)
strict.cookies = client.cookies
own = {"X-CSRFToken": client.cookies["__Host-csrf"].value, "Referer": f"https://{HOST}/"}
foreign = strict.post(
    f"{PHONE}request/", {}, secure=True, headers=own | {"Origin": "https://elsewhere.example"}
)
plain, page = client.get("/en/"), client.get("/en/", secure=True)
for one in settings.DATA.glob("rostrum.sqlite3*"):
    shutil.copy(one, settings.DATA / f"copied-{one.name}")
print(
    json.dumps(
        {
            "cookies": cookies,
            "plain": [plain.status_code, plain["Location"]],
            "hsts": page["Strict-Transport-Security"],
            "policy": page["Content-Security-Policy"],
            "foreign": foreign.status_code,
            "name": Participant.objects.get(pk=person).name,
            "secrets": {
                "link": issued.token,
                "PIN": issued.pin,
                "link in its cookie": held,
                "participant's cookie": client.cookies["__Host-floor"].value,
                "stream of participants": streams[0],
                "stream of the console": streams[1],
                "key of the streams": stream_key(settings.SECRET_KEY).hex(),
                "key of the installation": settings.SECRET_KEY,
                "password": PASSWORD,
                "seed of the authenticator": SEED,
                "recovery code": codes.get_unused_codes()[0],
                "seed of the recovery codes": get_adapter().decrypt(codes.instance.data["seed"]),
            },
        }
    )
)
