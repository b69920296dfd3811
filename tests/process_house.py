"""Fills a house with the events of one process, none of them a rehearsal, and prints keys to its rooms as JSON.

Started with the environment of a house and the moment it is, in µs UTC. The staff have a second factor and stay signed
in whatever the clock does. With `selected` behind it the house has the meeting of `tests.selecting` instead, and four
who are interested in its panel.
"""

import json
import sys

import django

django.setup()

from allauth.mfa.models import Authenticator  # noqa: E402 - Django is set up first
from django.conf import settings  # noqa: E402 - the same
from django.core.management import call_command  # noqa: E402 - the same
from django.db import connection  # noqa: E402 - the same
from django.test import Client  # noqa: E402 - the same

from rostrum.apps.floor.operations import create_floors  # noqa: E402 - the same
from rostrum.apps.meeting.operations import load_event  # noqa: E402 - the same
from rostrum.apps.people.models import Account  # noqa: E402 - the same
from rostrum.apps.people.operations import add_organization, load_reference  # noqa: E402 - the same
from rostrum.apps.processes.operations import grant_role  # noqa: E402 - the same
from tests.selecting import make_choice  # noqa: E402 - the same
from tests.stage import EDITIONS  # noqa: E402 - the same

NOW = int(sys.argv[1])
EVENTS = ("tip-2021-hearing", "tip-2025-hearing", "tip-2025-hlm")
STAFF = ("secretariat", "office", "operator", "door", "accessibility")
BACKEND = "django.contrib.auth.backends.ModelBackend"
LASTS = 20 * 365 * 24 * 3600  # seconds


def hire(role: str) -> Account:
    account = Account.objects.create_user(f"{role}@example.org", name=role.title())
    grant_role(account=account, role=role, event="", by=None, now=NOW)
    return account


def enter(account: Account) -> dict[str, str]:
    Authenticator.objects.create(user=account, type=Authenticator.Type.TOTP, data={})
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(account, backend=BACKEND)
    session = client.session
    session.set_expiry(LASTS)
    session.save()
    name = settings.SESSION_COOKIE_NAME
    return {name: client.cookies[name].value}


def one_process() -> dict[str, Account]:
    load_reference(now=NOW)
    for event in EVENTS:
        path = EDITIONS / f"{event}.yaml"
        load_event(text=path.read_text("utf-8"), name=path.name, rehearsal=False, by=None, now=NOW)
        create_floors(event=event)
    add_organization(
        kind="ngo",
        names={"en": "Long Road Alliance"},
        consultative_status="special",
        consultative_evidence="E/2025/INF/5",
        by=None,
        now=NOW,
    )
    add_organization(
        kind="nhri",
        names={"en": "Commission of the Coast"},
        paris_status="A",
        paris_evidence="Chart of the status of national institutions, 2025",
        by=None,
        now=NOW,
    )
    return {role: hire(role) for role in STAFF}


def selected() -> dict[str, Account]:
    choice = make_choice()
    for name in choice.registrations:
        choice.express(name, f"What {name} has seen")
    return choice.staff


call_command("migrate", verbosity=0, interactive=False)
call_command("createcachetable", verbosity=0)
call_command("collectstatic", verbosity=0, interactive=False)
accounts = selected() if "selected" in sys.argv else one_process()
print(json.dumps({role: enter(account) for role, account in accounts.items()}))
connection.close()
