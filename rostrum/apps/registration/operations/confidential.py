"""What is told in confidence goes into tables of its own with its own reader and its own end (R94-R100, D42)."""

from collections.abc import Mapping

from rostrum.apps.registration import queries
from rostrum.apps.registration.models import AccessRequest, Consent, Registration, TravelRequest
from rostrum.procedure.registration.access import route
from rostrum.procedure.registration.ways import BY_OTHERS

USES = ("publish_name", "publish_text", "outside_service", "contact_again")


def keep_confidential(row: Registration, told: Mapping[str, str], now: int) -> None:
    """A need or a request for support, as told; one taken back before anybody handled it goes."""
    if "access" in told or "assistant" in told:
        _keep_access(row, told, now)
    if "travel" in told:
        _keep_travel(row, told["travel"], now)


def _keep_access(row: Registration, told: Mapping[str, str], now: int) -> None:
    """A late request is taken and flagged (R99); delegations and individuals each go their way (R94, R96, Amb16)."""
    kept = AccessRequest.objects.filter(registration=row).first()
    text = told.get("access", kept.text if kept else "")
    assistant = told.get("assistant", "yes" if kept and kept.assistant else "") == "yes"
    if not text and not assistant:
        AccessRequest.objects.filter(registration=row, state=AccessRequest.State.RECEIVED).delete()
        return
    if kept is None:
        goes = route(of_delegation=_of_a_delegation(row))
        late = queries.access_is_late(event=row.event_id, now=now)
        kept = AccessRequest(registration=row, event_id=row.event_id, route=goes, late=late, received_at=now)
    kept.text, kept.assistant, kept.changed_at = text, assistant, now
    kept.save()


def _of_a_delegation(row: Registration) -> bool:
    way = queries.way_of(event=row.event_id, category=row.category)
    return way.route in BY_OTHERS - {"invite"} or row.delegation_id is not None


def _keep_travel(row: Registration, text: str, now: int) -> None:
    if not text:
        TravelRequest.objects.filter(registration=row, state=TravelRequest.State.REQUESTED).delete()
        return
    TravelRequest.objects.update_or_create(
        registration=row, defaults={"text": text}, create_defaults={"text": text, "asked_at": now}
    )


def keep_consents(row: Registration, now: int) -> None:
    """Each use is a yes of its own; what is no longer given is withdrawn at this moment (D42)."""
    told = row.dossier.answers
    wanted = [use for use in USES if told.get(use) == "yes"]
    for kept in Consent.objects.filter(registration=row, withdrawn_at=None):
        if kept.use in wanted:
            wanted.remove(kept.use)
        else:
            kept.withdrawn_at = now
            kept.save()
    end = queries.consent_ends(event=row.event_id)
    Consent.objects.bulk_create(Consent(registration=row, use=use, given_at=now, until=end) for use in wanted)
