"""Acts on people and bodies."""

from rostrum.apps.people.operations.add import (
    add_membership,
    add_organization,
    add_person,
    end_membership,
)
from rostrum.apps.people.operations.correct import (
    correct_fact,
    correct_name,
    correct_person,
    record_legal_name,
)
from rostrum.apps.people.operations.load import Loaded, load_reference

__all__ = [
    "Loaded",
    "add_membership",
    "add_organization",
    "add_person",
    "correct_fact",
    "correct_name",
    "correct_person",
    "end_membership",
    "load_reference",
    "record_legal_name",
]
