"""The record of the floor: random ids that point to nobody once the person is erased (D13)."""

from rostrum.apps.floor.models import Counter, Entry, Floor, Request
from rostrum.apps.people.personal import Personal, declare, nobody

nobody(Floor, Counter)
declare(
    Personal(Entry, dict.fromkeys(("kind", "actor", "key", "body", "previous", "hash"), "record")),
    Personal(Request, {"participant": "record"}),
)
