"""How long what people tell of themselves is kept. The answers of a dossier each follow their own question."""

from django.db.models import Q

from rostrum.apps.people.personal import Personal, Who, declare, nobody
from rostrum.apps.registration.models import (
    AccessRequest,
    Consent,
    Delegation,
    DelegationStep,
    Dossier,
    Holiday,
    InvitationLink,
    Registration,
    Step,
    Training,
    TravelRequest,
)

NEED = ("name", "body", "address", "language", "participant", "text", "route", "seat", "note")
OVER = "registration__event"


def _dossier(who: Who) -> Q:
    return Q(pk__in=who.dossiers)


def _registration(who: Who) -> Q:
    return Q(dossier__in=who.dossiers)


def _below(who: Who) -> Q:
    return Q(registration__dossier__in=who.dossiers)


def _need(who: Who) -> Q:
    """With a registration, or told at the board by somebody without one."""
    return _below(who) | Q(participant__in=who.participants) | Q(address__in=who.addresses)


def _invited(who: Who) -> Q:
    """That to the person's own address; one to a body others still come by."""
    return Q(address__in=who.addresses)


def _focal(who: Who) -> Q:
    return Q(focal_address__in=who.addresses)


nobody(Holiday, Training)
declare(
    Personal(
        Dossier,
        {
            "name": "identity",
            "body": "identity",
            "country": "identity",
            "registered_by": "identity",
            "answers": "identity",  # at the latest; each answer at the end of its question's class
            "address": "contact",
            "language": "contact",
        },
        event="registrations__event",
        since="made_at",
        of=_dossier,
        stays=True,
    ),
    Personal(
        Registration,
        {"category": "record", "state": "record", "member_type": "identity", "level": "identity"}
        | {"participant": "identity", "told": "working"},
        event="event",
        of=_registration,
        stays=True,
    ),
    Personal(
        Step,
        {
            "act": "record",
            "state": "record",
            "by": "record",
            "body": "record",
            "why": "identity",
            "differs": "identity",
        },
        event=OVER,
        since="at",
        of=_below,
        stays=True,
    ),
    Personal(
        AccessRequest,
        dict.fromkeys(NEED, "health"),
        event="event",
        since="received_at",
        whole="health",
        of=_need,
    ),
    Personal(
        TravelRequest,
        dict.fromkeys(("text", "offer", "why"), "working"),
        event=OVER,
        since="asked_at",
        whole="working",
        of=_below,
    ),
    Personal(Consent, {}, event=OVER, since="given_at", whole="identity", of=_below),
    Personal(
        InvitationLink,
        {"category": "nobody", "body": "contact", "address": "contact", "language": "contact"},
        event="event",
        since="made_at",
        whole="contact",
        of=_invited,
    ),
    Personal(
        Delegation,
        {"category": "nobody", "letter": "contact", "language": "contact"}
        | {"focal_name": "contact", "focal_address": "contact"},
        event="event",
        since="made_at",
        of=_focal,
        stays=True,
    ),
    Personal(
        DelegationStep,
        {"act": "record", "by": "record", "floor": "record"}
        | {"focal_name": "contact", "focal_address": "contact"},
        event="delegation__event",
        since="at",
        of=_focal,
        stays=True,
    ),
)
