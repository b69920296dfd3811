"""What is read of files. Bytes leave this module only with a state that allows it, and to whom the query names."""

from collections.abc import Collection
from dataclasses import dataclass

from rostrum.apps.documents import store
from rostrum.apps.documents.models import File
from rostrum.apps.documents.permissions import READ, may
from rostrum.apps.people.models import Account
from rostrum.foundation.refusal import Refusal


@dataclass(frozen=True)
class FileRow:
    """A file without its bytes; `size` in bytes, `received_at` in µs."""

    id: str
    purpose: str
    name: str
    media_type: str
    size: int
    sha256: str
    state: str
    event: str
    owner: str
    received_at: int


@dataclass(frozen=True)
class Content:
    """The bytes to be handed out as an attachment, and nothing else."""

    name: str
    media_type: str
    data: bytes


FIELDS = tuple(FileRow.__dataclass_fields__)


def files(*, event: str, by: Account | None) -> tuple[FileRow, ...]:
    """Everything that was sent in for an event, the newest first. Refused: not_permitted."""
    may(by, READ, event)
    return tuple(FileRow(**row) for row in File.objects.filter(event=event).values(*FIELDS))


def files_of(*, owner: str) -> tuple[FileRow, ...]:
    """What belongs to one thing; the app that holds the thing has asked who may see it."""
    return tuple(FileRow(**row) for row in File.objects.filter(owner=owner).values(*FIELDS)) if owner else ()


def files_of_many(*, owners: Collection[str]) -> tuple[FileRow, ...]:
    """The same of many things at once; one query."""
    return tuple(FileRow(**row) for row in File.objects.filter(owner__in=owners).values(*FIELDS))


def owners(*, event: str, purpose: str) -> frozenset[str]:
    """Whose files of a purpose are here: ids of what they belong to, and of people; harmful ones aside."""
    rows = File.objects.filter(event=event, purpose=purpose).exclude(state="infected")
    return frozenset(one for pair in rows.values_list("owner", "person") for one in pair if one)


def content(*, file: str, event: str, by: Account | None) -> Content:
    """A file of an event, for its secretariat. Refused: not_permitted, unknown_file, infected, unscanned."""
    may(by, READ, event)
    row = _row(file, event=event)
    if row.state == "unscanned":
        raise Refusal("unscanned")
    return _content(row)


def content_of(*, file: str, owner: str) -> Content:
    """A file given back to whoever sent it; the app that holds the owner has asked. Refused: unknown_file, infected."""
    return _content(_row(file, owner=owner or "-"))


def scans_wait() -> bool:
    """Whether something waits for the scanner."""
    return File.objects.filter(state="unscanned").exists()


def _row(file: str, **where: str) -> FileRow:
    row = File.objects.filter(pk=file, **where).values(*FIELDS).first()
    if row is None:
        raise Refusal("unknown_file")
    return FileRow(**row)


def _content(row: FileRow) -> Content:
    if row.state == "infected":
        raise Refusal("infected")
    try:
        return Content(row.name, row.media_type, store.read(row.id))
    except FileNotFoundError as error:
        raise Refusal("unknown_file") from error
