"""People whom the programme itself names: they take part without registering (R36-R59)."""

from rostrum.apps.participation.models import Participant
from rostrum.apps.participation.queries import FIELDS, ParticipantRow, called
from rostrum.apps.participation.words import clean


def ensure_named(*, event: str, name: str, capacity: str, body: str, now: int) -> ParticipantRow:
    """The participant of an office-holder of the programme, made when first called to speak.

    The category stays empty: an office is none of the mandate's categories.
    """
    told = {"name": name[:200], "capacity": capacity[:300], "body": body[:300]}
    made, _ = Participant.objects.get_or_create(
        event_id=event, category="", **told, defaults={"created_at": now, "preregistered": True}
    )
    return ParticipantRow(**{field: getattr(made, field) for field in FIELDS})


def find_or_name(*, event: str, name: str, capacity: str, body: str, now: int) -> ParticipantRow:
    """Whoever is on the list by this name and body, or one who is named now: an author need not be in the room."""
    name, capacity, body = clean(name), clean(capacity), clean(body)
    known = called(event=event, name=name, body=body)
    return known or ensure_named(event=event, name=name, capacity=capacity, body=body, now=now)
