"""Putting a mail into the outbox, in the transaction of the act that causes it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from email.utils import parseaddr

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import connection, transaction

from rostrum.apps.correspondence.models import Mail, Unsubscription
from rostrum.apps.correspondence.unsubscribing import digest
from rostrum.apps.correspondence.writing import known_language, letter_of
from rostrum.foundation.ids import new_id
from rostrum.foundation.ports import ports
from rostrum.foundation.refusal import Refusal

ID = re.compile(r"[A-Za-z0-9._:+-]{0,64}")
LONGEST = 254
BATCH = 500


@dataclass(frozen=True)
class To:
    """Whom a mail goes to. `language` is theirs, English when it is none of the six; `person` is the id of whom it
    is about, for `erase_correspondence`.
    """

    address: str
    language: str
    person: str = ""


def queue_mail(*, letter: str, to: To, context: Mapping[str, str], now: int, key: str = "") -> str:
    """Have a letter sent, if the transaction of the caller is kept; gives the id of the mail.

    `letter` is the code of a declared `Letter`. `context` holds the ids its values are read from when it is sent,
    never text, so that erasing what they name empties the mail too; under `event` it names the event, if there is
    one. The same `letter` and `key` again queue nothing and give the first mail's id: make the key of the ids and the
    state that caused it. An address that unsubscribed is not written to, unless it is official business: gives "".

    No permission is asked: the act that causes the mail has asked. Outside a transaction it is a defect.
    Refused: address_not_read, unknown_letter, context_not_ids.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("a mail is queued in the transaction of its act")
    told, address = letter_of(letter), read_address(to.address)
    if not all(ID.fullmatch(one) for pair in context.items() for one in pair):
        raise Refusal("context_not_ids", letter=letter)
    row = new_mail(letter, replace(to, address=address), context, now, key)
    if not told.official and unsubscribed(row.event, address):
        return ""
    return _kept(row)


def queue_many(*, letter: str, to: Iterable[tuple[To, Mapping[str, str]]], now: int) -> None:
    """Have one official letter sent to many who are new here, each with its own ids, as `queue_mail` does for one.

    Refused: address_not_read, unknown_letter. Outside a transaction it is a defect.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("a mail is queued in the transaction of its act")
    letter_of(letter)
    rows = [new_mail(letter, replace(one, address=read_address(one.address)), ids, now) for one, ids in to]
    Mail.objects.bulk_create(rows, batch_size=BATCH)
    if rows:
        ports.courier.call("outbox", now)


def new_mail(letter: str, to: To, context: Mapping[str, str], now: int, key: str = "") -> Mail:
    """The row of a mail that waits, not yet in the database."""
    return Mail(
        letter=letter,
        event=context.get("event", ""),
        address=to.address,
        language=known_language(to.language),
        person=to.person,
        context={name: value for name, value in context.items() if name != "event"},
        key=key or None,
        message_id=new_message_id(),
        due_at=now,
        queued_at=now,
    )


def read_address(address: str) -> str:
    """One mail address as it can stand in a header. Refused: address_not_read."""
    told = address.strip()
    try:
        validate_email(told)
    except ValidationError as error:
        raise Refusal("address_not_read") from error
    if len(told) > LONGEST or any(sign.isspace() or not sign.isprintable() for sign in told):
        raise Refusal("address_not_read")
    return told


def unsubscribed(event: str, address: str) -> bool:
    return Unsubscription.objects.filter(event=event, digest=digest(address)).exists()


def new_message_id() -> str:
    """Random, in the domain that sends; it stays the same at every try, so that a receiver can see a copy."""
    domain = parseaddr(settings.MAIL_FROM)[1].rpartition("@")[2] or "localhost"
    return f"<{new_id(24)}@{domain}>"


def _kept(row: Mail) -> str:
    """The database decides between two that queue the same at once."""
    kept = row
    if row.key is None:
        row.save(force_insert=True)
    else:
        Mail.objects.bulk_create([row], ignore_conflicts=True)
        kept = Mail.objects.get(letter=row.letter, key=row.key)
    if kept.pk == row.pk:
        ports.courier.call("outbox", row.due_at)
    return str(kept.pk)
