"""Holds what `rostrum rehearse` asked for, once Django knows the rehearsal's own database."""

import argparse
import json
import shlex
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.db import connection

from rostrum.apps.floor.queries import record_lines
from rostrum.command.answers import FINE, bad_input
from rostrum.command.demo_links import ways
from rostrum.command.rehearse import MARK
from rostrum.command.serve import ports
from rostrum.command.verify import tell as tell_verdict
from rostrum.conf import preparation, staging
from rostrum.conf.rehearsing import Rehearsal
from rostrum.conf.staging import Wish
from rostrum.foundation import clock
from rostrum.foundation.refusal import Refusal
from rostrum.foundation.verify import check

WHY = {
    "no_such_hour": "no meeting of this event is held at that hour",
    "no_such_end": "--end is an hour of the day as HH:MM",
    "over_before_it_begins": "the hour of --end is not after the start of the programme",
    "record_has_begun": "this database holds a rehearsal already: --keep takes it up again",
    "not_a_rehearsal": "this database holds a real event: a rehearsal needs one of its own",
}
RECORD = "record.jsonl"  # in the folder of a rehearsal that has come to its end
PLACES = {
    "public": "everybody: the live page",
    "participant": "participant: a phone, your own seat",
    "moderator": "moderator: the podium",
    "operator": "operator: the console",
    "operator2": "operator: the console, a second account",
    "interpreter": "booth: the interpreter's desk",
    "secretariat": "secretariat: registrations, participants, programme",
    "office": "Office of the President: roles, the President's list",
    "door": "door: an entrance, scanning badges",
    "accessibility": "accessibility: the board of needs",
}


def hold(arguments: argparse.Namespace, folder: Path) -> int:
    """Prepare the database and hold the rehearsal in it. Status 2 when it does not fit, with one line."""
    wish = Wish(
        arguments.event,
        arguments.speed,
        arguments.participants,
        arguments.seed,
        arguments.hour,
        arguments.registrations,
    )
    try:
        environment = ports(arguments.port)
        wish = prepare(wish, folder)
        until = staging.end_at(event=wish.event, hour=arguments.end) if arguments.end else None
    except (Refusal, OSError) as error:
        code = error.code if isinstance(error, Refusal) else str(error)
        return bad_input(f"rostrum rehearse: {WHY.get(code, code)}")
    Rehearsal(
        environment,
        script=lambda: script(wish, environment),
        ready=lambda: tell(wish, environment, folder, as_json=arguments.json),
        until=until,
    ).run()
    return FINE if until is None else close(wish, folder, as_json=arguments.json)


def close(wish: Wish, folder: Path, *, as_json: bool) -> int:
    """Write the record beside its database and verify that file, as anybody can (R121). Status 1: it does not hold."""
    file = folder / RECORD
    with file.open("wb") as out:
        out.writelines(record_lines(floor=f"{wish.event}.main"))
    with file.open("rb") as told:
        verdict = check(told)
    return tell_verdict(file, verdict, as_json=as_json)


def prepare(wish: Wish, folder: Path) -> Wish:
    """Stage the rehearsal, or take up the one that the folder holds; gives what runs there.

    The mark comes first: half a staging may be cleared.
    """
    mark = folder / MARK
    if mark.exists():
        preparation.prepare()
        return Wish(**json.loads(mark.read_text(encoding="utf-8")))
    mark.write_text(json.dumps(asdict(wish)), encoding="utf-8")
    preparation.prepare()
    staging.stage(wish=wish, now=clock.now())
    return wish


def script(wish: Wish, environment: dict[str, str]) -> dict[str, Any]:
    """What the simulated people are told (rostrum.rehearsal.script)."""
    port, live, now = environment["ROSTRUM_PORT"], environment["ROSTRUM_LIVE_PORT"], clock.now()
    told = {
        "event": wish.event,
        "floor": f"{wish.event}.main",
        "language": "en",
        "base": f"http://127.0.0.1:{port}",
        "live": f"http://127.0.0.1:{live}/live",
        "seed": wish.seed,
        "moderator": staging.chair_link(event=wish.event, language="en", now=now),
        "people": staging.invitations(event=wish.event, language="en", now=now),
        "segments": staging.plan(event=wish.event),
    }
    connection.close()
    return told


def tell(wish: Wish, environment: dict[str, str], folder: Path, *, as_json: bool) -> None:
    """Print where everything is and how to come in, one host a role (D24).

    With --json one line: {"address", "event", "links": [{"role", "address", "pin"}]}.
    """
    port = environment["ROSTRUM_PORT"]
    found = {one.role: one for one in ways(wish.event, int(port), "en", clock.now())}
    connection.close()
    links = [found[role] for role in PLACES]
    if as_json:
        told = {"address": f"http://127.0.0.1:{port}/", "event": wish.event}
        print(json.dumps(told | {"links": [asdict(one) for one in links]}), flush=True)
        return
    print(f"\nRehearsal of {wish.event}, {wish.rate} times real time.")
    print(f"Everything: http://127.0.0.1:{port}/   Stop: Ctrl-C\n")
    for one in links:
        print(f"  {PLACES[one.role]}\n    {one.address}{f'   PIN {one.pin}' if one.pin else ''}")
    again = f"ROSTRUM_DATA={shlex.quote(str(folder))} {named()} demo-links {wish.event} --port {port}"
    print(f"\nThe links end after an hour. New ones:\n  {again}", flush=True)


def named() -> str:
    """The command as it was called."""
    called = Path(sys.argv[0])
    return str(called) if called.name == "rostrum" else f"{sys.executable} -m rostrum"
