"""Who says that they would speak in a segment whose speakers are selected, and what became of it (P9)."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from rostrum.apps.meeting.models.programme import Added
from rostrum.foundation.ids import new_id
from rostrum.procedure.selection import FIRST, RECEIVED, STATES, TOLD


class Expression(models.Model):
    """What a person would say in a segment, and how far it has come by the table of `procedure.selection`.

    Names, bodies and regions stand with the registration alone. `told` is what the person was told, empty before.
    """

    id = models.CharField(primary_key=True, max_length=24, default=new_id, editable=False)
    registration = models.ForeignKey("registration.Registration", models.CASCADE, related_name="expressions")
    segment = models.SlugField(max_length=64)
    state = models.CharField(max_length=10, default=RECEIVED)
    text = models.TextField(max_length=3000)
    language = models.CharField(max_length=16, blank=True)  # in which they would speak
    first = models.CharField(max_length=3, blank=True)  # whether it would be their first intervention
    consent_at = models.BigIntegerField()  # to its being read by the committee and the Office
    sent_at = models.BigIntegerField()
    changed_at = models.BigIntegerField()
    chosen_at = models.BigIntegerField(null=True)
    told = models.CharField(max_length=10, blank=True)
    told_at = models.BigIntegerField(null=True)

    class Meta:
        ordering = ("sent_at", "id")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("registration", "segment"), name="expression_once_per_segment"),
            models.CheckConstraint(condition=models.Q(state__in=STATES), name="expression_state"),
            models.CheckConstraint(condition=models.Q(told__in=("", *TOLD)), name="expression_told"),
            models.CheckConstraint(condition=models.Q(first__in=FIRST), name="expression_first"),
        ]
        indexes: ClassVar = [models.Index(fields=("segment", "state"), name="expression_by_segment")]

    def __str__(self) -> str:
        return self.id


class ExpressionStep(Added):
    """The trail: which act, when, by whom, why; a note of the committee is one too. A row is never changed."""

    expression = models.ForeignKey(Expression, models.CASCADE, related_name="steps")
    act = models.SlugField(max_length=16)
    state = models.CharField(max_length=10)  # after it
    at = models.BigIntegerField()
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )  # none: the person
    why = models.CharField(max_length=1000, blank=True)

    class Meta:
        ordering = ("expression_id", "at", "id")

    def __str__(self) -> str:
        return f"{self.expression_id} {self.act}"
