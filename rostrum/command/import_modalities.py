"""`rostrum import modalities FILE…`: the way to a real event, its programme and its empty floors."""

import argparse
from dataclasses import replace
from pathlib import Path
from typing import Any

from rostrum.apps.floor.operations import create_floors
from rostrum.apps.meeting.operations import load_event
from rostrum.command.answers import FINE, bad_input, print_json, unreadable
from rostrum.command.check_modalities import read
from rostrum.conf.preparation import ensure_tables
from rostrum.foundation import clock
from rostrum.foundation.refusal import Refusal

WHY = {"programme_revised": "people have changed the programme since; loading this would undo it"}


def add(subparsers: Any) -> None:
    """Adds `modalities` to the subcommands of `import`."""
    parser = subparsers.add_parser("modalities", help="load an event from its modalities")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--json", action="store_true", help="what was loaded, for machines")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Load each event and make its floors; a file loaded before changes nothing.

    With --json a list of {"event", "title", "floors"}. Status 2 and one line a problem when a file is refused; the
    files before it stay loaded.
    """
    ensure_tables()
    loaded = []
    for file in arguments.files:
        try:
            event = load_event(text=read(file), name=file.name, rehearsal=False, by=None, now=clock.now())
        except (OSError, ValueError) as error:
            return unreadable(file, error)
        except Refusal as refusal:
            return max(map(bad_input, _problems(file, refusal)))
        loaded.append({"event": event.id, "title": event.title, "floors": create_floors(event=event.id)})
    _print(loaded, machine=arguments.json)
    return FINE


def _problems(file: Path, refusal: Refusal) -> list[str]:
    problems = refusal.detail.get("problems", ())
    told = [str(replace(one, file=str(file))) for one in problems]
    return told or [f"{file}: {WHY[refusal.code]}"]


def _print(loaded: list[dict[str, Any]], *, machine: bool) -> None:
    if machine:
        print_json(loaded)
        return
    for one in loaded:
        print(f"{one['event']}: {one['title']}\n  floors: {', '.join(one['floors'])}")
