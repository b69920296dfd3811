"""How long letters are kept: ninety days after the event, so that a question about one can be answered."""

from django.db.models import Q

from rostrum.apps.correspondence.models import Mail, Mailing, TemplateText, Try, Unsubscription
from rostrum.apps.people.personal import Personal, Who, declare, nobody

MAIL = (
    "message_id", "letter", "event", "address", "language", "person", "context", "key", "reason", "broken",
)  # fmt: skip


def _mails(who: Who) -> Q:
    found = Q(person__in=who.ids)
    for address in who.addresses:
        found |= Q(address__iexact=address)
    return found


nobody(TemplateText)
declare(
    Personal(
        Mail, dict.fromkeys(MAIL, "contact"), event="event", since="queued_at", whole="contact", of=_mails
    ),
    Personal(Try, dict.fromkeys(("outcome", "words"), "contact")),  # goes with its mail
    Personal(
        Mailing,
        dict.fromkeys(("event", "audience", "choice", "letter"), "nobody") | {"words": "official"},
    ),
    Personal(Unsubscription, {"event": "nobody", "digest": "door"}),  # so that the wish outlives the erasure
)
