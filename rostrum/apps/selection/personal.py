"""What is told to be selected goes thirty days after the event, and with its person; that there was a choice stays."""

from django.db.models import Q

from rostrum.apps.people.personal import Personal, Who, declare
from rostrum.apps.selection.models import Expression, ExpressionStep


def _own(who: Who) -> Q:
    return Q(registration__dossier__in=who.dossiers)


def _below(who: Who) -> Q:
    return Q(expression__registration__dossier__in=who.dossiers)


declare(
    Personal(
        Expression,
        {"segment": "record", "state": "record", "told": "record"}
        | {"text": "working", "language": "working", "first": "balance"},
        event="registration__event",
        since="sent_at",
        of=_own,
    ),
    Personal(
        ExpressionStep,
        {"act": "record", "state": "record", "why": "working"},
        event="expression__registration__event",
        since="at",
        of=_below,
    ),
)
