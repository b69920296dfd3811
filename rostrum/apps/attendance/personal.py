"""Badges, with their scans, and papers, which go by their own job; at an erasure with their participant."""

from django.db.models import Q

from rostrum.apps.attendance.models import (
    Badge,
    Certificate,
    Feedback,
    Paper,
    Scan,
    SpentToken,
)
from rostrum.apps.people.personal import Personal, Who, declare


def _papers(who: Who) -> Q:
    """Those of the person, and those of everybody in which they stand."""
    return Q(participant__in=who.participants) | Q(participant=None, event__in=who.events)


declare(
    # A certificate can be asked for until then.
    Personal(Badge, {}, event="event", since="made_at", whole="contact"),
    Personal(Certificate, {"days": "record"}),  # names nobody, and stays good after an erasure
    Personal(
        Feedback,
        dict.fromkeys(("counts", "shown_counts"), "record")
        | dict.fromkeys(("texts", "shown_texts"), "contact"),
        event="event",
    ),  # of whom a text is nobody can say, so an erasure finds none
    Personal(SpentToken, {"token": "contact"}, event="event", whole="contact"),
    Personal(Scan, dict.fromkeys(("key", "way", "verdict"), "door")),
    Personal(Paper, dict.fromkeys(("kind", "language", "words", "fault", "data"), "door"), of=_papers),
)
