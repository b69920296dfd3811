"""Asking the scanner about what was taken in."""

from typing import Literal

from django.db import transaction

from rostrum.apps.documents import store
from rostrum.apps.documents.models import File
from rostrum.foundation.ports import ports

Scanned = Literal["", "done", "unreachable"]


def scan_file(*, now: int) -> Scanned:
    """Scan the file that has waited longest. Gives `` when none waits, `unreachable` when no scanner answered.

    What is infected loses its bytes at once; the row stays, so that whoever sent it is told.
    """
    row = File.objects.filter(state="unscanned").order_by("received_at", "id").first()
    if row is None:
        return ""
    try:
        data = store.read(row.pk)
    except FileNotFoundError:  # erased in between, or lost: nothing to be handed out either
        File.objects.filter(pk=row.pk, state="unscanned").update(
            state="infected", found="no bytes", scanned_at=now
        )
        return "done"
    told = ports.scanner.scan(data)
    if told.verdict == "unreachable":
        return "unreachable"
    state = {"clean": "clean", "infected": "infected", "off": "scanner_off"}[told.verdict]
    with transaction.atomic():
        rows = File.objects.filter(pk=row.pk, state="unscanned")
        rows.update(state=state, found=told.words[:200], scanned_at=now)
        if state == "infected":
            transaction.on_commit(lambda: store.remove(row.pk))
    return "done"
