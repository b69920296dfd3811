"""Fills a house with hostile texts in every field that a person can fill, and prints keys to its rooms as JSON.

Started by test_scripts with the environment of a house. What the rules of a field refuse is written past them, as
if it had come in before the rule.
"""

import copy
import json

import django

django.setup()

from django.conf import settings  # noqa: E402 - Django is set up first
from django.core.management import call_command  # noqa: E402 - the same
from django.db import connection  # noqa: E402 - the same
from django.test import Client  # noqa: E402 - the same

from rostrum.apps.floor import operations as floor  # noqa: E402 - the same
from rostrum.apps.mandate.models import Clause, Expression, Unit  # noqa: E402 - the same
from rostrum.apps.mandate.operations import import_resolution  # noqa: E402 - the same
from rostrum.apps.meeting import queries as meeting  # noqa: E402 - the same
from rostrum.apps.meeting.models import Event  # noqa: E402 - the same
from rostrum.apps.meeting.operations import name_holder, revise_programme  # noqa: E402 - the same
from rostrum.apps.participation.lists import Row  # noqa: E402 - the same
from rostrum.apps.participation.models import Device, Participant  # noqa: E402 - the same
from rostrum.apps.participation.operations import add_participant, issue_link  # noqa: E402 - the same
from rostrum.apps.people.models import Account  # noqa: E402 - the same
from rostrum.apps.processes.operations import grant_role  # noqa: E402 - the same
from rostrum.foundation import clock  # noqa: E402 - the same
from rostrum.web.participant.door import COOKIE  # noqa: E402 - the same
from tests.security.payloads import FEW  # noqa: E402 - the same
from tests.security.town import BACKEND, RESOLUTION  # noqa: E402 - the same
from tests.stage import ROLES, set_stage  # noqa: E402 - the same


def other(place: int, by: int) -> str:
    return FEW[(place + by) % len(FEW)]


def people() -> list[str]:
    """One for each payload, which stands in the name; the other fields hold the ones after it."""
    made = []
    for place, one in enumerate(FEW):
        row = Row(name=f"Person {place}", category="csos", lang="en")
        made.append(add_participant(event=stage.event, person=row, by=None, now=stage.now))
        fields = {"body": other(place, 1), "capacity": other(place, 2), "say": other(place, 3)[:200]}
        Participant.objects.filter(pk=made[-1]).update(name=one, lang="en", **fields)
    return made


def arrange() -> None:
    """Holders, themes, labels, questions, documents: every text of the programme."""
    change = copy.deepcopy(meeting.arrangement(event=stage.event))
    texts = iter(FEW[:-1] * 3)
    for one in change["segments"]:
        one["theme"] = next(texts)
        one["title"] = next(texts)
    for one in change["roles"].values():
        one["label"] = next(texts)
    for one in change["participants"].values():
        one["label"] = next(texts)
    for one in change.get("trail", ()):
        one["title"] = next(texts)
    change["guiding_questions"] = [next(texts) for _ in change.get("guiding_questions", ())]
    change["venue"] = next(texts)
    revise_programme(event=stage.event, change=change, why=FEW[0], by=None, now=stage.now)
    for place in range(6):
        keys = ("name", "function", "institution", "state", "delivered_by")
        holder = {key: FEW[:-1][(place * 5 + n) % len(FEW[:-1])] for n, key in enumerate(keys)}
        name_holder(
            event=stage.event, role="moderator", holder=holder, why=FEW[:-1][place], by=None, now=stage.now
        )
    Event.objects.filter(pk=stage.event).update(title=f"{FEW[41]} as part of {FEW[44]} {FEW[6]}")


def resolve() -> None:
    import_resolution(data=RESOLUTION.read_bytes(), name="84_999_E.xml", by=None, now=stage.now)
    Expression.objects.update(title=FEW[41], committee=FEW[6], file_name=FEW[7], source=FEW[10])
    for place, one in enumerate(Unit.objects.all()):
        one.text, one.opening, one.verb = other(place, 0), other(place, 1), other(place, 2)
        one.cites = [other(place, 3)]
        one.notes = [{**note, "text": other(place, 4)} for note in one.notes]
        one.save()
    Clause.objects.update(verb=FEW[0], confirmed_at=stage.now)


call_command("migrate", verbosity=0, interactive=False)
call_command("createcachetable", verbosity=0)
call_command("collectstatic", verbosity=0, interactive=False)
stage = set_stage(now=clock.now() - 200 * clock.SECOND, rehearsal=True)
ids = people()
arrange()
resolve()
stage.open_panel()
stage.people = ids
stage.press(*range(1, len(ids)))
floor.give_floor(desk=stage.desk())
staff = Account.objects.create_user("all@example.org", name=FEW[6])
for role in ROLES:
    grant_role(account=staff, role=role, event="", by=None, now=stage.now)
desk, phone = Client(headers={"host": "127.0.0.1"}), Client(headers={"host": "127.0.0.1"})
desk.force_login(staff, backend=BACKEND)
issued = issue_link(participant=ids[0], by=None, now=clock.now())
phone.get(f"/en/floor/{issued.token}/")
phone.post("/en/floor/", {"pin": issued.pin})
Device.objects.update(agent=FEW[7][:60])
session = settings.SESSION_COOKIE_NAME
print(
    json.dumps(
        {
            "desk": {session: desk.cookies[session].value},
            "phone": {COOKIE: phone.cookies[COOKIE].value},
            "people": ids,
        }
    )
)
connection.close()
