"""The list keeps random ids; names lie with the registration, and go with it.

What Members said against a name is said of a person: it goes with that person, and a year after the event at the
latest. No report counts it, since a number would tell that somebody objected.
"""

from django.db.models import Q

from rostrum.apps.people.personal import Personal, Who, declare, nobody
from rostrum.apps.presidents_list.models import (
    RECORD,
    Counter,
    Disclosure,
    Entry,
    Nominee,
    PresidentsList,
    SealedObjection,
    SealedRequest,
)


def _against(who: Who) -> Q:
    """The objections to the names of a person, by the record, which keeps their ids."""
    mine = Nominee.objects.filter(registration__dossier__in=who.dossiers)
    nominees = dict(mine.values_list("pk", "list_id"))
    rows = [
        row for one in set(nominees.values()) for row in RECORD.read(one) if row.kind == "ObjectionReceived"
    ]
    return Q(pk__in=[row.body["objection"] for row in rows if row.body["nominee"] in nominees])


nobody(PresidentsList, Counter, Nominee)
declare(
    Personal(Entry, dict.fromkeys(("kind", "actor", "key", "body", "previous", "hash"), "record")),
    Personal(
        SealedObjection,
        {"sealed": "identity"},
        event="list__event",
        whole="identity",
        of=_against,
        untold=True,
    ),
    Personal(SealedRequest, {"sealed": "record"}),
    Personal(Disclosure, {"sealed": "record"}),
)
