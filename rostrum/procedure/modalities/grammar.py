"""The types of the format and the tables read with them, once, when the module is imported."""

import re
from dataclasses import dataclass

from rostrum.procedure.modalities.rules import RULES
from rostrum.procedure.modalities.structs import STRUCTS

WRAPPERS = ("list", "some", "map")


@dataclass(frozen=True)
class Kind:
    """A type: a scalar or struct by `name`, `enum` and `ref` with `values`, a wrapper with `of`."""

    name: str
    values: tuple[str, ...] = ()
    of: "Kind | None" = None


@dataclass(frozen=True)
class Key:
    kind: Kind
    optional: bool
    about: str


def kind(text: str) -> Kind:
    head, _, rest = text.partition(" ")
    if head in WRAPPERS:
        return Kind(head, of=kind(rest))
    return Kind(head, tuple(rest.split()))


def _keys(table: str) -> dict[str, Key]:
    keys = {}
    for line in filter(None, map(str.strip, table.splitlines())):
        name, typed, about = re.fullmatch(r"(\w+): (.*?)(?: -- (.*))?", line).groups("")  # type: ignore[union-attr] # a line that does not match is a fault of this program
        keys[name] = Key(kind(typed.removeprefix("opt ")), typed.startswith("opt "), about)
    return keys


STRUCT = {name: _keys(table) for name, table in STRUCTS.items()}
RULE = {name: _keys(table) for name, table in RULES.items()}
MAPS = ("roles", "participants", "lists", "tracks", "floors")
LISTS = ("meetings", "segments", "deadlines")
