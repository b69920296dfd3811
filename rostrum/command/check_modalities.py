"""The command `rostrum check modalities FILE…`: whether files are accepted, and what they say of their own mandate.

The files given together know each other, so that a provision may speak of another event. With `--json` one object:
`files`, each with `file`, `problems` (`line`, `column`, `path`, `code`, `wrong`, `right`) and, when it was accepted,
the report of `rostrum.command.findings`.

With `--documents FOLDER` the quotes are compared with those documents of the file that lie in the folder under the
names it gives them; each file then says with `compared` which were there.
"""

import argparse
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.utils.translation import override

from rostrum.command import findings
from rostrum.command.answers import BAD_INPUT, FINE, bad_input, print_json, unreadable
from rostrum.procedure.conformance import Report, report
from rostrum.procedure.modalities import Modalities, ModalitiesError, check_quotes, load

LARGEST = 2_000_000


def add(subparsers: Any) -> None:
    """Adds `modalities` to the subcommands of `check`."""
    parser = subparsers.add_parser("modalities", help="check modalities files")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument(
        "--documents", type=Path, metavar="FOLDER", help="compare quotes with what lies there"
    )
    parser.add_argument("--json", action="store_true", help="findings for machines")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """0 nothing found, 1 findings, 2 a file cannot be read or is refused."""
    folder: Path | None = arguments.documents
    if folder and not folder.is_dir():
        return bad_input(f"{folder}: no such folder")
    accepted: dict[Path, Modalities] = {}
    refused: dict[Path, ModalitiesError] = {}
    compared: dict[Path, list[str]] = {}
    for file in arguments.files:
        try:
            one = load(read(file), str(file))
            compared[file] = _compared(one, folder) if folder else []
            accepted[file] = one
        except ModalitiesError as error:
            refused[file] = error
        except (OSError, ValueError) as error:
            return unreadable(file, error)
    with override("en"):
        found = _reports(accepted)
        data = {file: findings.as_data(held, accepted[file].data) for file, held in found.items()}
        if folder:
            data = {file: one | {"compared": compared[file]} for file, one in data.items()}
        (_print_json if arguments.json else _print_text)(data, refused)
    return BAD_INPUT if refused else max(map(findings.status, found.values()), default=FINE)


def read(file: Path) -> str:
    """The text of a file in UTF-8 without a mark at its start; ValueError for anything else."""
    if file.stat().st_size > LARGEST:
        raise ValueError(f"larger than {LARGEST} bytes")
    return file.read_bytes().decode()


def _compared(one: Modalities, folder: Path) -> list[str]:
    """The documents whose words were there to compare; raises ModalitiesError for a quote that is not in its own."""
    root = folder.resolve()
    paths = {copy: (root / copy).resolve() for held in one.data["docs"].values() for copy in held}
    there = {copy: path for copy, path in paths.items() if path.is_relative_to(root) and path.is_file()}
    problems = check_quotes(one, {copy: read(path) for copy, path in there.items()})
    if problems:
        raise ModalitiesError(problems)
    return sorted(there)


def _reports(accepted: dict[Path, Modalities]) -> dict[Path, Report]:
    known = {one.id: one.data for one in accepted.values()}
    return {
        file: report(one, one.data, {name: data for name, data in known.items() if name != one.id})
        for file, one in accepted.items()
    }


def _print_json(found: dict[Path, dict[str, Any]], refused: dict[Path, ModalitiesError]) -> None:
    files = [{"file": str(file), "problems": []} | data for file, data in found.items()]
    for file, error in refused.items():
        problems = [{k: v for k, v in asdict(one).items() if k != "file"} for one in error.problems]
        files.append({"file": str(file), "problems": problems})
    print_json({"files": files})


def _print_text(found: dict[Path, dict[str, Any]], refused: dict[Path, ModalitiesError]) -> None:
    for error in refused.values():
        for problem in error.problems:
            print(problem, file=sys.stderr)
    for place, data in enumerate(found.values()):
        print("\n" * bool(place) + "\n".join(findings.lines(data)))
        if "compared" in data:
            print(
                f"\nQuotes compared with: {', '.join(data['compared']) or 'nothing, no document lies there'}"
            )
