"""What a person says of themselves counts at once, whatever is still to be approved: protection, lists, uses (D42)."""

from collections.abc import Mapping

from django.db import transaction

from rostrum.apps.floor import operations as floor
from rostrum.apps.meeting import operations as meeting
from rostrum.apps.participation import listing
from rostrum.apps.participation import operations as participation
from rostrum.apps.participation import queries as listed
from rostrum.apps.people.models import Account
from rostrum.apps.registration.models import Dossier, Registration
from rostrum.apps.registration.operations.confidential import USES, keep_consents
from rostrum.apps.registration.operations.filling import drop_portraits
from rostrum.apps.registration.operations.holder_portraits import drop_holder_portraits
from rostrum.procedure.lists import NOBODY
from rostrum.procedure.registration.states import DRAFT, ENDED

OWN_WORD = frozenset({"protected", "listed", *USES})  # nobody but the person decides on these
NAMES = frozenset({"name", "legal_name"})


def protect_person(
    *, participant: str, protected: bool, name: str = "", by: Account | None, now: int
) -> None:
    """Protect a participant or end it, on every screen and in what they told of themselves; `by` None: the person.

    A portrait that was sent is deleted, and one that the programme shows.

    `name`: another name in public; the one before it is kept as the legal one. Refused: what
    `participation.protect_participant` refuses.
    """
    with transaction.atomic():
        before = listed.participant(id=participant)
        meeting.hold_event(event=before.event_id)
        floor.protect_participant(participant=participant, protected=protected, name=name, by=by, now=now)
        if protected:
            drop_holder_portraits(event=before.event_id, names={before.name})
        rows = Registration.objects.filter(participant=participant).values("dossier")
        for dossier in Dossier.objects.select_for_update().filter(pk__in=rows, erased_at=None):
            dossier.protected = protected
            _rename(dossier, " ".join(name.split()))
            dossier.changed_at = now
            dossier.save()
            if protected:
                drop_portraits(dossier)


def _rename(dossier: Dossier, name: str) -> None:
    if name and name != dossier.name:
        if not dossier.answers.get("legal_name"):
            dossier.answers = {**dossier.answers, "legal_name": dossier.name}
        dossier.name = name


def follow_answers(row: Registration, told: Mapping[str, str], now: int) -> None:
    """After answers were changed: every use, every list and the protection stand as the person now says."""
    sent = Registration.objects.filter(dossier=row.dossier_id).exclude(state=DRAFT)
    for one in sent.select_related("dossier"):
        keep_consents(one, now)
        if one.participant and one.state not in ENDED and "protected" in told:
            _protect(one, now)
    if row.participant and row.state not in ENDED and "listed" in told:
        choose_list(row, told["listed"], now)


def _protect(row: Registration, now: int) -> None:
    wanted = row.dossier.protected
    if listing.is_protected(participant=row.participant) != wanted:
        floor.protect_participant(participant=row.participant, protected=wanted, by=None, now=now)


def choose_list(row: Registration, audience: str, now: int) -> None:
    """The list as the form asks for it; a choice that says the same already keeps its end and what it shows."""
    audience = audience or NOBODY
    if listing.choice(participant=row.participant, now=now).audience != audience:
        wish = participation.Wish(audience, with_body=True)
        participation.choose_list(participant=row.participant, wish=wish, now=now)
