"""What was deleted in an event, by wish and by time: read for the report of the secretariat."""

from collections.abc import Mapping
from dataclasses import dataclass

from rostrum.apps.people.models import Deletion
from rostrum.apps.people.personal import DECLARED

MOST = 500


@dataclass(frozen=True)
class DeletionRow:
    """`counts`: rows by table; `at` in µs; `by` empty: the person or the worker."""

    id: str
    cause: str
    kept: str
    counts: Mapping[str, int]
    by: str
    at: int

    @property
    def rows(self) -> int:
        return sum(self.counts.values())


def deletions(*, event: str) -> tuple[DeletionRow, ...]:
    """The newest first; whoever asks was let see the event."""
    rows = Deletion.objects.select_related("by")[:MOST]
    return tuple(
        DeletionRow(one.pk, one.cause, one.kept, one.counts, one.by.name if one.by else "", one.at)
        for one in rows
        if event in one.events
    )


def kept_fields() -> dict[str, tuple[str, ...]]:
    """Every text that is kept of people, as `table.field`, by its class."""
    found: dict[str, list[str]] = {}
    for label, one in DECLARED.items():
        for name, kept in one.fields.items():
            found.setdefault(kept, []).append(f"{label.partition('.')[2]}.{name}")
    return {kept: tuple(sorted(names)) for kept, names in found.items() if kept != "nobody"}
