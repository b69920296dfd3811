"""A modalities file that was accepted: one event as its mandate and its concept note want it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rostrum.procedure.modalities.arrangement import FloorRules, floor_rules
from rostrum.procedure.modalities.problem import ModalitiesError
from rostrum.procedure.modalities.quotes import check_quotes
from rostrum.procedure.modalities.reading import read
from rostrum.procedure.modalities.references import check_references
from rostrum.procedure.modalities.sense import check_sense


@dataclass(frozen=True)
class Modalities:
    """`data` is plain dict, list, str, int and bool, with the keys of the file and no defaults."""

    name: str
    data: dict[str, Any]
    places: Mapping[str, tuple[int, int]]

    @property
    def id(self) -> str:
        return str(self.data["id"])

    @property
    def provisions(self) -> list[dict[str, Any]]:
        return list(self.data["provisions"])

    @property
    def forecasts(self) -> list[dict[str, Any]]:
        return list(self.data.get("forecasts", []))

    def where(self, path: str) -> tuple[int, int]:
        """Line and column, from 1, of the value at a dotted path or of the nearest around it."""
        while path and path not in self.places:
            path = path.rpartition(".")[0]
        return self.places[path]

    def floor_rules(self, segment: str) -> FloorRules:
        """The floor rules in force in a segment of this file; KeyError for any other name."""
        rules = floor_rules(self.data, segment)
        if rules is None:
            raise KeyError(segment)
        return rules


def load(text: str, name: str, texts: Mapping[str, str] | None = None) -> Modalities:
    """Read a modalities file of format version 2, strictly (D3); `name` is what messages call it.

    With `texts` (document name to text) its quotes are compared as well. Refuses with
    `ModalitiesError`, on any input, and raises nothing else.
    """
    reading = read(text, name)
    if not reading.problems:
        check_references(reading)
    if not reading.problems:
        check_sense(reading)
    if reading.problems:
        raise ModalitiesError(reading.problems)
    modalities = Modalities(name, reading.data, reading.places)
    problems = check_quotes(modalities, texts) if texts else []
    if problems:
        raise ModalitiesError(problems)
    return modalities
