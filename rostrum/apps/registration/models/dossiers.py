"""A dossier is a person as they described themselves; a registration is a dossier in one event."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from rostrum.foundation.ids import new_id
from rostrum.procedure.registration.states import DRAFT, STATES


class Dossier(models.Model):
    """One person, once for all events that share a registration. No text of it ever enters a record (D13).

    `answers` holds what `procedure.registration.questions` asks for by name, except accessibility, which stands
    apart, and what has a column here. A link is a signature of the id and `link_number`: it is never stored.
    """

    id = models.CharField(primary_key=True, max_length=24, default=new_id, editable=False)
    name = models.CharField(max_length=200, blank=True)  # as announced and shown
    body = models.CharField(max_length=300, blank=True)  # as told; `organization` is what it was matched with
    organization = models.ForeignKey(
        "people.Organization", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    country = models.CharField(max_length=3, blank=True)  # ISO 3166 alpha-3
    address = models.EmailField(max_length=254, blank=True, db_index=True)
    language = models.CharField(max_length=16, blank=True)  # of letters
    protected = models.BooleanField(default=False)
    answers = models.JSONField(default=dict)
    link_number = models.PositiveIntegerField(
        default=1
    )  # the link in force; raised, earlier ones open nothing
    link_expires = models.BigIntegerField()
    proved_at = models.BigIntegerField(null=True)  # when the address answered
    registered_by = models.CharField(max_length=40, default="self")  # self, focal_point, account:<id>, import
    made_at = models.BigIntegerField()
    changed_at = models.BigIntegerField()
    erased_at = models.BigIntegerField(null=True)

    class Meta:
        ordering = ("made_at", "id")

    def __str__(self) -> str:
        return self.id


class Registration(models.Model):
    """A dossier in one event, and how far it has come by the table of `procedure.registration.states`."""

    id = models.CharField(primary_key=True, max_length=24, default=new_id, editable=False)
    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="registrations")
    event = models.ForeignKey("meeting.Event", models.PROTECT, related_name="+")
    category = models.SlugField(max_length=64)
    state = models.CharField(max_length=16, default=DRAFT)
    speaks = models.BooleanField(default=False)  # asked to speak; being inscribed is no right to (R110)
    late = models.BooleanField(default=False)  # sent after the deadline, by leave of the secretariat
    sent_at = models.BigIntegerField(null=True, db_index=True)
    decided_at = models.BigIntegerField(null=True)
    delegation = models.ForeignKey(
        "registration.Delegation", models.PROTECT, null=True, blank=True, related_name="members"
    )
    member_type = models.SlugField(
        max_length=40, blank=True
    )  # of a delegation's member, never survivor (D40)
    level = models.SlugField(max_length=40, blank=True)  # of representation (R71)
    counted = models.BooleanField(default=True)  # assistants and sign interpreters stand outside caps
    participant = models.CharField(max_length=24, blank=True, db_index=True)  # once approved
    told = models.JSONField(default=dict)  # answers of this event alone (`questions.OF_ONE_EVENT`)
    told_at = models.BigIntegerField(default=0)

    class Meta:
        ordering = ("sent_at", "id")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("dossier", "event"), name="registration_once_per_event"),
            models.CheckConstraint(condition=models.Q(state__in=STATES), name="registration_state"),
            models.CheckConstraint(
                condition=~models.Q(member_type="survivor"), name="registration_names_nobody"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=("event", "state", "category", "sent_at"), name="registration_queue"),
        ]

    def __str__(self) -> str:
        return self.id

    @property
    def changed_at(self) -> int:
        """When an answer was changed last, of the person or of this event: what was looked at before is stale."""
        return max(self.dossier.changed_at, self.told_at)


class Step(models.Model):
    """The trail: which act, when, by whom, why, and what it changed. Erased with its person; acts and times stay."""

    registration = models.ForeignKey(Registration, models.CASCADE, related_name="steps")
    act = models.SlugField(max_length=24)
    state = models.CharField(max_length=16)  # after it
    at = models.BigIntegerField()
    by = models.CharField(max_length=16)  # applicant, focal_point, account, assembly, installation
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    body = models.SlugField(max_length=64, blank=True)  # the role whose word it is (R57)
    why = models.CharField(max_length=1000, blank=True)
    differs = models.JSONField(default=dict)  # field: [before, after]

    class Meta:
        ordering = ("registration_id", "at", "id")

    def __str__(self) -> str:
        return f"{self.registration_id} {self.act}"
