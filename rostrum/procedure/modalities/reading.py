"""Nodes against the table of structs: typed plain data, and every problem with its place."""

from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any, TypeVar

from rostrum.procedure.modalities import nodes
from rostrum.procedure.modalities.grammar import RULE, STRUCT, Key, Kind
from rostrum.procedure.modalities.problem import Problem
from rostrum.procedure.modalities.scalars import LIKE_A_TIME, QUOTED, SCALARS

MOST_PROBLEMS = 100
Shape = TypeVar("Shape", nodes.Scalar, nodes.Sequence, nodes.Mapping)
_SHAPES: dict[type, str] = {
    nodes.Scalar: "a word",
    nodes.Sequence: "a list",
    nodes.Mapping: "keys and values",
}


@dataclass(frozen=True)
class Reference:
    """A name used at `path` that must exist in `collection` of the same file."""

    path: str
    collection: str
    name: str


@dataclass
class Reading:
    """What one file gave: its data, the place of every value, its references, its problems."""

    file: str
    data: dict[str, Any] = field(default_factory=dict)
    places: dict[str, tuple[int, int]] = field(default_factory=dict)
    references: list[Reference] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def refuse(self, path: str, code: str, wrong: str, right: str) -> None:
        """Note a problem at the place of a value already read."""
        line, column = self.place(path)
        if not self.full:
            self.problems.append(Problem(self.file, line, column, path, code, wrong, right))

    @property
    def full(self) -> bool:
        """Nobody reads on after so many problems, and looking for the right words takes time."""
        return len(self.problems) >= MOST_PROBLEMS

    def place(self, path: str) -> tuple[int, int]:
        """Line and column of the value at `path`, or of the nearest one around it."""
        while path and path not in self.places:
            path = path.rpartition(".")[0]
        return self.places.get(path, (1, 1))


def read(text: str, file: str) -> Reading:
    """Read a file against the struct `file`. Never raises; `problems` says what is wrong."""
    reading = Reading(file)
    try:
        root = nodes.read_nodes(text)
    except nodes.Unreadable as bad:
        place = (bad.line, bad.column)
        reading.problems.append(Problem(file, *place, bad.path, bad.code, bad.wrong, bad.right))
        return reading
    reading.data = _value(reading, root, Kind("file"), "") or {}
    return reading


def nearest(name: str, known: list[str]) -> str:
    """The spelling that was probably meant, else the first of what could stand here."""
    close = get_close_matches(name[:80], known, 1)
    return close[0] if close else "one of " + ", ".join(known[:12]) if known else "nothing here"


def _value(reading: Reading, node: nodes.Node, kind: Kind, path: str) -> Any:
    reading.places[path] = (node.line, node.column)
    if kind.name in ("list", "some"):
        return _list(reading, node, kind, path)
    if kind.name == "map":
        return _map(reading, node, kind, path)
    if kind.name == "any":
        return _any(reading, node, path)
    if kind.name == "check":
        return _check(reading, node, path)
    if kind.name in STRUCT:
        return _struct(reading, node, STRUCT[kind.name], path)
    return _scalar(reading, node, kind, path)


def _as(reading: Reading, node: nodes.Node, shape: type[Shape], path: str) -> Shape | None:
    if isinstance(node, shape):
        return node
    wrong = f"{_SHAPES[type(node)]} where {_SHAPES[shape]} is needed"
    reading.refuse(path, "shape", wrong, _SHAPES[shape])
    return None


def _list(reading: Reading, node: nodes.Node, kind: Kind, path: str) -> list[Any] | None:
    assert kind.of is not None  # noqa: S101 - the grammar gives every wrapper its inner type
    if kind.name == "some" and isinstance(node, nodes.Scalar):
        return [_value(reading, node, kind.of, path)]
    if (sequence := _as(reading, node, nodes.Sequence, path)) is None:
        return None
    members = []
    for number, member in enumerate(sequence.members):
        inner = f"{path}.{_name(member) or number}"
        if inner in reading.places:
            inner = f"{path}.{number}"
        members.append(_value(reading, member, kind.of, inner))
    return members


