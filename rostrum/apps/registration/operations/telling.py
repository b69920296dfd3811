"""The mails of a registration go out by one function: to its own address, in its language, with ids alone."""

from rostrum.apps.correspondence.operations import To, queue_mail
from rostrum.apps.registration.models import Registration

TO_THE_FOCAL_POINT = frozenset(
    {"registration.asked", "registration.refused", "registration.taken_back"}
)  # the rest stands on its page


def tell(letter: str, row: Registration, key: str, now: int) -> None:
    """Queue a letter of `registration.letters`. `key`: the same letter about the same act goes once.

    Its reason is that of the trail at `now`, whenever it is sent. For a delegation's member without an address the
    focal point is written to, where something is to be done; anybody else without one is written to by nobody.
    """
    dossier = row.dossier
    address = dossier.address or _focal_address(letter, row)
    if not address:
        return
    to = To(address, dossier.language, dossier.pk)
    context = {"registration": row.pk, "event": row.event_id, "at": str(now)}
    queue_mail(letter=letter, to=to, context=context, now=now, key=f"{row.pk}:{key}")


def _focal_address(letter: str, row: Registration) -> str:
    return row.delegation.focal_address if row.delegation and letter in TO_THE_FOCAL_POINT else ""
