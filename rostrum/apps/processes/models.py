"""Processes and the roles granted in them."""

from django.conf import settings
from django.db import models

from rostrum.foundation.ids import new_id


class Process(models.Model):
    """One appraisal from its mandate to its record; a series repeats it cycle by cycle (R1)."""

    id = models.SlugField(primary_key=True, max_length=64)
    series = models.SlugField(max_length=64, blank=True)
    cycle = models.PositiveIntegerField(null=True)
    title = models.CharField(max_length=500)

    def __str__(self) -> str:
        return self.id


class Role(models.TextChoices):
    """What a member of the staff may be granted; the labels stand in the pages."""

    OPERATOR = "operator"
    MODERATOR = "moderator"
    INTERPRETER = "interpreter"
    SECRETARIAT = "secretariat"
    TECHNICIAN = "technician"
    SIMULATOR = "simulator"
    SELECTOR = "selector"  # chooses for a body to which an office left it (R57)
    COMMITTEE = "committee"  # makes the short-list where speakers are selected (P9)
    FACILITATOR = "facilitator"  # says a word on applications for the body that facilitates them (R57)
    OFFICE = "office"  # of the President of the General Assembly
    ACCESSIBILITY = "accessibility"
    DOOR = "door"


class Grant(models.Model):
    """A role of an account in one event, or in all when `event` is empty.

    The event stands by its id alone: events belong to an app above this one.
    """

    id = models.CharField(primary_key=True, max_length=24, default=new_id, editable=False)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="grants")
    role = models.CharField(max_length=16, choices=Role.choices)
    event = models.CharField(max_length=64, blank=True, db_index=True)
    body = models.SlugField(
        max_length=64, blank=True
    )  # for which a facilitator speaks, as the modalities call it
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    granted_at = models.BigIntegerField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("account", "role", "event", "body"), name="grant_once"),
            models.CheckConstraint(
                condition=models.Q(role__in=[role.value for role in Role]), name="grant_role"
            ),
        )

    def __str__(self) -> str:
        return f"{self.role} {self.event or '*'}"


class Tenure(models.Model):
    """Somebody in an office of a process for a time (R36, Amb6). An entry made by mistake is void, and stays.

    The process stands by its id alone, as events know it. Moments are microseconds UTC.
    """

    id = models.CharField(primary_key=True, max_length=24, default=new_id, editable=False)
    process = models.CharField(max_length=64, db_index=True)
    office = models.SlugField(max_length=64)  # as the roles of the modalities call it: `pga`
    session = models.PositiveSmallIntegerField(null=True)
    name = models.CharField(max_length=300)  # as announced, honorific included (R59)
    country = models.ForeignKey("people.Organization", models.PROTECT, null=True, related_name="+")
    since = models.BigIntegerField()
    until = models.BigIntegerField(null=True)
    void = models.BooleanField(default=False)

    class Meta:
        ordering = ("process", "office", "since", "id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(until=None) | models.Q(until__gt=models.F("since")),
                name="tenure_ends_after_it_begins",
            ),
            models.UniqueConstraint(
                fields=("process", "office"),
                condition=models.Q(until=None, void=False),
                name="one_tenure_without_end",
            ),
        )

    def __str__(self) -> str:
        return f"{self.office} {self.session or ''}".strip()


class Substitution(models.Model):
    """Somebody who acts for the holder for a time; the act stays the holder's (R51)."""

    tenure = models.ForeignKey(Tenure, on_delete=models.CASCADE, related_name="substitutions")
    name = models.CharField(max_length=300)
    function = models.CharField(max_length=300, blank=True)
    since = models.BigIntegerField()
    until = models.BigIntegerField()
    void = models.BooleanField(default=False)

    class Meta:
        ordering = ("since", "id")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(until__gt=models.F("since")), name="substitution_ends_after_it_begins"
            ),
        )

    def __str__(self) -> str:
        return f"for {self.tenure_id}"


class TenureStep(models.Model):
    """The trail of a tenure: begun, ended, substitute named, void; who, when and why."""

    tenure = models.ForeignKey(Tenure, on_delete=models.CASCADE, related_name="steps")
    act = models.CharField(max_length=16)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.BigIntegerField()
    why = models.CharField(max_length=300)

    class Meta:
        ordering = ("at", "id")

    def __str__(self) -> str:
        return self.act
