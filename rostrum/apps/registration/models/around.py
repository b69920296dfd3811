"""Invitations, support for travel, and the days on which nobody works."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from rostrum.foundation.ids import new_id


class InvitationLink(models.Model):
    """Opens the form of a category that comes by invitation (R61, R63, R66, R67).

    Its link is a signature as a dossier's.
    """

    id = models.CharField(primary_key=True, max_length=24, default=new_id, editable=False)
    event = models.ForeignKey("meeting.Event", models.PROTECT, related_name="+")
    category = models.SlugField(max_length=64)
    organization = models.ForeignKey(
        "people.Organization", models.PROTECT, null=True, blank=True, related_name="+"
    )
    body = models.CharField(max_length=300, blank=True)
    address = models.EmailField(max_length=254)
    language = models.CharField(max_length=16, blank=True)
    places = models.PositiveSmallIntegerField(default=1)  # how many may register by it
    link_number = models.PositiveIntegerField(default=1)
    link_expires = models.BigIntegerField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    made_at = models.BigIntegerField()
    withdrawn_at = models.BigIntegerField(null=True)
    used_by = models.ManyToManyField("registration.Registration", related_name="+")

    class Meta:
        ordering = ("event_id", "made_at", "id")

    def __str__(self) -> str:
        return self.id


class TravelRequest(models.Model):
    """Support that somebody from a developing country asks for (R187): asked, offered, accepted or declined."""

    class State(models.TextChoices):
        REQUESTED = "requested"
        OFFERED = "offered"
        ACCEPTED = "accepted"
        DECLINED = "declined"

    id = models.CharField(primary_key=True, max_length=24, default=new_id, editable=False)
    registration = models.OneToOneField(
        "registration.Registration", models.CASCADE, related_name="travel_request"
    )
    text = models.TextField(max_length=1000)
    state = models.CharField(max_length=10, choices=State, default=State.REQUESTED)
    offer = models.CharField(max_length=300, blank=True)
    why = models.CharField(max_length=500, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    asked_at = models.BigIntegerField()
    decided_at = models.BigIntegerField(null=True)

    class Meta:
        ordering = ("asked_at", "id")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(state__in=("requested", "offered", "accepted", "declined")),
                name="travel_request_state",
            )
        ]

    def __str__(self) -> str:
        return self.id


class Holiday(models.Model):
    """A day that is no working day at a place, so that days are counted back right (R97, Amb15)."""

    zone = models.CharField(max_length=64)  # the event's
    day = models.DateField()
    name = models.CharField(max_length=120)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    made_at = models.BigIntegerField()

    class Meta:
        ordering = ("zone", "day")
        constraints: ClassVar = [models.UniqueConstraint(fields=("zone", "day"), name="holiday_once")]

    def __str__(self) -> str:
        return f"{self.zone} {self.day}"
