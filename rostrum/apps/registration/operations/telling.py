"""The mails of a registration go out by one function: to its own address, in its language, with ids alone."""

from rostrum.apps.correspondence.operations import To, queue_mail
from rostrum.apps.registration.models import Registration


def tell(letter: str, row: Registration, key: str, now: int) -> None:
    """Queue a letter of `registration.letters`. `key`: the same letter about the same act goes once.

    Its reason is that of the trail at `now`, whenever it is sent. Somebody without an address is written to by nobody.
    """
    dossier = row.dossier
    if not dossier.address:
        return
    to = To(dossier.address, dossier.language, dossier.pk)
    context = {"registration": row.pk, "event": row.event_id, "at": str(now)}
    queue_mail(letter=letter, to=to, context=context, now=now, key=f"{row.pk}:{key}")
