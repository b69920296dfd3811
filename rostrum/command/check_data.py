"""The command `rostrum check data`: whether the shipped States, observers and other bodies are whole."""

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import Any

from rostrum.apps.people.reference import FOLDER, Unreadable, read, read_memberships
from rostrum.apps.people.reference_check import findings, notes
from rostrum.command.answers import FINDINGS, FINE, bad_input, print_json

KINDS = {"states": "state", "observers": "observer", "non_members": "non_member"}


def add(subparsers: Any) -> None:
    """Adds `data` to the subcommands of `check`."""
    parser = subparsers.add_parser("data", help="check the States, observers and other bodies")
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER, help="where the tables lie")
    parser.add_argument("--notes", action="store_true", help="also what is still to be compared")
    parser.add_argument("--json", action="store_true", help="findings for machines")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """0 nothing found, 1 findings, 2 a table is missing or is not one. A note is no finding."""
    try:
        bodies, memberships = read(arguments.folder), read_memberships(arguments.folder)
    except Unreadable as wrong:
        return bad_input(str(wrong))
    found, noted = findings(bodies, memberships), notes([*bodies, *memberships])
    counts = {name: sum(body.kind == kind for body in bodies) for name, kind in KINDS.items()}
    counts |= {"bodies": len(bodies) - sum(counts.values()), "memberships": len(memberships)}
    if arguments.json:
        told = {"findings": [asdict(one) for one in found], "notes": [asdict(one) for one in noted]}
        print_json(counts | told)
    else:
        for one in [*found, *(noted if arguments.notes else ())]:
            print(f"{one.file} {one.body}: {one.says}")
        print(_sentence(counts, len(found), len(noted)))
    return FINDINGS if found else FINE


def _sentence(counts: dict[str, int], found: int, noted: int) -> str:
    told = "{states} Member States, {observers} observers, {non_members} other States, {bodies} bodies"
    outcome = f"{found} findings" if found else "nothing to find"
    return f"{told.format(**counts)}, {outcome}, {noted} rows to be compared with their source"
