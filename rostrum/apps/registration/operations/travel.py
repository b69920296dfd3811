"""Support for travel: what the secretariat offers or declines, and what the person answers (R187)."""

from django.db import transaction

from rostrum.apps.people.models import Account
from rostrum.apps.registration.models import Dossier, Registration, TravelRequest
from rostrum.apps.registration.operations.apply import Holder
from rostrum.apps.registration.operations.telling import tell
from rostrum.apps.registration.permissions import may
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.registration import travel as rules
from rostrum.procedure.registration.states import ENDED

LONGEST = {"offer": 300, "why": 500}
LETTERS = {"offer": "registration.travel_offered", "decline": "registration.travel_declined"}


def decide_travel(*, request: str, act: str, words: str, by: Account | None, now: int) -> None:
    """Offer support, decline it with a reason, or take a declined request up again; the person is told by mail.

    Refused: not_permitted, unknown_request, not_now (also an offer to somebody who no longer takes part), missing (an
    offer or a reason without words), too_long.
    """
    with transaction.atomic():
        row = _locked(pk=request)
        may(by, "registration.decide_travel", row.registration)
        ended = act == "offer" and row.registration.state in ENDED
        if act not in rules.OF_THE_OFFICE or ended:
            raise Refusal("not_now", state=row.state, act=act)
        row.state = rules.after(row.state, act)
        if act in LETTERS:
            field = "offer" if act == "offer" else "why"
            setattr(row, field, _sound(field, words))
        row.decided_by, row.decided_at = by, now
        row.save()
        if act in LETTERS:
            tell(LETTERS[act], row.registration, f"travel:{now}", now)


def answer_travel(*, holder: Holder, registration: str, accept: bool, now: int) -> None:
    """The person accepts an offer or turns it down, also later, when plans change.

    Refused: signed_out, unknown_registration, unknown_request, not_now.
    """
    with transaction.atomic():
        if not Dossier.objects.filter(pk=holder.dossier, erased_at=None, link_expires__gt=now).exists():
            raise Refusal("signed_out")
        if not Registration.objects.filter(pk=registration, dossier=holder.dossier).exists():
            raise Refusal("unknown_registration")
        row = _locked(registration=registration)
        row.state = rules.after(row.state, "accept" if accept else "turn_down")
        row.save(update_fields=["state"])


def _locked(**named: str) -> TravelRequest:
    rows = TravelRequest.objects.select_for_update(of=("self",)).select_related("registration__dossier")
    row = rows.filter(**named).first()
    if row is None:
        raise Refusal("unknown_request")
    return row


def _sound(field: str, words: str) -> str:
    told = words.strip()
    if not told:
        raise Refusal("missing", field=field)
    if len(told) > LONGEST[field]:
        raise Refusal("too_long", field=field, longest=LONGEST[field])
    return told
