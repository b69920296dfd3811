"""Registering a whole list of people at once: previewed, then stored whole or not at all (R60-R80)."""

from collections.abc import Collection
from functools import partial

from django.db import transaction

from rostrum.apps.correspondence.operations import To, queue_many
from rostrum.apps.correspondence.operations.queue import read_address
from rostrum.apps.documents.operations import Upload, examine_file
from rostrum.apps.meeting.operations import hold_event
from rostrum.apps.participation.sheets import LARGEST, is_workbook
from rostrum.apps.people.models import Account
from rostrum.apps.registration import queries
from rostrum.apps.registration.answers import APART, COLUMNS, cleaned
from rostrum.apps.registration.links import LASTS_DAYS
from rostrum.apps.registration.lists import LETTERS, Entry, Known, Preview, beyond, judge, read_list
from rostrum.apps.registration.models import Dossier, Registration, Step
from rostrum.apps.registration.permissions import may
from rostrum.foundation.clock import DAY
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.registration import states
from rostrum.procedure.registration.caps import counts
from rostrum.procedure.registration.ways import Way

BATCH = 500


def preview_registrations(*, event: str, data: bytes, by: Account | None) -> Preview:
    """What an import of this file would do; stores nothing. A workbook goes through the gate of uploads first.

    Refused: not_permitted, unknown_version, and what the gate refuses of a workbook.
    """
    may(by, "registration.import", event)
    if is_workbook(data) and len(data) <= LARGEST:
        examine_file(upload=Upload("list.xlsx", data, "list", event))
    return read_list(data, _known(event))


def import_registrations(
    *, event: str, entries: Collection[Entry], by: Account | None, now: int
) -> tuple[str, ...]:
    """Register everybody of a list that was previewed, or nobody; gives the ids in its order.

    They wait for a decision like all others. Who has an address is told, with the link to see it and to take it
    back. After the deadline they are marked late. Every line is judged again, because much may have moved since the
    preview. Refused: not_permitted, unknown_version, empty_list, list_changed.
    """
    may(by, "registration.import", event)
    if not entries:
        raise Refusal("empty_list")
    with transaction.atomic():
        hold_event(event=event)
        known = _known(event)
        if any(not known.keys.isdisjoint(one.keys) or any(judge(one, known)) for one in entries) or any(
            beyond(entries, known)
        ):
            raise Refusal("list_changed")
        late = {code for code, way in known.ways.items() if queries.is_closed(event=event, way=way, now=now)}
        rows = [_row(event, known.ways[one.category], one, now) for one in entries]
        for row in rows:
            row.late = row.category in late
        Dossier.objects.bulk_create([row.dossier for row in rows], BATCH)
        Registration.objects.bulk_create(rows, BATCH)
        Step.objects.bulk_create([_step(row, by, now) for row in rows], BATCH)
        _tell(rows, now)
    return tuple(row.pk for row in rows)


def _known(event: str) -> Known:
    return Known(
        queries.ways_of(event=event),
        queries.countries(),
        queries.keys(event=event),
        _fault_of_address,
        partial(queries.places, event=event, waiting=True),
    )


def _fault_of_address(text: str) -> str:
    try:
        read_address(text)
    except Refusal as refusal:
        return refusal.code
    return ""


def _row(event: str, way: Way, one: Entry, now: int) -> Registration:
    told = cleaned(way, one.told)
    dossier = Dossier(
        address=one.told.get("email", "").strip().lower(),
        link_expires=now + LASTS_DAYS * DAY,
        registered_by="import",
        made_at=now,
        changed_at=now,
        answers={
            name: text for name, text in told.items() if name not in COLUMNS and name not in APART and text
        },
    )
    for name, column in COLUMNS.items():
        setattr(dossier, column, told.get(name, ""))
    dossier.protected = told.get("protected") == "yes"
    dossier.language = told.get("letters") or LETTERS
    return Registration(
        dossier=dossier,
        event_id=event,
        category=one.category,
        state=states.after(states.DRAFT, "enter"),
        member_type=one.member_type,
        counted=counts(one.member_type),
        speaks=way.may_speak and told.get("speak") == "yes",
        sent_at=now,
    )


def _step(row: Registration, by: Account | None, now: int) -> Step:
    kind = "account" if by else "installation"
    return Step(registration=row, act="enter", state=row.state, at=now, by=kind, account=by)


def _tell(rows: Collection[Registration], now: int) -> None:
    queue_many(
        letter="registration.entered",
        to=[
            (
                To(row.dossier.address, row.dossier.language, row.dossier.pk),
                {"registration": row.pk, "event": row.event_id, "at": str(now)},
            )
            for row in rows
            if row.dossier.address
        ],
        now=now,
    )
