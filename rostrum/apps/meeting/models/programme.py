"""Events and the versions of their arrangement; rows of versions and acts are only ever added.

What is sensitive of a person stands apart, where it can be erased.
"""

from typing import Any

from django.conf import settings
from django.db import models


class Event(models.Model):
    """A hearing or a high-level meeting (D1), known by the id of its modalities."""

    id = models.CharField(primary_key=True, max_length=64)
    kind = models.CharField(max_length=32)
    title = models.TextField()
    process = models.CharField(max_length=64, db_index=True)
    session = models.PositiveIntegerField()
    tz = models.CharField(max_length=64)
    rehearsal = models.BooleanField(default=False)
    modalities_name = models.CharField(max_length=200)
    modalities_text = models.TextField()
    created_at = models.BigIntegerField()

    class Meta:
        ordering = ("created_at", "id")

    def __str__(self) -> str:
        return self.id


class Added(models.Model):
    """A row that states what was done. It is never changed and never removed."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("a stated row is never changed")
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> tuple[int, dict[str, int]]:
        raise TypeError("a stated row is never removed")


class ProgrammeVersion(Added):
    """The arrangement as it stood from `made_at` on: meetings, segments, offices, lists, floor rules."""

    class State(models.TextChoices):
        PRELIMINARY = "preliminary"
        PROVISIONAL = "provisional"
        FINAL = "final"

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    state = models.CharField(max_length=16, choices=State.choices)
    arrangement = models.JSONField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.BigIntegerField()
    why = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ("event_id", "number")
        constraints = (
            models.UniqueConstraint(fields=("event", "number"), name="programme_version_once"),
            models.CheckConstraint(
                condition=models.Q(state__in=("preliminary", "provisional", "final")),
                name="programme_version_state",
            ),
        )

    def __str__(self) -> str:
        return f"{self.event_id} {self.number}"


class Act(Added):
    """A fact of the process on record, which a mandate may ask for: `submitted` of a list, `held` of an event."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="acts")
    act = models.SlugField(max_length=64)
    of = models.CharField(max_length=200)
    on = models.DateField(null=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.BigIntegerField()

    class Meta:
        ordering = ("event_id", "recorded_at", "id")
        constraints = (models.UniqueConstraint(fields=("event", "act", "of"), name="act_on_record_once"),)

    def __str__(self) -> str:
        return f"{self.act} {self.of}"


class SensitiveFact(models.Model):
    """What is recorded with consent of the holder of an office, and of whom it is nobody's to see (R42, D40).

    It can be erased whole, so it never stands in a version of the programme; it ends with its holder.
    """

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="sensitive_facts")
    role = models.CharField(max_length=64)
    place = models.PositiveIntegerField()
    attribute = models.CharField(max_length=64)
    value = models.CharField(max_length=64)
    consent_note = models.CharField(max_length=500)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    recorded_at = models.BigIntegerField()

    class Meta:
        ordering = ("event_id", "role", "place", "attribute")
        constraints = (
            models.UniqueConstraint(
                fields=("event", "role", "place", "attribute"), name="sensitive_fact_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.event_id} {self.pk}"
