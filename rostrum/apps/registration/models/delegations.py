"""A delegation, its focal point, who registers its members, and what was done for it as a whole (R70, R71)."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from rostrum.foundation.ids import new_id


class Delegation(models.Model):
    """Of one body in one event. The focal point comes in by a link, a signature as a dossier's.

    `letter` is the file of the credentials letter.
    """

    id = models.CharField(primary_key=True, max_length=24, default=new_id, editable=False)
    event = models.ForeignKey("meeting.Event", models.PROTECT, related_name="+")
    organization = models.ForeignKey("people.Organization", models.PROTECT, related_name="+")
    category = models.SlugField(max_length=64)
    focal_name = models.CharField(max_length=200)
    focal_address = models.EmailField(max_length=254, db_index=True)
    language = models.CharField(max_length=16, blank=True)  # of letters
    link_number = models.PositiveIntegerField(default=1)
    link_expires = models.BigIntegerField()
    letter = models.CharField(max_length=24, blank=True)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    made_at = models.BigIntegerField()
    closed_at = models.BigIntegerField(null=True)

    class Meta:
        ordering = ("event_id", "made_at", "id")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=("event", "organization"),
                condition=models.Q(closed_at=None),
                name="one_delegation_of_a_body",
            )
        ]

    def __str__(self) -> str:
        return self.id


class DelegationStep(models.Model):
    """A line of a delegation's trail: what was done for it as a whole; what was done to a member stands with them.

    Never changed. A focal point's lines say which of the links was in force; who held it stands in the line that named
    them, and is emptied there when they are erased.
    """

    delegation = models.ForeignKey(Delegation, models.CASCADE, related_name="steps")
    act = models.SlugField(max_length=24)  # name, hand_over, send_link, keep_letter, inscribe, take_off
    at = models.BigIntegerField()
    by = models.CharField(max_length=16)  # focal_point, account, installation
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    link_number = models.PositiveIntegerField()  # in force after it
    focal_name = models.CharField(max_length=200, blank=True)  # who was named
    focal_address = models.EmailField(max_length=254, blank=True, db_index=True)
    member = models.ForeignKey(
        "registration.Registration", models.SET_NULL, null=True, blank=True, related_name="+"
    )  # by whose hand a list was entered
    floor = models.CharField(max_length=130, blank=True)

    class Meta:
        ordering = ("delegation_id", "at", "id")

    def __str__(self) -> str:
        return f"{self.delegation_id} {self.act}"
