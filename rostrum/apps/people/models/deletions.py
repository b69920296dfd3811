"""What was deleted, and why: numbers and random ids, never a value."""

from typing import ClassVar

from django.db import models

from rostrum.apps.people.models.accounts import Account
from rostrum.foundation.ids import new_id


class Deletion(models.Model):
    """One erasure of a person, or one round of the worker for a class of an event.

    `ids` are random and point to nobody any more; by them an erasure is done again after an older backup came back.
    """

    class Cause(models.TextChoices):
        WISH = "wish"
        RETENTION = "retention"
        RESTORED = "restored"

    id = models.CharField(primary_key=True, max_length=24, default=new_id, editable=False)
    cause = models.CharField(max_length=9, choices=Cause)
    kept = models.CharField(max_length=12, blank=True)  # the class that ran out
    events = models.JSONField(default=list)
    counts = models.JSONField(default=dict)  # rows by table
    ids = models.JSONField(default=list)
    by = models.ForeignKey(
        Account, models.SET_NULL, null=True, related_name="+"
    )  # nobody: the person, the worker
    at = models.BigIntegerField()  # microseconds UTC

    class Meta:
        ordering = ("-at", "id")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(cause__in=("wish", "retention", "restored")), name="deletion_cause"
            )
        ]

    def __str__(self) -> str:
        return self.id
