"""Badges, what was scanned at the entrances, and papers that the worker prints."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from rostrum.foundation.ids import new_id
from rostrum.procedure.attendance import VERDICTS, WAYS


class Badge(models.Model):
    """Lets one participant in. Its id is all that its code tells (issue 4, section 5): no name, no counter."""

    id = models.CharField(primary_key=True, max_length=24, default=new_id, editable=False)
    participant = models.ForeignKey("participation.Participant", models.CASCADE, related_name="+")
    event = models.ForeignKey("meeting.Event", models.PROTECT, related_name="+")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    made_at = models.BigIntegerField()
    ended_at = models.BigIntegerField(null=True)

    class Meta:
        ordering = ("event_id", "made_at", "id")
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=("participant",), condition=models.Q(ended_at=None), name="one_badge_in_force"
            )
        ]

    def __str__(self) -> str:
        return self.id


class Scan(models.Model):
    """A badge held before an entrance; append-only. `key` is the entrance's own, so that it is stored once.

    `let_in` is what the entrance decided then, perhaps without a connection; `verdict` what was true when it was told.
    """

    event = models.ForeignKey("meeting.Event", models.PROTECT, related_name="+")
    key = models.CharField(max_length=64)
    badge = models.ForeignKey(Badge, models.CASCADE, related_name="scans")
    at = models.BigIntegerField()  # µs, by the entrance
    way = models.CharField(max_length=3)
    let_in = models.BooleanField()
    verdict = models.CharField(max_length=12)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    told_at = models.BigIntegerField()

    class Meta:
        ordering = ("event_id", "at", "key")
        indexes: ClassVar = [models.Index(fields=("event", "at"), name="scan_of_a_day")]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=("event", "key"), name="scan_once"),
            models.CheckConstraint(condition=models.Q(way__in=WAYS), name="scan_way"),
            models.CheckConstraint(condition=models.Q(verdict__in=VERDICTS), name="scan_verdict"),
        ]

    def __str__(self) -> str:
        return f"{self.badge_id} {self.way}"


class Certificate(models.Model):
    """That somebody was there. What a stranger may ask of it, event and days, stands here without a name."""

    id = models.CharField(primary_key=True, max_length=24, default=new_id, editable=False)
    event = models.ForeignKey("meeting.Event", models.PROTECT, related_name="+")
    participant = models.OneToOneField(
        "participation.Participant", models.SET_NULL, null=True, related_name="+"
    )
    days = models.JSONField(default=list)  # ISO dates where the event is
    made_at = models.BigIntegerField()

    class Meta:
        ordering = ("event_id", "made_at", "id")

    def __str__(self) -> str:
        return self.id


class Feedback(models.Model):
    """What many said of an event, added up (`procedure.feedback`). No row is anybody's, and none has a time."""

    event = models.OneToOneField("meeting.Event", models.PROTECT, primary_key=True, related_name="+")
    given = models.PositiveIntegerField(default=0)
    counts = models.JSONField(default=dict)
    texts = models.JSONField(default=list)
    shown = models.PositiveIntegerField(default=0)
    shown_counts = models.JSONField(default=dict)
    shown_texts = models.JSONField(default=list)

    class Meta:
        ordering = ("event_id",)

    def __str__(self) -> str:
        return str(self.pk)


class SpentToken(models.Model):
    """That a registration has said its word: a keyed digest, so that it is said once. Not when, and not what."""

    token = models.CharField(primary_key=True, max_length=64)
    event = models.ForeignKey("meeting.Event", models.PROTECT, related_name="+")

    class Meta:
        ordering = ("token",)

    def __str__(self) -> str:
        return self.token


class Paper(models.Model):
    """A PDF that was asked for, and its bytes for a day. `words` are those of its language; names are read when
    it is printed, and no file of them stays.
    """

    class State(models.TextChoices):
        WAITING = "waiting"
        READY = "ready"
        FAILED = "failed"

    id = models.CharField(primary_key=True, max_length=24, default=new_id, editable=False)
    event = models.ForeignKey("meeting.Event", models.PROTECT, related_name="+")
    kind = models.SlugField(max_length=16)  # badges, certificate
    participant = models.ForeignKey(
        "participation.Participant", models.CASCADE, null=True, related_name="+"
    )  # none: everybody
    language = models.CharField(max_length=16)
    words = models.JSONField(default=dict)
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    fault = models.SlugField(max_length=24, blank=True)
    data = models.BinaryField(blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    asked_at = models.BigIntegerField()
    made_at = models.BigIntegerField(null=True)

    class Meta:
        ordering = ("-asked_at", "id")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(state__in=("waiting", "ready", "failed")), name="paper_state"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.id}"
