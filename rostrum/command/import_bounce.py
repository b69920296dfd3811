"""The command `rostrum import bounce FILE…`: reports of mail that did not arrive, as a server writes them.

A mail server can hand them over as they come: `rostrum import bounce /dev/stdin`.
Exit: 0 every report is written down, 1 one or more say nothing to be written down, 2 a file that cannot be read.
"""

import argparse
import sys
from pathlib import Path
from typing import Any

from rostrum.apps.correspondence.bounces import LARGEST, read_bounce
from rostrum.apps.correspondence.operations import record_bounce
from rostrum.command.answers import FINDINGS, FINE, unreadable
from rostrum.foundation import clock
from rostrum.foundation.refusal import Refusal

WHY = {
    "too_large": "larger than 1 MB",
    "no_report": "no report of mail that did not arrive",
    "not_final": "the report says that the mail is only late",
    "unknown_mail": "the report names no mail of this installation",
}


def add(subparsers: Any) -> None:
    """Adds `bounce` to the subcommands of `import`."""
    parser = subparsers.add_parser("bounce", help="write down mail that did not arrive")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Every file is read, whatever the others say."""
    status = FINE
    for path in arguments.files:
        try:
            with path.open("rb") as file:
                told = read_bounce(file.read(LARGEST + 1))
            record_bounce(bounce=told, by=None, now=clock.now())
        except OSError as error:
            return unreadable(path, error)
        except Refusal as refusal:
            print(f"{path}: {WHY[refusal.code]}; nothing was changed", file=sys.stderr)
            status = FINDINGS
        else:
            print(f"{path}: written down")
    return status
