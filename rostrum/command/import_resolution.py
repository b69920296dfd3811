"""The command `rostrum import resolution FILE [FILE …] [--json]`.

Without `--json` each file is stored, all of it or nothing. With it nothing is stored; the answer is one list of clauses
over all files, in reading order, of this shape, which stays:

    path      `OP9#2`; PP preambular, OP operative, (b) sub-paragraph, /fn4 footnote, II/ section, annex-1/ annex
    part      preambular, operative, subparagraph, note, annex
    verb      the verb that governs it, without its adverb
    text      the words as printed
    notes     list of {path, text}: the footnotes called in it; each is also a clause of its own
    language  ar, zh-hans, en, fr, ru, es

Exit: 0 fine, 1 words of confirmed clauses changed and want a person, 2 a file that cannot be read or stored.
"""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rostrum.apps.mandate.operations import Imported, import_resolution
from rostrum.apps.mandate.reading import read
from rostrum.command.answers import FINDINGS, FINE, bad_input, print_json, unreadable
from rostrum.conf.preparation import ensure_tables
from rostrum.foundation.clock import now
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.resolution.clauses import called_in, propose_clauses
from rostrum.procedure.resolution.intake import LARGEST
from rostrum.procedure.resolution.units import ResolutionError


def add(subparsers: Any) -> None:
    """Adds `resolution` to the subcommands of `import`."""
    parser = subparsers.add_parser("resolution", help="import resolutions, XML or text")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--json", action="store_true", help="print the clauses, store nothing")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Files are taken in turn; the first that is refused ends the run, those before it stay stored."""
    try:
        if arguments.json:
            print_json([row for path in _shown(arguments.files) for row in _clauses(path)])
            return FINE
        ensure_tables()
        done = [_stored(path) for path in _shown(arguments.files)]
    except ResolutionError as error:
        return bad_input(str(error))
    except OSError as error:
        return unreadable(Path(error.filename), error)
    return FINDINGS if any(imported.loosened for imported in done) else FINE


def _shown(files: list[Path]) -> Iterator[Path]:
    """Which file is being read, told on a terminal only."""
    told = sys.stderr.isatty() and len(files) > 1
    for number, path in enumerate(files, 1):
        if told:
            print(f"\r{number}/{len(files)} {path.name}\x1b[K", end="", file=sys.stderr)
        yield path
    if told:
        print("\r\x1b[K", end="", file=sys.stderr)


def _data(path: Path) -> bytes:
    """At most one byte more than is read, so that a huge file is refused without being loaded."""
    with path.open("rb") as file:
        return file.read(LARGEST + 1)


def _stored(path: Path) -> Imported:
    try:
        imported = import_resolution(data=_data(path), name=path.name, by=None, now=now())
    except Refusal as refusal:
        raise _named(refusal, path) from refusal
    state = "imported" if imported.changed else "held already"
    if imported.instead:
        state += f" in place of {imported.instead}"
    print(
        f"{imported.symbol} {imported.language}: {state}, {imported.units} paragraphs and notes,"
        f" {imported.clauses} clauses, {imported.unconfirmed} to confirm"
    )
    for line in imported.mended:
        print(f"  line {line}: joined to the paragraph before it, which a page end had cut")
    for unit in imported.loosened:
        print(f"  {unit}: its words changed; confirm its clauses again")
    return imported


def _named(refusal: Refusal, path: Path) -> ResolutionError:
    """The refusals of an import as one line that says what and where."""
    if isinstance(refusal, ResolutionError):
        return refusal
    told = refusal.detail
    if refusal.code == "languages_differ":
        reason = (
            f"{told['language']} has {told['found']} units of part {told['part']}, {told['other']} has"
            f" {told['expected']}; they first differ at {told['path']}"
        )
    else:
        reason = f"clause {told['path']} was confirmed and is not in this text"
    return ResolutionError(refusal.code, reason, name=path.name)


def _clauses(path: Path) -> Iterator[dict[str, Any]]:
    resolution = read(_data(path), path.name)
    for unit in resolution.units:
        clauses = propose_clauses(unit, resolution.language)
        called = called_in(unit, clauses)
        for clause in clauses:
            yield {
                "path": clause.path,
                "part": unit.part,
                "verb": clause.verb,
                "text": clause.text,
                "notes": [{"path": note.path, "text": note.text} for note in called[clause.path]],
                "language": resolution.language,
            }
