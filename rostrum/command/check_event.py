"""The command `rostrum check event EVENT`: the arrangement as it stands, held against its mandate.

EVENT is one of the database; when it is not there, one of the shipped editions, which then know each other. The shape
of `--json` stands in `rostrum.command.findings`, with `source` beside it: `database` or `edition`.
"""

import argparse
from typing import Any

from django.utils.translation import override

from rostrum.apps.conformance import queries
from rostrum.apps.meeting.queries import arrangement
from rostrum.command import findings
from rostrum.command.answers import bad_input, print_json
from rostrum.conf import editions
from rostrum.conf.preparation import has_tables
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.conformance import Report, report
from rostrum.procedure.modalities import load
from rostrum.procedure.modalities.arrangement import Arrangement

Held = tuple[str, Report, Arrangement]


def add(subparsers: Any) -> None:
    """Adds `event` to the subcommands of `check`."""
    parser = subparsers.add_parser("event", help="hold an event against its mandate")
    parser.add_argument("event", metavar="EVENT", help="its id, such as tip-2025-hearing")
    parser.add_argument("--json", action="store_true", help="findings for machines")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """0 nothing found, 1 a breach, a difference, a shortage or a notice, 2 no such event."""
    held = stored(arguments.event) or shipped(arguments.event)
    if held is None:
        known = ", ".join(editions.ids())
        return bad_input(f"no event {arguments.event!r} in the database; shipped editions are {known}")
    source, found, stands = held
    with override("en"):
        data = {"source": source} | findings.as_data(found, stands)
        if arguments.json:
            print_json(data)
        else:
            print("\n".join(findings.lines(data)))
            if source == "edition":
                print("\nThis is the edition as shipped: no event of this name is held here.")
    return findings.status(found)


def stored(event: str) -> Held | None:
    """The event of the database; None when it is not there, or the database is not made yet.

    A database that is there and does not answer, or is older than this program, is an error and no missing event.
    """
    if not has_tables():
        return None
    try:
        return "database", queries.findings(event=event), arrangement(event=event)
    except Refusal:
        return None


def shipped(event: str) -> Held | None:
    held = {file.stem: load(file.read_text("utf-8"), file.name) for file in editions.files()}
    own = held.get(event)
    if own is None:
        return None
    others = {name: one.data for name, one in held.items() if name != event}
    return "edition", report(own, own.data, others), own.data
