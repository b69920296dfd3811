"""`rostrum rehearse EVENT`: an edition held by simulated people, in a database of its own."""

import argparse
import fcntl
import os
import shutil
from pathlib import Path
from typing import IO, Any

from rostrum.command.answers import bad_input
from rostrum.conf import editions

MARK = "rehearsal.json"  # only a folder that carries it is ever emptied
MOST_PEOPLE = 1000
MOST_REGISTERED = 10_000


def add(subparsers: Any) -> None:
    parser = subparsers.add_parser("rehearse", help="hold an event with simulated people")
    parser.add_argument("event", help="an edition, for example tip-2025-hearing")
    parser.add_argument("--speed", type=int, default=1, help="how many times faster than real time")
    parser.add_argument("--participants", type=int, default=60, help="how many simulated people")
    parser.add_argument(
        "--registrations", type=int, default=0, help="how many invented people have registered"
    )
    parser.add_argument("--seed", type=int, default=1, help="the same seed, the same choices")
    parser.add_argument("--from", dest="hour", default="", metavar="HH:MM", help="start of the programme")
    parser.add_argument("--end", default="", metavar="HH:MM", help="end then, and verify the record")
    parser.add_argument("--port", type=int, help="of the pages; the next free one if taken")
    parser.add_argument("--keep", action="store_true", help="go on with the rehearsal that is there")
    parser.add_argument("--json", action="store_true", help="the addresses for machines")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Rehearse until told to stop, or until --end. Status 2 with one line when that cannot be."""
    wrong = judge(arguments)
    folder = Path(os.environ.get("ROSTRUM_DATA") or f"var/rehearsal-{arguments.event}").resolve()
    lock = None if wrong else alone(folder)
    if not wrong:
        wrong = cleared(folder, keep=arguments.keep) if lock else f"{folder} is in use by another rehearsal"
    if wrong:
        return bad_input(f"rostrum rehearse: {wrong}")
    os.environ["ROSTRUM_DATA"] = str(folder)
    os.environ.setdefault("ROSTRUM_MICROPHONES", "simulated")
    os.environ["ROSTRUM_MAIL"] = (
        "held"  # nobody invented is written to; the outbox shows what would have gone
    )
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rostrum.conf.settings")
    import django  # noqa: PLC0415 - the settings read the environment, which is complete only now

    django.setup()
    from rostrum.command.holding import hold  # noqa: PLC0415 - needs Django

    return hold(arguments, folder)


def judge(arguments: argparse.Namespace) -> str:
    """What is wrong with what was asked for, or nothing."""
    if not 1 <= arguments.speed <= 100:
        return "--speed is a whole number from 1 to 100"
    if not 1 <= arguments.participants <= MOST_PEOPLE:
        return f"--participants is a number from 1 to {MOST_PEOPLE}"
    if not 0 <= arguments.registrations <= MOST_REGISTERED:
        return f"--registrations is a number from 0 to {MOST_REGISTERED}"
    known = editions.ids()
    return "" if arguments.event in known else f"no event {arguments.event}; there are {', '.join(known)}"


def alone(folder: Path) -> IO[str] | None:
    """The lock of a rehearsal's folder, kept beside it for as long as this process lives; None: another has it."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    lock = folder.with_name(f"{folder.name}.lock").open("w", encoding="utf-8")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.close()
        return None
    return lock


def cleared(folder: Path, *, keep: bool) -> str:
    """Make the folder empty, unless it is kept; what is no rehearsal's folder is never emptied."""
    if not keep and folder.exists() and any(folder.iterdir()):
        if not (folder / MARK).exists():
            return f"{folder} holds something that is no rehearsal; choose another folder with ROSTRUM_DATA"
        shutil.rmtree(folder)
    folder.mkdir(parents=True, exist_ok=True)
    return ""
