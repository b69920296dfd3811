"""What the tables hold of people, and how long: declared by each app in its module `personal`, found at start.

Every text of every table stands here with a class of `procedure.retention`; a test holds it. The same table says what
an erasure takes (R199, security 3).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model, Q, QuerySet

from rostrum.procedure.retention import DAYS


def meta(model: Any) -> Any:
    """What Django documents as the interface of a model's fields."""
    return model._meta  # noqa: SLF001 - documented in spite of its name


@dataclass(frozen=True)
class Who:
    """One person by everything that points to them: random ids, and the addresses of their mail."""

    dossiers: frozenset[str] = frozenset()
    participants: frozenset[str] = frozenset()
    events: frozenset[str] = frozenset()
    addresses: frozenset[str] = field(default=frozenset(), repr=False)

    @property
    def ids(self) -> frozenset[str]:
        return self.dossiers | self.participants


@dataclass(frozen=True)
class Personal:
    """`fields`: every text of the table and its class. `event`: the way to the event's id, empty where an app's own job
    clears the rows or where nothing runs out. `since`: the moment of a row, where it may be later than the event.

    `whole`: the class at whose end the row itself goes; without, its texts are emptied. `of`: the rows of a person;
    an erasure deletes them, or empties them where the row must stay (`stays`). `untold`: no report counts them, since
    that there are any is a secret.
    """

    model: Any
    fields: Mapping[str, str]
    event: str = ""
    since: str = ""
    whole: str = ""
    of: Callable[[Who], Q] | None = None
    stays: bool = False
    untold: bool = False

    def rows(self, which: Q) -> QuerySet[Any]:
        """Of every row, also of a table that shows none to whoever does not ask for it by name."""
        found: QuerySet[Any] = meta(self.model).base_manager.filter(which)
        return found

    @property
    def label(self) -> str:
        """App and table, as `people.Person`."""
        return str(meta(self.model).label)

    def texts(self, kept: str) -> tuple[str, ...]:
        """The fields of a class."""
        return tuple(name for name, own in self.fields.items() if own == kept)

    def empty(self, names: tuple[str, ...]) -> dict[str, Any]:
        """What stands in these fields when nothing does."""
        found = {name: meta(self.model).get_field(name) for name in names}
        return {name: one.get_default() for name, one in found.items()}


DECLARED: dict[str, Personal] = {}


def declare(*every: Personal) -> None:
    """Refused at start: a table twice, or a class that there is not."""
    for one in every:
        label = one.label
        if label in DECLARED or not set(one.fields.values()) <= set(DAYS):
            raise ValueError(f"declared twice, or with an unknown class: {label}")
        DECLARED[label] = one


def nobody(*models: type[Model]) -> None:
    """Tables that hold nothing of a person who takes part."""
    for model in models:
        declare(Personal(model, {one.name: "nobody" for one in meta(model).concrete_fields}))
