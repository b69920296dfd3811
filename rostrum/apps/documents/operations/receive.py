"""Taking a file in: through the gate whole, or not at all."""

import hashlib
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import Count, Sum

from rostrum.apps.documents import store
from rostrum.apps.documents.intake.child import admit
from rostrum.apps.documents.intake.gate import Entrant
from rostrum.apps.documents.intake.purposes import PURPOSES
from rostrum.apps.documents.models import File
from rostrum.apps.documents.permissions import BRING, may
from rostrum.apps.people.models import Account
from rostrum.foundation.ports import ports
from rostrum.foundation.refusal import Refusal


@dataclass(frozen=True)
class Upload:
    """What was sent: the name as the sender's machine gave it, the bytes, and what they are for.

    `owner` is the id of the thing it belongs to, in the app above; `person` whom it is about, for the erasure.
    """

    name: str
    data: bytes = field(repr=False)
    purpose: str = ""
    event: str = ""
    owner: str = ""
    person: str = ""


@dataclass(frozen=True)
class Examined:
    """A file that passed the gate, with the bytes to be kept."""

    upload: Upload
    entrant: Entrant
    data: bytes = field(repr=False)


def examine_file(*, upload: Upload) -> Examined:
    """Send a file through the gate; stores nothing, and takes up to twelve seconds.

    An act that keeps a file beside other rows calls this before it opens its transaction, because nobody else can
    write meanwhile, and `keep_file` inside. Refused: what `intake.child.admit` refuses.
    """
    return Examined(upload, *admit(upload.name, upload.data, upload.purpose))


def keep_file(*, examined: Examined, by: Account | None, now: int) -> str:
    """Keep a file that passed the gate, in the transaction of the act; gives its id.

    The act has asked who may send. The worker scans it: receipt never waits for a scanner, publication does. The same
    bytes again for the same owner and purpose give the first one's id. Refused: too_many_files (`limit`) of one owner.
    """
    upload, entrant, data = examined.upload, examined.entrant, examined.data
    row = File(
        purpose=upload.purpose,
        name=entrant.name,
        media_type=entrant.media_type,
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        state="scanner_off" if ports.scanner.name == "off" else "unscanned",
        event=upload.event,
        owner=upload.owner,
        person=upload.person,
        retention=PURPOSES[upload.purpose].retention,
        uploaded_by=by,
        received_at=now,
    )
    with transaction.atomic():
        if known := _known(row):
            return known
        _room(row)
        store.keep(
            row.pk, data
        )  # before the row: bytes without a row are swept, a row without bytes is a loss
        row.save(force_insert=True)
        if row.state == "unscanned":
            ports.courier.call("scans", now)
    return str(row.pk)


def bring_file(*, upload: Upload, by: Account | None, now: int) -> str:
    """A file that the secretariat itself brings in for an event.

    Refused: not_permitted, what `examine_file` and `keep_file` refuse.
    """
    may(by, BRING, upload.event)
    return keep_file(examined=examine_file(upload=upload), by=by, now=now)


def _known(row: File) -> str:
    same = File.objects.filter(event=row.event, owner=row.owner, purpose=row.purpose, sha256=row.sha256)
    found = same.exclude(state="infected").values_list("pk", flat=True).first() if row.owner else None
    return str(found or "")


def _room(row: File) -> None:
    """What belongs to one thing has an end, so that nobody fills the disk through one form."""
    if not row.owner:
        return
    told = PURPOSES[row.purpose]
    rows = File.objects.filter(owner=row.owner, purpose=row.purpose)
    held = rows.aggregate(count=Count("id"), room=Sum("size", default=0))
    if held["count"] >= told.most or held["room"] + row.size > told.room:
        raise Refusal("too_many_files", limit=told.most)
