"""A rehearsal of an event to which its speakers are invited (issue 4, section 5)."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from rostrum.foundation.ids import new_id


class Training(models.Model):
    """Where and when. It is played by `rehearsal` in an installation of its own, never in that of the event."""

    id = models.CharField(primary_key=True, max_length=24, default=new_id, editable=False)
    event = models.ForeignKey("meeting.Event", models.PROTECT, related_name="+")
    address = models.URLField(max_length=300)
    at = models.BigIntegerField()  # µs
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    made_at = models.BigIntegerField()

    class Meta:
        ordering: ClassVar = ("event_id", "at", "id")

    def __str__(self) -> str:
        return self.id
