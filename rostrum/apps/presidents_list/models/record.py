"""The record of each list, its counter, and who the ids in it stand for.

The record is confidential as a whole: its length counts the objections, its head dates them (security 4.6). It holds
ids and codes alone (D13) and is only ever added to: the database itself refuses change and removal (migration 0001).
"""

from typing import ClassVar

from django.db import models

from rostrum.foundation.ids import new_id
from rostrum.foundation.record import ChainCounter, ChainEntry, Record, once


class PresidentsList(models.Model):
    """One list of an event, as its modalities name it; the id is `<event>.<name>`."""

    id = models.CharField(primary_key=True, max_length=130)
    event = models.ForeignKey("meeting.Event", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=64)

    class Meta:
        ordering = ("id",)
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("event", "name"), name="presidents_list_once")
        ]

    def __str__(self) -> str:
        return self.id


class Counter(ChainCounter):
    list = models.OneToOneField(
        PresidentsList, primary_key=True, on_delete=models.PROTECT, related_name="counter"
    )

    def __str__(self) -> str:
        return str(self.list_id)


class Entry(ChainEntry):
    list = models.ForeignKey(PresidentsList, on_delete=models.PROTECT, related_name="entries")

    class Meta:
        ordering = ("list_id", "number")
        constraints: ClassVar = once("list", "list_entry")

    def __str__(self) -> str:
        return f"{self.list_id} {self.number}"


RECORD = Record(Entry, Counter, "list")


class Nominee(models.Model):
    """Whom an id of the record stands for: a registration, where the name lives and can be erased.

    The id is random, so that nothing on the public list counts anything (security 4.5).
    """

    id = models.CharField(primary_key=True, max_length=24, default=new_id, editable=False)
    list = models.ForeignKey(PresidentsList, on_delete=models.PROTECT, related_name="nominees")
    registration = models.ForeignKey(
        "registration.Registration", on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        ordering = ("list_id", "id")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("list", "registration"), name="nominee_once_per_list")
        ]

    def __str__(self) -> str:
        return self.id
