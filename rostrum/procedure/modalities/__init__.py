"""Modalities as data: the strict format, version 2, in which an event is written down."""

from rostrum.procedure.modalities.arrangement import FloorRules, floor_rules
from rostrum.procedure.modalities.edition import Modalities, load
from rostrum.procedure.modalities.problem import ModalitiesError, Problem
from rostrum.procedure.modalities.quotes import check_quotes
from rostrum.procedure.modalities.timetable import Timetable

__all__ = [
    "FloorRules",
    "Modalities",
    "ModalitiesError",
    "Problem",
    "Timetable",
    "check_quotes",
    "floor_rules",
    "load",
]
