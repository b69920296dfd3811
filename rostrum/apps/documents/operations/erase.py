"""Deleting files, with their bytes."""

from collections.abc import Collection
from functools import partial

from django.db import transaction
from django.db.models import Q, QuerySet

from rostrum.apps.documents import store
from rostrum.apps.documents.models import File
from rostrum.apps.documents.permissions import ERASE, may
from rostrum.apps.people.models import Account
from rostrum.foundation.clock import DAY
from rostrum.foundation.refusal import Refusal

LOST = DAY  # far longer than any upload takes


def erase_file(*, file: str, event: str, by: Account | None) -> None:
    """Delete one file of an event, row and bytes; nothing of it stays. Refused: not_permitted, unknown_file."""
    may(by, ERASE, event)
    if not _erase(File.objects.filter(pk=file, event=event)):
        raise Refusal("unknown_file")


def erase_files(*, person: str = "", owner: str = "") -> int:
    """Delete every file about a person, or of one owner; gives how many (R199).

    Called by the erasure of a person and by the apps that hold owners, which have asked who may.
    """
    which = Q(pk=None)
    which |= Q(person=person) if person else Q(pk=None)
    which |= Q(owner=owner) if owner else Q(pk=None)
    return _erase(File.objects.filter(which))


def forget_files(*, events: Collection[str]) -> int:
    """Delete what was sent in for events that have run out and is no part of their record; gives how many (R199)."""
    return _erase(File.objects.filter(event__in=events, retention="event"))


def clear_lost_files(*, now: int) -> int:
    """Delete bytes that no row names, left by an act that failed between file and row; gives how many."""
    known = set(File.objects.exclude(state="infected").values_list("pk", flat=True))
    lost = [
        path
        for path in store.held()
        if path.name not in known and path.stat().st_mtime_ns // 1_000 < now - LOST
    ]
    for path in lost:
        path.unlink(missing_ok=True)
    return len(lost)


def _erase(rows: QuerySet[File]) -> int:
    """The rows first: bytes without a row are swept if the process ends in between, a row would name what is gone."""
    with transaction.atomic():
        names = list(rows.values_list("pk", flat=True))
        File.objects.filter(pk__in=names).delete()
        for name in names:
            transaction.on_commit(partial(store.remove, name))
    return len(names)
