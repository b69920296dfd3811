"""What is told in confidence, each in a table of its own with its reader and its end (R94-R100, D42, security 5)."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from rostrum.foundation.ids import new_id


class AccessRequest(models.Model):
    """What somebody needs to take part. Seen by whoever sees to it and nobody else, erased after the event (R100).

    `route`: where the mandate sends it, secretariat or meetings_support (R94, R96). A late one is flagged, never
    refused (R99). Whoever has not registered asks with a name and an address; for the others both are empty here.
    """

    class State(models.TextChoices):
        RECEIVED = "received"
        IN_HAND = "in_hand"
        ARRANGED = "arranged"
        DECLINED = "declined"

    id = models.CharField(primary_key=True, max_length=24, default=new_id, editable=False)
    event = models.ForeignKey("meeting.Event", models.PROTECT, related_name="+")
    registration = models.OneToOneField(
        "registration.Registration", models.CASCADE, null=True, related_name="access_request"
    )
    name = models.CharField(max_length=200, blank=True)
    body = models.CharField(max_length=300, blank=True)
    address = models.EmailField(max_length=254, blank=True, db_index=True)
    language = models.CharField(max_length=16, blank=True)  # of letters
    participant = models.CharField(max_length=24, blank=True, db_index=True)  # whose floor has the extra time
    text = models.TextField(max_length=2000)
    assistant = models.BooleanField(default=False)
    route = models.SlugField(max_length=32)
    late = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=State, default=State.RECEIVED)
    seat = models.CharField(max_length=200, blank=True)  # what was adjusted in the room (R95)
    extra_seconds = models.PositiveIntegerField(default=0)  # of speaking time
    handled_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    note = models.TextField(max_length=2000, blank=True)
    received_at = models.BigIntegerField()
    changed_at = models.BigIntegerField()

    class Meta:
        ordering = ("received_at", "id")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(state__in=("received", "in_hand", "arranged", "declined")),
                name="access_request_state",
            )
        ]

    def __str__(self) -> str:
        return self.id


class Consent(models.Model):
    """A person's yes to one use, and until when; withdrawing it is a moment, never a removal (D42).

    Standing on a list of participants is a yes of its own, kept where the lists are: `participation.Listing`.
    """

    class Use(models.TextChoices):
        PUBLISH_NAME = "publish_name"
        PUBLISH_TEXT = "publish_text"
        OUTSIDE_SERVICE = "outside_service"
        CONTACT_AGAIN = "contact_again"

    registration = models.ForeignKey("registration.Registration", models.CASCADE, related_name="consents")
    use = models.CharField(max_length=16, choices=Use)
    given_at = models.BigIntegerField()
    until = models.BigIntegerField(null=True)
    withdrawn_at = models.BigIntegerField(null=True)

    class Meta:
        ordering = ("registration_id", "given_at", "id")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=("registration", "use"),
                condition=models.Q(withdrawn_at=None),
                name="one_consent_in_force",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    use__in=("publish_name", "publish_text", "outside_service", "contact_again")
                ),
                name="consent_use",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.registration_id} {self.use}"
