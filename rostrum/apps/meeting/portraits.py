"""The portraits of holders as the public programme shows them: by their yes, while they hold the office (D42, R42)."""

from dataclasses import dataclass, field

from rostrum.apps.documents import queries as documents
from rostrum.apps.documents.queries import Content, FileRow
from rostrum.apps.meeting import queries
from rostrum.apps.meeting.models import HolderPortrait
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.appointments import held_names

SHOWN = frozenset(
    {"clean", "scanner_off"}
)  # drawn anew by the installation: nothing of the file that was sent


@dataclass(frozen=True)
class PortraitRow:
    """A portrait with the yes to it; `given_at` in µs."""

    id: str
    role: str
    name: str
    note: str = field(repr=False)
    by: str
    given_at: int
    file: FileRow


def portraits(*, event: str) -> tuple[PortraitRow, ...]:
    """Of everybody who holds an office now; a picture that was deleted or is harmful leaves none.

    Refused: unknown_version.
    """
    rows = HolderPortrait.objects.filter(event=event).select_related("recorded_by")
    if not rows:
        return ()
    held = held_names(queries.arrangement(event=event))
    files = {one.id: one for one in documents.files_of_many(owners=[one.pk for one in rows])}
    return tuple(
        PortraitRow(
            one.pk,
            one.role,
            one.name,
            one.note,
            one.recorded_by.name if one.recorded_by else "",
            one.given_at,
            files[one.file],
        )
        for one in rows
        if (one.role, one.name) in held and one.file in files and files[one.file].state != "infected"
    )


def portrait_of(*, event: str, role: str, name: str) -> PortraitRow | None:
    """The portrait of one holder; whoever asks may show it or take it down."""
    return next((one for one in portraits(event=event) if (one.role, one.name) == (role, name)), None)


def content(*, row: PortraitRow) -> Content:
    """The picture, where the scanner lets it be shown. Refused: unknown_file, infected, unscanned."""
    if row.file.state not in SHOWN:
        raise Refusal(row.file.state)
    return documents.content_of(file=row.file.id, owner=row.id)
