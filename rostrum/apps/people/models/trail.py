"""Who put which fact right."""

from typing import ClassVar

from django.db import models

from rostrum.apps.people.models.accounts import Account
from rostrum.apps.people.models.bodies import Organization
from rostrum.apps.people.models.persons import Person


class Correction(models.Model):
    """The trail: who put which fact right, when, from what to what, and why.

    A fact somebody corrected is never overwritten by shipped data. `about` names the fact: `short.fr`,
    `region`, `public_name`. Of a legal name only that it changed stands here, never what it was.
    """

    organization = models.ForeignKey(Organization, models.CASCADE, null=True, related_name="corrections")
    person = models.ForeignKey(Person, models.CASCADE, null=True, related_name="corrections")
    about = models.CharField(max_length=24)
    before = models.CharField(max_length=300, blank=True)
    after = models.CharField(max_length=300, blank=True)
    # Nobody when a release of the product brought the change; such a row protects nothing.
    by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")
    at = models.BigIntegerField()  # microseconds UTC
    why = models.CharField(max_length=300)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(organization=None) ^ models.Q(person=None),
                name="a_correction_is_about_one",
            ),
            models.CheckConstraint(condition=~models.Q(why=""), name="a_correction_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.about}: {self.before} > {self.after}"
