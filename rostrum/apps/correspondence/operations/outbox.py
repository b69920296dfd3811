"""What people do with the outbox: send again, record what came back, unsubscribe, forget."""

from django.db import transaction
from django.db.models import Q

from rostrum.apps.correspondence.bounces import Bounce
from rostrum.apps.correspondence.models import Mail, Try, Unsubscription
from rostrum.apps.correspondence.operations.queue import read_address
from rostrum.apps.correspondence.permissions import OUTBOX, may
from rostrum.apps.correspondence.unsubscribing import read_token
from rostrum.apps.people.models import Account
from rostrum.foundation.ports import ports
from rostrum.foundation.refusal import Refusal

AGAIN = (Mail.State.FAILED, Mail.State.BOUNCED, Mail.State.HELD)


def send_again(*, mail: str, by: Account | None, now: int) -> None:
    """Put a mail that failed, bounced or was held back into the line, under its old Message-ID.

    Refused: unknown_mail, not_permitted, not_settled (it is under way or arrived), unsubscribed.
    """
    with transaction.atomic():
        row = _found(mail)
        may(by, OUTBOX, row.event or None)
        if row.state not in AGAIN:
            raise Refusal("not_settled", state=row.state)
        if row.reason == "unsubscribed":
            raise Refusal("unsubscribed")
        row.state, row.reason, row.due_at, row.settled_at = Mail.State.WAITING, "", now, None
        row.save(update_fields=["state", "reason", "due_at", "settled_at"])
        ports.courier.call("outbox", now)


def record_bounce(*, bounce: Bounce, by: Account | None, now: int) -> str:
    """Write down that a mail did not arrive, as its receiver's report says; gives the id of the mail.

    A report that it is late changes nothing. `by` None is the installation. The same report again changes nothing.
    Refused: unknown_mail, not_permitted, not_final (the report says that the receiver goes on trying).
    """
    with transaction.atomic():
        row = Mail.objects.select_for_update().filter(message_id=bounce.message_id).first()
        if row is None:
            raise Refusal("unknown_mail")
        may(by, OUTBOX, row.event or None)
        if not bounce.final:
            raise Refusal("not_final")
        if row.state != Mail.State.BOUNCED:
            told = {
                "state": Mail.State.BOUNCED,
                "reason": "bounced",
                "settled_at": now,
                "tries": row.tries + 1,
            }
            Mail.objects.filter(pk=row.pk).update(**told)
            words = f"{bounce.status} {bounce.words}".strip()[:500]
            Try.objects.create(
                mail=row, number=row.tries + 1, at=now, answered_at=now, outcome="bounced", words=words
            )
    return str(row.pk)


def unsubscribe(*, token: str, now: int) -> None:
    """Write no more to this address about this event, unless it is official business. Again: changes nothing.

    Whoever holds the link may: it was sent to the address alone. Refused: bad_link.
    """
    event, digest = read_token(token)
    Unsubscription.objects.get_or_create(event=event, digest=digest, defaults={"at": now})


def erase_correspondence(*, person: str = "", address: str = "") -> int:
    """Delete every mail about a person, or to an address, with its tries; gives how many (R199).

    What waits is never sent. Kept is only the keyed digest of an address that unsubscribed, so that the wish
    outlives the erasure. Called by the erasure of a person, which has asked who may. Refused: address_not_read.
    """
    which = Q(pk=None)
    if person:
        which |= Q(person=person)
    if address:
        which |= Q(address__iexact=read_address(address))
    with transaction.atomic():
        return Mail.objects.filter(which).delete()[1].get("correspondence.Mail", 0)


def _found(mail: str) -> Mail:
    row = Mail.objects.select_for_update().filter(pk=mail).first()
    if row is None:
        raise Refusal("unknown_mail")
    return row
