"""Somebody who takes part, and apart from it the name on the papers."""

from django.conf import settings
from django.db import models

from rostrum.apps.people.models.bodies import Organization
from rostrum.foundation.ids import new_id


class Person(models.Model):
    """Somebody who takes part. Names are plain data that can be corrected and erased (D13).

    A name is one text in whatever script, as its bearer writes it: nothing here knows first and last
    names, Latin letters or a gender (R198, R199).
    """

    id = models.CharField(primary_key=True, max_length=24, default=new_id, editable=False)
    honorific = models.CharField(max_length=40, blank=True)  # as written, before the name (R59)
    public_name = models.CharField(max_length=200)  # what every screen, list and caption shows
    say = models.CharField(max_length=200, blank=True)  # how it is pronounced
    languages = models.JSONField(default=list)  # tags, the one they would rather speak first
    protected = models.BooleanField(default=False)  # hides organization, region, portrait
    organization = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="people"
    )

    def __str__(self) -> str:
        return f"{self.honorific} {self.public_name}".strip()

    @property
    def language(self) -> str:
        """What the person would rather speak, or empty."""
        return str(self.languages[0]) if self.languages else ""


LEGAL_NAME_LIMIT = 200


class LegalName(models.Model):
    """The name on the papers, for accreditation alone: a table of its own, read by one query (security 5)."""

    person = models.OneToOneField(Person, models.CASCADE, primary_key=True, related_name="legal")
    text = models.CharField(max_length=LEGAL_NAME_LIMIT)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    recorded_at = models.BigIntegerField()

    class Meta:
        constraints = (models.CheckConstraint(condition=~models.Q(text=""), name="legal_name_said"),)

    def __str__(self) -> str:
        return str(self.pk)
