"""For those who write modalities files: a JSON Schema for editors, and every key in Markdown.

Both come from the table the strict reader uses, so they cannot say anything else.
"""

from typing import Any

from rostrum.procedure.modalities.grammar import RULE, STRUCT, Key, Kind
from rostrum.procedure.modalities.scalars import SCALARS

_ANY = {"type": ["string", "number", "boolean", "array", "object"]}


def json_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of a file. Editors read plain numbers and truth values as such."""
    defs = {name: _struct(keys) for name, keys in STRUCT.items() if name != "file"}
    defs["check"] = {
        "type": "object",
        "minProperties": 1,
        "maxProperties": 1,
        "additionalProperties": False,
        "properties": {name: _struct(keys) for name, keys in RULE.items()},
    }
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Rostrum modalities, version 2",
    }
    return head | _struct(STRUCT["file"]) | {"$defs": defs}


def reference() -> str:
    """Every key of every struct, with its type and what it says, and every rule, as Markdown."""
    parts = []
    for name, keys in STRUCT.items():
        parts += [f"### {name}", "", "| key | type | |", "|---|---|---|"]
        parts += [_row(key, held) for key, held in keys.items()]
        parts.append("")
    parts += ["### rules", "", "| rule | arguments |", "|---|---|"]
    for name, keys in RULE.items():
        arguments = ", ".join(f"{key} ({_spelled(held)})" for key, held in keys.items())
        parts.append(f"| `{name}` | {arguments} |")
    return "\n".join([*parts, ""])


def _row(name: str, key: Key) -> str:
    return f"| `{name}` | {_spelled(key)} | {key.about} |"


def _spelled(key: Key) -> str:
    return ("" if not key.optional else "optional ") + _named(key.kind)


def _named(kind: Kind) -> str:
    if kind.of is not None:
        how = {"list": "list of", "some": "one or a list of", "map": "map of"}[kind.name]
        return f"{how} {_named(kind.of)}"
    if kind.name == "enum":
        return " / ".join(f"`{one}`" for one in kind.values)
    if kind.name == "ref":
        return f"a name in `{kind.values[0]}`"
    return kind.name


def _struct(keys: dict[str, Key]) -> dict[str, Any]:
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [name for name, key in keys.items() if not key.optional],
        "properties": {name: _described(key) for name, key in keys.items()},
    }


def _described(key: Key) -> dict[str, Any]:
    kind = _kind(key.kind)
    return kind | {"description": key.about} if key.about else kind


def _kind(kind: Kind) -> dict[str, Any]:
    if kind.of is not None:
        return _wrapped(kind.name, _kind(kind.of))
    if kind.name in STRUCT or kind.name == "check":
        return {"$ref": f"#/$defs/{kind.name}"}
    if kind.name == "enum":
        plain = [int(one) for one in kind.values if one.isdecimal()]
        return {"enum": [*kind.values, *plain]}
    return _ANY if kind.name == "any" else _scalar(kind.name)


def _wrapped(name: str, inner: dict[str, Any]) -> dict[str, Any]:
    several = {"type": "array", "items": inner}
    if name == "some":
        return {"anyOf": [inner, several]}
    if name == "list":
        return several
    names = {"pattern": f"^({SCALARS['slug'].pattern})$"}
    return {"type": "object", "propertyNames": names, "additionalProperties": inner}


def _scalar(name: str) -> dict[str, Any]:
    if name == "bool":
        return {"enum": ["true", "false", True, False]}
    if name in ("int", "seconds", "count"):
        pattern = f"^({SCALARS[name].pattern})$"
        return {"type": ["string", "integer"], "pattern": pattern, "minimum": 0}
    pattern = SCALARS[name].pattern if name in SCALARS else ""
    return {"type": "string"} | ({"pattern": f"^({pattern})$"} if pattern else {"minLength": 1})
