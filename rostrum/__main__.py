"""The command `rostrum`. Exit status: 0 fine, 1 findings, 2 bad input or usage, with one line that says what."""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import NoReturn

from rostrum.command.answers import BAD_INPUT, bad_input

COMMANDS = (
    "account",
    "serve",
    "rehearse",
    "import_modalities",
    "import_resolution",
    "import_bounce",
    "check_event",
    "check_modalities",
    "check_data",
    "verify",
    "export_record",
    "demo_links",
    "process",
)
BARE = ("verify", "rehearse")  # need no Django, or set it up themselves on a database of their own
STREAM = ["process", "live"]  # reads the settings and no model: it is back in a third of the time
GROUPS = {
    "import": "read a document into the database",
    "check": "compare and report",
    "export": "write a file",
}


class Parser(argparse.ArgumentParser):
    """A wrong call is answered in one line; `--help` shows the rest."""

    def error(self, message: str) -> NoReturn:
        self.exit(BAD_INPUT, f"{self.prog}: {message}; {self.prog} --help shows what is right\n")


def parser(names: Sequence[str]) -> argparse.ArgumentParser:
    """The commands named; `check_event` is `rostrum check event`."""
    top = Parser(prog="rostrum", description="A mandated deliberation, from resolution to record.")
    commands = top.add_subparsers(required=True, metavar="COMMAND")
    groups = {
        name: commands.add_parser(name, help=text).add_subparsers(required=True, metavar="WHAT")
        for name, text in GROUPS.items()
    }
    for name in names:
        group = name.partition("_")[0]
        import_module(f"rostrum.command.{name}").add(groups.get(group, commands))
    return top


def main(words: Sequence[str] | None = None) -> int:
    """Run one command."""
    words = sys.argv[1:] if words is None else words
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rostrum.conf.settings")
    bare = bool(words) and (words[0] in BARE or list(words[:2]) == STREAM)
    if not bare:
        _set_up()
    arguments = parser(words[:1] if bare else COMMANDS).parse_args(words)
    try:
        return int(arguments.run(arguments)) if bare else _with_database(arguments)
    except KeyboardInterrupt:
        return BAD_INPUT
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BAD_INPUT


def _with_database(arguments: argparse.Namespace) -> int:
    """A database that is not there, not reached or of another version is told in one line."""
    from django.db import OperationalError, ProgrammingError  # noqa: PLC0415 - as below

    try:
        return int(arguments.run(arguments))
    except (OperationalError, ProgrammingError) as error:
        return bad_input(f"rostrum: the database: {error}; rostrum serve makes it and brings it up to date")


def _set_up() -> None:
    import django  # noqa: PLC0415 - only commands that reach the database need it

    django.setup()


if __name__ == "__main__":
    sys.exit(main())
