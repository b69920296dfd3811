"""Portraits of holders on the public programme: shown by their yes, and gone with it (D42).

Who is protected only an app above knows: it asks before it keeps one, and takes it down at once (R42).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from rostrum.apps.documents.operations import Examined, Upload, erase_files, examine_file, keep_file
from rostrum.apps.meeting import queries
from rostrum.apps.meeting.candidates import seat
from rostrum.apps.meeting.models import Event, HolderPortrait
from rostrum.apps.meeting.permissions import APPOINT
from rostrum.apps.people.models import Account
from rostrum.apps.processes.permissions import may
from rostrum.foundation.ids import new_id
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.appointments import held_names
from rostrum.procedure.modalities.arrangement import Arrangement

NOTE_LIMIT = 500


@dataclass(frozen=True)
class Picture:
    """Whose portrait, the file as it was sent, and how the person agreed that everybody sees it."""

    event: str
    role: str
    holder: str
    name: str
    data: bytes = field(repr=False)
    note: str = field(repr=False)


def examine_portrait(*, picture: Picture, by: Account | None) -> Examined:
    """What is asked before the picture is kept; takes up to twelve seconds and stores nothing.

    Refused: not_permitted, unknown_event, no_such_holder, no_consent, reason_too_long, and as `examine_file`.
    """
    may(by, APPOINT, seat(event=picture.event, role=picture.role))
    _refuse_unfit(picture)
    return examine_file(upload=Upload(picture.name, picture.data, "holder", picture.event, new_id()))


def keep_portrait(*, picture: Picture, examined: Examined, by: Account | None, now: int) -> str:
    """Keep it in the place of the one before, in the transaction of whoever has asked for protection; gives its id.

    Refused: no_such_holder (gone meanwhile), too_many_files.
    """
    Event.objects.select_for_update().get(pk=picture.event)
    _refuse_unfit(picture)
    _erase(HolderPortrait.objects.filter(event=picture.event, role=picture.role, name=picture.holder))
    row = HolderPortrait(
        id=examined.upload.owner, event_id=picture.event, role=picture.role, name=picture.holder
    )
    row.file = keep_file(examined=examined, by=by, now=now)
    row.note, row.recorded_by, row.given_at = picture.note.strip(), by, now
    row.save(force_insert=True)
    return row.pk


def take_down_portrait(*, event: str, role: str, holder: str, by: Account | None) -> None:
    """The yes is taken back: the picture is deleted and no page has it any more; asked twice it is once.

    Refused: not_permitted, unknown_event.
    """
    may(by, APPOINT, seat(event=event, role=role))
    _erase(HolderPortrait.objects.filter(event=event, role=role, name=holder))


def forget_portraits(*, event: str, holders: Iterable[str]) -> None:
    """Delete the portraits of these holders, whatever their office: they are protected, or to be forgotten."""
    _erase(HolderPortrait.objects.filter(event=event, name__in=holders))


def end_portraits(event: str, arrangement: Arrangement) -> None:
    """A portrait ends with the name in the programme, as whatever is recorded of a holder (R42)."""
    held = held_names(arrangement)
    _erase(one for one in HolderPortrait.objects.filter(event=event) if (one.role, one.name) not in held)


def _refuse_unfit(picture: Picture) -> None:
    if (picture.role, picture.holder) not in held_names(queries.arrangement(event=picture.event)):
        raise Refusal("no_such_holder")
    if not picture.note.strip():
        raise Refusal("no_consent")
    if len(picture.note) > NOTE_LIMIT:
        raise Refusal("reason_too_long", limit=NOTE_LIMIT)


def _erase(rows: Iterable[HolderPortrait]) -> None:
    for one in rows:
        erase_files(owner=one.pk)
        one.delete()
