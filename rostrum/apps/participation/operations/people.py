"""The list of participants: one person at a time, or a whole list at once."""

from collections.abc import Collection, Mapping
from dataclasses import asdict
from typing import Any

from django.db import transaction

from rostrum.apps.documents.operations import Upload, examine_file
from rostrum.apps.meeting import queries as meeting
from rostrum.apps.meeting.operations import hold_event
from rostrum.apps.participation import queries
from rostrum.apps.participation.lists import Preview, Row, judge, read_list
from rostrum.apps.participation.models import Participant
from rostrum.apps.participation.permissions import may
from rostrum.apps.participation.sheets import LARGEST, is_workbook
from rostrum.apps.participation.words import clean, fault
from rostrum.apps.people.models import Account
from rostrum.foundation.refusal import Refusal


def add_participant(*, event: str, person: Row, by: Account | None, now: int) -> str:
    """Put a person without an account on the list; gives the new id.

    Refusals: not_permitted, unknown_version, and what is wrong with a field, as `lists.judge` names
    it, with `column` in the detail. The same name twice is allowed here: two people may share one.
    """
    may(by, "participation.add_participant", event)
    arrangement = meeting.arrangement(event=event)
    row = person.cleaned()
    for wrong in judge(row, categories(arrangement), queues(arrangement)):
        raise Refusal(wrong.code, column=wrong.column)
    return _add(event, (row,), by, now)[0]


def rename_participant(*, participant: str, name: str, by: Account | None) -> str:
    """Change the display name; gives the event's id, so that its floors can make it known (D13).

    Refusals: not_permitted, unknown_participant, missing, too_long, hidden_signs.
    """
    row = queries.participant(id=participant)
    may(by, "participation.rename_participant", row)
    new = clean(name)
    wrong = fault(new, 200) if new else "missing"
    if wrong:
        raise Refusal(wrong, column="name")
    Participant.objects.filter(pk=participant).update(name=new)
    return row.event_id


def amend_participant(*, participant: str, person: Row, by: Account | None) -> str:
    """Make a participant stand on the list as `person` says; gives the event's id, as `rename_participant`.

    Refusals: not_permitted, unknown_participant, unknown_version, and what is wrong with a field.
    """
    found = queries.participant(id=participant)
    may(by, "participation.add_participant", found)
    arrangement, row = meeting.arrangement(event=found.event_id), person.cleaned()
    for wrong in judge(row, categories(arrangement), queues(arrangement)):
        raise Refusal(wrong.code, column=wrong.column)
    fields = asdict(row)
    del fields["line"]
    Participant.objects.filter(pk=participant).update(**fields)
    return found.event_id


def preview_list(*, event: str, data: bytes, by: Account | None) -> Preview:
    """What an import of this file would do; stores nothing.

    A workbook goes through the gate of uploads first. Refusals: not_permitted, unknown_version, and what the gate
    refuses of a workbook.
    """
    may(by, "participation.import_list", event)
    if is_workbook(data) and len(data) <= LARGEST:
        examine_file(upload=Upload("list.xlsx", data, "list", event))
    arrangement = meeting.arrangement(event=event)
    return read_list(
        data,
        categories=categories(arrangement),
        queues=queues(arrangement),
        known=queries.known(event=event),
    )


def import_list(*, event: str, rows: Collection[Row], by: Account | None, now: int) -> tuple[str, ...]:
    """Add a whole list that was previewed, or nothing of it; gives the new ids in its order.

    Every row is judged again, because the programme or the list may have moved since the preview.
    Refusals: not_permitted, unknown_version, empty_list, list_changed.
    """
    may(by, "participation.import_list", event)
    if not rows:
        raise Refusal("empty_list")
    arrangement = meeting.arrangement(event=event)
    doors = categories(arrangement), queues(arrangement)
    with transaction.atomic():
        hold_event(event=event)
        known = queries.known(event=event)
        if any(row.key in known or any(judge(row, *doors)) for row in rows):
            raise Refusal("list_changed")
        return _add(event, rows, by, now)


def categories(arrangement: Mapping[str, Any]) -> frozenset[str]:
    """The slugs of the modalities' categories of participants."""
    return frozenset(arrangement.get("participants", {}))


def queues(arrangement: Mapping[str, Any]) -> frozenset[str]:
    """The doors into the lists of all floors."""
    floors = arrangement.get("floors", {}).values()
    return frozenset(queue for floor in floors for queue in floor.get("queues", ()))


def _add(event: str, rows: Collection[Row], by: Account | None, now: int) -> tuple[str, ...]:
    made = []
    for row in rows:
        fields = asdict(row)
        del fields["line"]
        made.append(Participant(event_id=event, added_by=by, created_at=now, **fields))
    return tuple(row.pk for row in Participant.objects.bulk_create(made))
