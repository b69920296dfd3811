"""The President's list: its record, who is named on it, and apart from both what Members said in confidence."""

from rostrum.apps.presidents_list.models.confidential import Disclosure, SealedObjection, SealedRequest
from rostrum.apps.presidents_list.models.record import RECORD, Counter, Entry, Nominee, PresidentsList

__all__ = [
    "RECORD",
    "Counter",
    "Disclosure",
    "Entry",
    "Nominee",
    "PresidentsList",
    "SealedObjection",
    "SealedRequest",
]
