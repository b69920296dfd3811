"""`rostrum verify FILE`: whether an exported record holds (R121); the same one file that anybody can run alone."""

import argparse
from pathlib import Path
from typing import Any

from rostrum.command.answers import FINDINGS, FINE, print_json, unreadable
from rostrum.foundation.verify import Verdict, check


def add(subparsers: Any) -> None:
    parser = subparsers.add_parser("verify", help="check an exported record")
    parser.add_argument("file", type=Path)
    parser.add_argument("--head", help="the head known from elsewhere")
    parser.add_argument("--json", action="store_true", help="the verdict for machines")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print count and head, or the first bad number and why.

    With --json: {"file", "holds", "count", "head", "bad", "why"}; `bad` is null when all holds.
    """
    try:
        with arguments.file.open("rb") as file:
            verdict = check(file, arguments.head)
    except OSError as error:
        return unreadable(arguments.file, error)
    return tell(arguments.file, verdict, as_json=arguments.json)


def tell(file: Path, verdict: Verdict, *, as_json: bool) -> int:
    """Print a verdict; its status."""
    holds = verdict.bad is None
    if as_json:
        told = {"file": str(file), "holds": holds, "count": verdict.count, "head": verdict.head}
        print_json(told | {"bad": verdict.bad, "why": verdict.why})
    elif holds:
        print(f"{file}: {verdict.count} entries hold, head {verdict.head}")
    else:
        print(f"{file}: does not hold at number {verdict.bad}: {verdict.why}")
    return FINE if holds else FINDINGS