def _name(member: nodes.Node) -> str:
    if isinstance(member, nodes.Mapping) and "id" in member.entries:
        name = member.entries["id"][1]
        return name.text if isinstance(name, nodes.Scalar) else ""
    return ""


def _map(reading: Reading, node: nodes.Node, kind: Kind, path: str) -> dict[str, Any] | None:
    assert kind.of is not None  # noqa: S101 - the grammar gives every wrapper its inner type
    if (mapping := _as(reading, node, nodes.Mapping, path)) is None:
        return None
    values = {}
    for key, member in mapping.entries.values():
        inner = f"{path}.{key.text}"
        values[key.text] = _value(reading, member, kind.of, inner)
        if SCALARS["slug"].read(key.text) is None:
            reading.refuse(inner, "name", f"{key.text[:80]} is no name", SCALARS["slug"].right)
    return values


def _struct(reading: Reading, node: nodes.Node, keys: dict[str, Key], path: str) -> dict[str, Any] | None:
    if (mapping := _as(reading, node, nodes.Mapping, path)) is None:
        return None
    entries = mapping.entries
    values = {}
    for name, (key, member) in entries.items():
        inner = f"{path}.{name}" if path else name
        if name in keys:
            values[name] = _value(reading, member, keys[name].kind, inner)
        elif not reading.full:
            reading.places[inner] = (key.line, key.column)
            right = nearest(name, list(keys))
            reading.refuse(inner, "unknown_key", f"unknown key {name[:80]}", right)
    for name, key_type in keys.items():
        if name not in entries and not key_type.optional:
            reading.refuse(path, "missing_key", f"key {name} is missing", f"{name}: …")
    return values


def _check(reading: Reading, node: nodes.Node, path: str) -> dict[str, Any] | None:
    if (mapping := _as(reading, node, nodes.Mapping, path)) is None:
        return None
    entries = mapping.entries
    if len(entries) != 1:
        reading.refuse(path, "one_rule", f"{len(entries)} rules in one check", "exactly one rule")
        return None
    (rule, (key, arguments)) = next(iter(entries.items()))
    if rule not in RULE:
        reading.places[f"{path}.{rule}"] = (key.line, key.column)
        reading.refuse(
            f"{path}.{rule}", "unknown_rule", f"unknown rule {rule[:80]}", nearest(rule, list(RULE))
        )
        return None
    reading.places[f"{path}.{rule}"] = (arguments.line, arguments.column)
    return {rule: _struct(reading, arguments, RULE[rule], f"{path}.{rule}")}


def _any(reading: Reading, node: nodes.Node, path: str) -> Any:
    if isinstance(node, nodes.Scalar):
        return _scalar(reading, node, Kind("text"), path)
    if isinstance(node, nodes.Sequence):
        return _list(reading, node, Kind("list", of=Kind("any")), path)
    return _map(reading, node, Kind("map", of=Kind("any")), path)


def _scalar(reading: Reading, node: nodes.Node, kind: Kind, path: str) -> Any:
    if (word := _as(reading, node, nodes.Scalar, path)) is None:
        return None
    text, plain = word.text, word.plain
    if plain and (kind.name in QUOTED or LIKE_A_TIME.fullmatch(text)):
        reading.refuse(path, "unquoted", f"{text} without quotes", f'"{text}"')
    if kind.name == "enum":
        return _one_of(reading, text, kind, path)
    if kind.name == "ref":
        reading.references.append(Reference(path, kind.values[0], text))
        return text
    scalar = SCALARS[kind.name]
    value = scalar.read(text)
    if value is None:
        reading.refuse(path, "value", f"{text[:80]!r} is not right here", scalar.right)
    return value


def _one_of(reading: Reading, text: str, kind: Kind, path: str) -> str | None:
    if text in kind.values:
        return text
    right = "one of " + ", ".join(kind.values)
    reading.refuse(path, "enumeration", f"{text[:80]!r} is not one of the values", right)
    return None
