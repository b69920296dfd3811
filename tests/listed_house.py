"""Fills a house with a meeting that has a list of the President, and prints keys to its rooms as JSON.

Started with the environment of a house. Everything is a rehearsal, so that no second factor stands before a page.
With `life` as its argument the list goes through its whole life, objections included.
"""

import json
import sys

import django

django.setup()

from django.conf import settings  # noqa: E402 - Django is set up first
from django.core.management import call_command  # noqa: E402 - the same
from django.db import connection  # noqa: E402 - the same
from django.test import Client  # noqa: E402 - the same

from rostrum.foundation import clock  # noqa: E402 - the same
from tests.lists import SAID, make_slate  # noqa: E402 - the same

BACKEND = "django.contrib.auth.backends.ModelBackend"

call_command("migrate", verbosity=0, interactive=False)
call_command("createcachetable", verbosity=0)
call_command("collectstatic", verbosity=0, interactive=False)
slate = make_slate(rehearsal=True)
slate.now = clock.now() - 30 * 3600 * clock.SECOND
if "life" in sys.argv:
    slate.propose()
    slate.circulate(hours=24)
    slate.object("Ana Example", SAID)
    slate.lift(slate.object("Bo Example", SAID))
keys = {}
for role in ("office", "secretariat"):
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(slate.staff[role], backend=BACKEND)
    session = settings.SESSION_COOKIE_NAME
    keys[role] = {session: client.cookies[session].value}
print(json.dumps(keys))
connection.close()
