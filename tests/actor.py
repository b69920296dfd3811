"""A process of its own that acts on a floor as the pages would: one JSON line in, one JSON line out.

Started by `tests.servers` with the environment of a house; it says {"ready": true} when it can hear.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from typing import Any

import django

django.setup()

from django.core import signing  # noqa: E402 - Django is set up first
from django.core.management import call_command  # noqa: E402 - the same
from django.db import IntegrityError, connection, transaction  # noqa: E402 - the same

from rostrum.apps.correspondence.models import Mail  # noqa: E402 - Django is set up first
from rostrum.apps.correspondence.operations import (  # noqa: E402 - the same
    Draft,
    send_mailing,
    send_test,
    write_mailing,
)
from rostrum.apps.floor import operations as o  # noqa: E402 - the same
from rostrum.apps.floor import queries  # noqa: E402 - the same
from rostrum.apps.floor.models import Counter, Entry, Request  # noqa: E402 - the same
from rostrum.apps.floor.record import By, Outcome, act, current, forget  # noqa: E402 - the same
from rostrum.apps.participation import queries as participation  # noqa: E402 - the same
from rostrum.apps.participation.lists import Row  # noqa: E402 - the same
from rostrum.apps.participation.operations import (  # noqa: E402 - the same
    import_list,
    issue_links,
    open_link,
    rename_participant,
)
from rostrum.apps.people.models import Account  # noqa: E402 - the same
from rostrum.apps.processes.operations import grant_role  # noqa: E402 - the same
from rostrum.foundation import clock  # noqa: E402 - the same
from rostrum.foundation.ids import new_id  # noqa: E402 - the same
from rostrum.foundation.refusal import Refusal  # noqa: E402 - the same
from rostrum.foundation.verify import canonical, entry_hash  # noqa: E402 - the same
from rostrum.procedure.floor import acts as a  # noqa: E402 - the same
from rostrum.procedure.floor.decide import decide  # noqa: E402 - the same
from rostrum.procedure.floor.entries import encode  # noqa: E402 - the same
from rostrum.web.participant.door import COOKIE, SALT, ParticipantKey  # noqa: E402 - the same
from tests import deeds  # noqa: E402 - the same
from tests.stage import ROLES, set_stage  # noqa: E402 - the same

FLOOR = "tip-2025-hearing.main"
Told = dict[str, Any]
turns = 0


def key(told: Told) -> str:
    global turns  # noqa: PLW0603 - one process, one count
    turns += 1
    return str(told.get("key") or f"{os.getpid()}-{turns}")


def desk(told: Told) -> o.Desk:
    account = Account.objects.get(email=f"{told.get('role', 'operator')}@example.org")
    return o.Desk(FLOOR, account, key(told), clock.now(), told.get("seen"))


def hand(told: Told) -> o.Hand:
    who = participation.participant(id=told["who"])
    return o.Hand(FLOOR, who, key(told), clock.now())


def prepare(told: Told) -> Told:
    call_command("migrate", verbosity=0, interactive=False)
    past = clock.now() - 60 * clock.SECOND  # the stage moves its own clock on, and never past the real one
    stage = set_stage(now=past, rehearsal=bool(told.get("rate")))
    if told.get("rate"):
        o.begin_rehearsal(floor=FLOOR, start=past, rate=told["rate"], now=past)
    number = stage.open_panel().number if told.get("panel", True) else 0
    return {"people": stage.people, "number": number}


def sql(told: Told) -> Told:
    with connection.cursor() as cursor:
        cursor.execute(told["text"])
        return {"rows": cursor.fetchall() if cursor.description else []}


def number(outcome: Outcome) -> Told:
    return {"number": outcome.number}


def rename(told: Told) -> Told:
    rename_participant(participant=told["who"], name=told["name"], by=desk(told).account)
    return number(o.change_names(desk=desk(told)))


def inscribe(told: Told) -> Told:
    """A request that no limit of presses counts."""
    what = a.RequestFloor(new_id(), told["who"], "csos", lang="en", by_desk=True)
    return number(act(floor=FLOOR, what=what, by=By("system", clock.now())))


def give_careless(_: Told) -> Told:
    """The floor given as it must not be: no lock, and no second look after a conflict. A planted defect."""
    state = current(FLOOR).state
    time.sleep(0.05)
    entry = decide(state, a.GiveFloor(state.waiting[0].request, "chair"), clock.now())[-1]
    kind, body = encode(entry.entry)
    while True:
        newest = Counter.objects.get(floor_id=FLOOR)
        told = {
            "floor": FLOOR,
            "number": newest.number + 1,
            "kind": kind,
            "at": entry.at,
            "actor": "x",
            "body": body,
        }
        row = told | {
            "body": canonical(body).decode(),
            "previous": newest.hash,
            "hash": entry_hash(newest.hash, told),
        }
        try:
            with transaction.atomic():
                Entry.objects.create(
                    **{"floor_id" if name == "floor" else name: value for name, value in row.items()}
                )
                Counter.objects.filter(floor_id=FLOOR).update(number=row["number"], hash=row["hash"])
        except IntegrityError:
            continue
        return {"number": row["number"]}


def mailing(told: Told) -> Told:
    """A letter to the staff of the event and to as many accounts more, queued and not yet sent."""
    for one in range(told["accounts"]):
        account = Account.objects.create_user(f"more{one}@example.org", name=f"more {one}")
        grant_role(account=account, role="technician", event="", by=None, now=clock.now())
    event = FLOOR.partition(".")[0]
    made = write_mailing(
        draft=Draft(event, "staff", "", {"en": ("Hello {name}", "Dear {name}")}, official=True),
        by=None,
        now=clock.now(),
    )
    send_test(mailing=made, by=Account.objects.get(email="secretariat@example.org"), now=clock.now())
    Mail.objects.all().delete()  # the test to oneself is not part of the count
    return {
        "count": send_mailing(mailing=made, count=told["accounts"] + len(ROLES) - 1, by=None, now=clock.now())
    }


def crowd(told: Told) -> Told:
    """So many people more, each with a device that has come in by the door: their cookies by participant."""
    event, now, made = FLOOR.partition(".")[0], clock.now(), {}
    rows = [Row(name=f"Speaker {place}", category="csos", body="Crowd") for place in range(told["count"])]
    import_list(event=event, rows=rows, by=None, now=now)
    for _, one in issue_links(event=event, by=None, now=now):
        entry = open_link(token=one.token, pin=one.pin, agent="crowd", now=now)
        told_key = asdict(ParticipantKey(entry.participant, entry.device, entry.event))
        made[entry.participant] = f"{COOKIE}={signing.Signer(salt=SALT).sign_object(told_key)}"
    return {"cookies": made}


DEEDS: dict[str, Callable[[Told], Told]] = {
    "prepare": prepare,
    "sql": sql,
    "open": lambda told: number(o.open_segment(desk=desk(told), segment=told["segment"])),
    "request": lambda told: number(o.request_floor(hand=hand(told))),
    "inscribe": inscribe,
    "withdraw": lambda told: number(o.withdraw_request(hand=hand(told))),
    "yield": lambda told: number(o.yield_floor(hand=hand(told))),
    "give": lambda told: number(o.give_floor(desk=desk(told))),
    "stop": lambda told: number(o.stop_speaker(desk=desk(told))),
    "undo": lambda told: number(o.undo_act(desk=desk(told))),
    "pause": lambda told: number(o.pause_speaker(desk=desk(told))),
    "resume": lambda told: number(o.resume_speaker(desk=desk(told))),
    "extend": lambda told: number(o.extend_speaker(desk=desk(told), seconds=told["seconds"], reason="chair")),
    "question": lambda told: number(o.put_question(desk=desk(told), question=told["question"])),
    "rename": rename,
    "names": lambda told: number(o.change_names(desk=desk(told))),
    "state": lambda told: queries.screen(floor=FLOOR, audience=told["audience"], now=clock.now()),
    "head": lambda _: {"number": current(FLOOR).number, "head": current(FLOOR).hash},
    "rows": lambda told: {"rows": list(queries.entries(floor=FLOOR, after=told.get("after", 0)))},
    "export": lambda _: {"lines": [line.decode() for line in queries.record_lines(floor=FLOOR)]},
    "give_careless": give_careless,
    "mailing": mailing,
    "crowd": crowd,
    "fold": lambda _: {"same": refolded()},
    "many": lambda told: {"number": [_question(told, n) for n in range(told["count"])][-1]},
    **deeds.DEEDS,
}


def refolded() -> bool:
    """Whether the fold this process has kept while it acted, the projection and a fold from the first entry agree."""
    kept = current(FLOOR)
    forget()
    fresh = current(FLOOR)
    waits = set(Request.objects.filter(floor_id=FLOOR, waiting=True).values_list("participant", flat=True))
    return kept == fresh and waits == {who for one in fresh.state.waiting for who in one.people}


def _question(told: Told, n: int) -> int:
    """As many entries as are asked for, with a pause between; no permission to look up."""
    time.sleep(told.get("pause", 0))
    return act(floor=FLOOR, what=a.PutQuestion(n % 6 + 1), by=By("system", clock.now())).number


def answer(told: Told) -> Told:
    if "at" in told:  # several processes act at the same instant
        time.sleep(max(0, told["at"] - clock.now()) / clock.SECOND)
    try:
        return DEEDS[told["do"]](told)
    except Refusal as refusal:
        return {"refused": refusal.code}
    except Exception as error:  # noqa: BLE001 - whoever asked judges what it means
        connection.close()
        return {"error": f"{type(error).__name__}: {error}"}


def main() -> None:
    print(json.dumps({"ready": True}), flush=True)
    with suppress(KeyboardInterrupt):
        for line in sys.stdin:
            print(json.dumps(answer(json.loads(line))), flush=True)


main()
