"""`rostrum process NAME`: one process of the table, as `rostrum serve` starts it."""

import argparse
from typing import Any

from rostrum.conf import processes


def add(subparsers: Any) -> None:
    parser = subparsers.add_parser("process", help="be one process (started by serve)")
    parser.add_argument("name", choices=("pages", "live", "timekeeper", "worker"))
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    processes.run(arguments.name)
    return 0
