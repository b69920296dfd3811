"""How long participants and their ways in are kept."""

from django.db.models import Q

from rostrum.apps.participation.models import (
    Accommodation,
    ChosenSpeaker,
    Device,
    FullExport,
    Invitation,
    InvitationStep,
    Link,
    Listing,
    Participant,
)
from rostrum.apps.people.personal import Personal, Who, declare, nobody

TEXTS = ("name", "legal_name", "body", "body_ref", "capacity", "category", "region", "lang", "say", "queue")


def _own(who: Who) -> Q:
    return Q(pk__in=who.participants)


nobody(Invitation)
declare(
    # The row goes with everything that hangs on it: links, devices, lists, extra time, badges.
    Personal(
        Participant,
        dict.fromkeys(TEXTS, "identity"),
        event="event",
        since="created_at",
        whole="identity",
        of=_own,
    ),
    Personal(
        Link, dict.fromkeys(("token_hash", "pin_mac"), "door")
    ),  # thirty days after it ends, by its own job
    Personal(Device, {"agent": "door"}),  # goes with its link
    Personal(Accommodation, {}, event="participant__event", since="recorded_at", whole="health"),
    Personal(Listing, {"audience": "public"}),  # goes with its participant
    Personal(ChosenSpeaker, {"segment": "record"}),  # goes with its participant
    Personal(FullExport, dict.fromkeys(("table", "why", "digest"), "log")),
    Personal(InvitationStep, dict.fromkeys(("act", "why"), "official")),
)
