"""The outbox, the words of its letters, and who wishes no more of them.

A mail is kept as ids: its text and its attachments are made when it is sent, and whatever is erased elsewhere is
not kept here (security 3).
"""

from django.conf import settings
from django.db import models

from rostrum.foundation.ids import new_id


class Mail(models.Model):
    """One mail to one address, in the order `due_at`. `context` holds ids alone."""

    class State(models.TextChoices):
        WAITING = "waiting"
        SENDING = "sending"
        SENT = "sent"
        FAILED = "failed"
        BOUNCED = "bounced"
        HELD = "held"

    id = models.CharField(primary_key=True, max_length=24, default=new_id, editable=False)
    message_id = models.CharField(max_length=200, unique=True)
    letter = models.CharField(max_length=64)
    event = models.CharField(max_length=64, blank=True, db_index=True)
    address = models.CharField(max_length=254, db_index=True)
    language = models.CharField(max_length=16)
    person = models.CharField(
        max_length=64, blank=True, db_index=True
    )  # whom it is about, to be erased with them
    context = models.JSONField(default=dict)
    key = models.CharField(max_length=100, null=True)  # noqa: DJ001 - none is no key, and two of none may stand
    mailing = models.ForeignKey("Mailing", models.CASCADE, null=True, related_name="mails")
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    reason = models.CharField(max_length=32, blank=True)  # a code, for failed and held
    tries = models.PositiveSmallIntegerField(default=0)
    due_at = (
        models.BigIntegerField()
    )  # the next try; of a mail that is being sent: when that try counts as lost
    queued_at = models.BigIntegerField()
    settled_at = models.BigIntegerField(null=True)  # sent, failed, bounced or held
    broken = models.JSONField(default=list)  # placeholders that had no value when it was last written

    class Meta:
        ordering = ("-queued_at", "id")
        indexes = (models.Index(fields=("state", "due_at"), name="mail_due"),)
        constraints = (
            models.UniqueConstraint(fields=("letter", "key"), name="mail_once"),
            models.CheckConstraint(
                condition=models.Q(state__in=("waiting", "sending", "sent", "failed", "bounced", "held")),
                name="mail_state",
            ),
        )

    def __str__(self) -> str:
        return self.id


class Try(models.Model):
    """One attempt, written down before it is made. Without an outcome it is under way, or was lost with its process."""

    mail = models.ForeignKey(Mail, models.CASCADE, related_name="attempts")
    number = models.PositiveSmallIntegerField()
    at = models.BigIntegerField()
    answered_at = models.BigIntegerField(null=True)
    outcome = models.CharField(max_length=8, blank=True)  # taken, later, never, kept, lost, bounced
    code = models.PositiveSmallIntegerField(default=0)
    words = models.CharField(max_length=500, blank=True)  # the server's own

    class Meta:
        ordering = ("mail_id", "number")
        constraints = (models.UniqueConstraint(fields=("mail", "number"), name="try_once"),)

    def __str__(self) -> str:
        return f"{self.mail_id} {self.number}"


class TemplateText(models.Model):
    """The words of a letter in one event and language; the newest is in force, an empty one brings back ours."""

    event = models.CharField(max_length=64)
    letter = models.CharField(max_length=64)
    language = models.CharField(max_length=16)
    number = models.PositiveIntegerField()
    subject = models.CharField(max_length=200, blank=True)
    text = models.TextField(blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    made_at = models.BigIntegerField()

    class Meta:
        ordering = ("event", "letter", "language", "number")
        constraints = (
            models.UniqueConstraint(
                fields=("event", "letter", "language", "number"), name="template_text_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.event} {self.letter} {self.language} {self.number}"


class Mailing(models.Model):
    """A letter to a filtered set: free words, or one of the house. What was tested is what may be sent."""

    id = models.CharField(primary_key=True, max_length=24, default=new_id, editable=False)
    event = models.CharField(max_length=64, db_index=True)
    audience = models.CharField(max_length=64)
    choice = models.CharField(max_length=64, blank=True)  # the filter inside the audience
    letter = models.CharField(max_length=64, blank=True)  # one of the house; empty: the words are free
    words = models.JSONField(default=dict)  # language: {subject, text}
    official = models.BooleanField(default=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.BigIntegerField()
    tested_at = models.BigIntegerField(null=True)  # of these words; changing them forgets it
    sent_at = models.BigIntegerField(null=True)
    count = models.PositiveIntegerField(default=0)  # mails queued when it was sent

    class Meta:
        ordering = ("-made_at", "id")

    def __str__(self) -> str:
        return self.id


class Unsubscription(models.Model):
    """An address that wishes no more of what is not official, in one event; the address itself is not kept."""

    event = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)  # keyed
    at = models.BigIntegerField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("event", "digest"), name="unsubscribed_once"),)

    def __str__(self) -> str:
        return f"{self.event} {self.pk}"
