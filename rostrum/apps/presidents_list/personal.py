"""The list keeps random ids; names lie with the registration, and go with it. What is sealed stays sealed."""

from rostrum.apps.people.personal import Personal, declare, nobody
from rostrum.apps.presidents_list.models import (
    Counter,
    Disclosure,
    Entry,
    Nominee,
    PresidentsList,
    SealedObjection,
    SealedRequest,
)

nobody(PresidentsList, Counter, Nominee)
declare(
    Personal(Entry, dict.fromkeys(("kind", "actor", "key", "body", "previous", "hash"), "record")),
    Personal(SealedObjection, {"sealed": "record"}),
    Personal(SealedRequest, {"sealed": "record"}),
    Personal(Disclosure, {"sealed": "record"}),
)
