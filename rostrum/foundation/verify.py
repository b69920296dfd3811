#!/usr/bin/env python3
"""Checks an exported record with Python's standard library alone. One file: read it, keep it, run it anywhere.

    python3 verify.py record.jsonl [--head HASH]

A record is one line an entry and a last line that closes it. An entry names the floor, its number (1, 2, 3 …
without gaps), what happened (kind, body), when (`at`, microseconds UTC), who acted (a random id), the hash of
the entry before it (`previous`) and its own `hash`:

    hash = SHA-256( previous as 32 bytes, then the canonical JSON of floor, number, kind, at, actor, body )

Canonical JSON: keys sorted, no spaces, UTF-8, no escapes beyond JSON's own. Lines are canonical to the byte, so
that no two files say the same thing. The last line gives the count and the head, the hash of the last entry.
A file cut off at its end *together with* a made-up last line is still a good record of fewer entries: only a
head known from elsewhere (`--head`) shows that. It may have been noted while the meeting went on: it is then
the hash of an entry further up, and all up to that entry is as it was.

Exit status: 0 the record holds, 1 it does not (the first bad number is named), 2 the file cannot be read.
"""

import hashlib
import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

START = "0" * 64
FORM = "rostrum record 1"
HASHED = ("floor", "number", "kind", "at", "actor", "body")
FIELDS = frozenset((*HASHED, "previous", "hash"))


def canonical(value: Any) -> bytes:
    """The one spelling of a JSON value."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return text.encode("utf-8")


def entry_hash(previous: str, entry: dict[str, Any]) -> str:
    """The hash of an entry that follows the one with the hash `previous`."""
    told = {name: entry[name] for name in HASHED}
    return hashlib.sha256(bytes.fromhex(previous) + canonical(told)).hexdigest()


def closing_line(floor: str, count: int, head: str) -> bytes:
    """The last line of an export."""
    return canonical({"record": FORM, "floor": floor, "count": count, "head": head}) + b"\n"


@dataclass(frozen=True)
class Verdict:
    """What a check found: `bad` is the first number that does not hold, None when all hold."""

    count: int
    head: str
    bad: int | None = None
    why: str = ""


class _Broken(Exception):  # noqa: N818 - carries a finding, stops the reading
    pass


def _read(line: bytes) -> dict[str, Any]:
    if not line.endswith(b"\n"):
        raise _Broken("the line is cut off")
    try:
        value = json.loads(line)
        good = isinstance(value, dict) and canonical(value) + b"\n" == line
    except (ValueError, RecursionError, UnicodeError):
        raise _Broken("the line is not a JSON object") from None
    if not good:
        raise _Broken("the line is not in canonical form")
    return dict(value)


def _check_entry(entry: dict[str, Any], number: int, before: dict[str, Any] | None) -> None:
    previous = before["hash"] if before else START
    if set(entry) != FIELDS:
        raise _Broken("it has other fields than an entry has")
    if type(entry["number"]) is not int or entry["number"] != number:
        raise _Broken(f"number {number} was expected and {entry['number']!r} found")
    if entry["previous"] != previous:
        raise _Broken("it does not follow the entry before it")
    if type(entry["at"]) is not int or (before and entry["at"] < before["at"]):
        raise _Broken("its time lies before that of the entry before it")
    if before and entry["floor"] != before["floor"]:
        raise _Broken("it belongs to another floor")
    if entry_hash(previous, entry) != entry["hash"]:
        raise _Broken("its hash is not that of its content")


def _check_closing(line: dict[str, Any], last: dict[str, Any] | None, count: int) -> None:
    head, floor = (last["hash"], last["floor"]) if last else (START, line.get("floor"))
    if not isinstance(floor, str) or canonical(line) + b"\n" != closing_line(floor, count, head):
        raise _Broken("the closing line does not fit the entries")


def check(lines: Iterable[bytes], head: str | None = None) -> Verdict:
    """Read a whole record. Nothing after a closing line, no record without one, and `head` is one of its hashes."""
    last: dict[str, Any] | None = None
    count, closed, met = 0, False, head is None
    try:
        for line in lines:
            entry = _read(line)
            if closed:
                raise _Broken("something stands after the closing line")
            if "record" in entry:
                _check_closing(entry, last, count)
                closed = True
                continue
            _check_entry(entry, count + 1, last)
            last, count, met = entry, count + 1, met or entry["hash"] == head
        if not closed:
            raise _Broken("the closing line is missing")
        found = last["hash"] if last else START
        if not met and head != found:
            raise _Broken(f"the head known from elsewhere is {head}: entries are missing or another record")
    except _Broken as broken:
        return Verdict(count, last["hash"] if last else START, count + 1, str(broken))
    return Verdict(count, found)


def main(arguments: list[str]) -> int:
    """The command: prints one line and ends with 0, 1 or 2."""
    head = None
    if "--head" in arguments:
        at = arguments.index("--head")
        head = "".join(arguments[at + 1 : at + 2])
        del arguments[at : at + 2]
    if len(arguments) != 1 or arguments[0].startswith("-"):
        print("usage: verify.py record.jsonl [--head HASH]", file=sys.stderr)  # noqa: T201 - a command
        return 2
    try:
        with open(arguments[0], "rb") as file:  # noqa: PTH123 - stands alone, needs no more
            verdict = check(file, head)
    except OSError as error:
        print(f"{arguments[0]}: {error.strerror}", file=sys.stderr)  # noqa: T201 - a command
        return 2
    if verdict.bad is not None:
        print(f"{arguments[0]}: does not hold at number {verdict.bad}: {verdict.why}")  # noqa: T201 - a command
        return 1
    print(f"{arguments[0]}: {verdict.count} entries hold, head {verdict.head}")  # noqa: T201 - a command
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
