"""Names that must exist in the same file: references, paths, clauses' documents, acts' subjects."""

from typing import Any, cast

from rostrum.procedure.modalities.arrangement import at, members
from rostrum.procedure.modalities.grammar import LISTS, MAPS, STRUCT, Kind
from rostrum.procedure.modalities.reading import Reading, nearest


def check_references(reading: Reading) -> None:
    """Refuse every name that leads nowhere. An event in another file may be missing."""
    held = {name: members(reading.data, name) for name in (*MAPS, *LISTS)}
    for one in reading.references:
        if one.name not in held[one.collection]:
            _dangling(reading, one.path, one.name, list(held[one.collection]))
    known = [reading.data["id"], *(name for collection in held.values() for name in collection)]
    for entry in reading.data.get("deadlines", []):
        if "before" in entry:
            _event_or(reading, f"deadlines.{entry['id']}.before", entry["before"], known)
    for number, act in enumerate(reading.data.get("record", [])):
        _event_or(reading, f"record.{number}.of", act["of"], known)
    for number, one in enumerate(reading.data.get("readings", [])):
        _check_path(reading, f"readings.{number}.path", one["path"])
    for path, rule, arguments in checks(reading):
        _check_rule(reading, f"{path}.{rule}", rule, arguments, known)
    for number, provision in enumerate(reading.data["provisions"]):
        _check_clause(reading, f"provisions.{number}.p", provision["p"])


def checks(reading: Reading) -> list[tuple[str, str, dict[str, Any]]]:
    """Every check of the file: its path, its rule and the rule's arguments."""
    paths = [(f"provisions.{n}", one) for n, one in enumerate(reading.data["provisions"])]
    paths += [(f"forecasts.{one['id']}", one) for one in reading.data.get("forecasts", [])]
    return [(f"{path}.check", *next(iter(one["check"].items()))) for path, one in paths]


def _check_rule(reading: Reading, path: str, rule: str, arguments: dict[str, Any], known: list[str]) -> None:
    if rule in ("eq", "has"):
        _check_path(reading, f"{path}.path", arguments["path"])
    if rule == "done":
        _event_or(reading, f"{path}.of", arguments["of"], known)
    if rule == "deadline" and "before" in arguments:
        _event_or(reading, f"{path}.before", arguments["before"], known)


def _event_or(reading: Reading, path: str, name: str, known: list[str]) -> None:
    """A name of this file, or an event of another one, told by its hyphen."""
    if name not in known and "-" not in name:
        _dangling(reading, path, name, known)


def _check_clause(reading: Reading, path: str, clause: str) -> None:
    document, slash, _ = clause.partition("/")
    if slash and not document.startswith(("PP", "OP")) and document not in reading.data["docs"]:
        _dangling(reading, path, document, list(reading.data["docs"]))


def _check_path(reading: Reading, place: str, path: str) -> None:
    """A path must be one that the format allows; its value may still be absent."""
    kind, value = Kind("file"), cast("Any", reading.data)
    for step in path.split("."):
        known = _steps(kind, value)
        if step not in known:
            reading.refuse(place, "dangling", f"{path} leads nowhere: {step}", nearest(step, known))
            return
        kind, value = _inner(kind, step), at({"": value}, f".{step}")


def _steps(kind: Kind, value: Any) -> list[str]:
    if kind.name == "map":
        return list(value or {})
    if kind.name in ("list", "some"):
        return list(members({"": value}, "")) if isinstance(value, list) else []
    return list(STRUCT.get(kind.name, {})) if not kind.values else []


def _inner(kind: Kind, step: str) -> Kind:
    if kind.of is not None:
        return kind.of
    return STRUCT[kind.name][step].kind


def _dangling(reading: Reading, path: str, name: str, known: list[str]) -> None:
    reading.refuse(path, "dangling", f"{name} does not exist", nearest(name, known))
