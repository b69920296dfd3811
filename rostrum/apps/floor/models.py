"""The record of each floor, its counter, and the projection that keeps one waiting request a participant.

`Entry` is the truth and is only ever added to: the database itself refuses change and removal (migration 0002).
The state of a floor is a fold of its entries; `Request` repeats who waits so that a constraint can guard it.
"""

from typing import ClassVar

from django.db import models

from rostrum.foundation.record import ChainCounter, ChainEntry, Record, once


class Floor(models.Model):
    """One record and one stream per meeting and track (D1); the id is `<event>.<track>`."""

    id = models.CharField(primary_key=True, max_length=130)
    event = models.ForeignKey("meeting.Event", on_delete=models.PROTECT, related_name="floors")
    track = models.CharField(max_length=64)

    class Meta:
        ordering = ("id",)
        constraints: ClassVar = [models.UniqueConstraint(fields=("event", "track"), name="floor_per_track")]

    def __str__(self) -> str:
        return self.id


class Counter(ChainCounter):
    floor = models.OneToOneField(Floor, primary_key=True, on_delete=models.PROTECT)

    def __str__(self) -> str:
        return f"{self.floor_id} {self.number}"


class Entry(ChainEntry):
    floor = models.ForeignKey(Floor, on_delete=models.PROTECT, related_name="entries")

    class Meta:
        ordering = ("floor_id", "number")
        constraints: ClassVar = once("floor", "entry")
        indexes: ClassVar = [models.Index(fields=("floor", "actor", "at"), name="entry_by_actor")]

    def __str__(self) -> str:
        return f"{self.floor_id} {self.number} {self.kind}"


RECORD = Record(Entry, Counter, "floor")


class Request(models.Model):
    """Who waits (R105), each co-speaker of a joint intervention too (R111): nobody waits twice.

    A projection: rebuilt from the record at any time. The id is that of the request, for a co-speaker with the
    participant's behind a colon.
    """

    id = models.CharField(primary_key=True, max_length=64)
    floor = models.ForeignKey(Floor, on_delete=models.PROTECT, related_name="+")
    participant = models.CharField(max_length=24)
    waiting = models.BooleanField(default=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=("floor", "participant"),
                condition=models.Q(waiting=True),
                name="one_waiting_request",
            )
        ]

    def __str__(self) -> str:
        return self.id
