"""`rostrum export record FLOOR`: the record as JSON Lines that `verify` reads, or as a table."""

import argparse
import sys
from pathlib import Path
from typing import Any

from rostrum.apps.floor.exports import record_csv, record_xlsx
from rostrum.apps.floor.queries import every_floor, record_lines
from rostrum.command.answers import FINE, bad_input, unreadable
from rostrum.foundation.refusal import Refusal

FORMS = {"jsonl": record_lines, "csv": record_csv, "xlsx": record_xlsx}


def add(subparsers: Any) -> None:
    parser = subparsers.add_parser("record", help="the record of a floor")
    parser.add_argument("floor", help="for example tip-2025-hearing.main")
    parser.add_argument("--form", choices=tuple(FORMS), default="jsonl")
    parser.add_argument("--output", type=Path, help="a file; otherwise the terminal or the pipe")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the record. Status 2 when there is no such floor or the file cannot be written."""
    lines = FORMS[arguments.form]
    try:
        told = iter(lines(floor=arguments.floor))
        first = next(told)  # a floor that is none is refused before a file is touched
        with arguments.output.open("wb") if arguments.output else sys.stdout.buffer as out:
            out.write(first)
            out.writelines(told)
    except Refusal:
        known = ", ".join(every_floor()) or "none yet"
        return bad_input(f"no floor {arguments.floor}; there are {known}")
    except BrokenPipeError:
        raise
    except OSError as error:
        return unreadable(arguments.output, error)
    return FINE
