"""Bodies that people speak for, what they are called, and which bodies they are members of."""

from typing import ClassVar

from django.db import models

from rostrum.foundation.ids import new_id
from rostrum.foundation.languages import BY_CODE, OFFICIAL


class Kind(models.TextChoices):
    """What a body is. `non_member` is a State that is in a specialized agency, and no Member nor observer."""

    STATE = "state"
    NON_MEMBER = "non_member"
    OBSERVER = "observer"
    UN_ENTITY = "un_entity"
    AGENCY = "agency"
    IGO = "igo"
    NGO = "ngo"
    CSO = "cso"
    ACADEMIA = "academia"
    PRIVATE = "private"
    NHRI = "nhri"
    MEDIA = "media"
    OTHER = "other"


class Region(models.TextChoices):
    AFRICAN = "african"
    ASIA_PACIFIC = "asia_pacific"
    EASTERN_EUROPEAN = "eastern_european"
    LATIN_AMERICAN_CARIBBEAN = "latin_american_caribbean"
    WEOG = "weog"
    NONE = ""


class Consultative(models.TextChoices):
    NONE = ""
    GENERAL = "general"
    SPECIAL = "special"
    ROSTER = "roster"


class Paris(models.TextChoices):
    NONE = ""
    FULL = "A"
    PARTIAL = "B"


class Organization(models.Model):
    """A body that people speak for: a State, an observer, a stakeholder's organization.

    Whether a country is developed or developing is not kept: no convention says it, so whoever
    needs it records a decision for that one appointment (R43, R46).
    """

    id = models.CharField(primary_key=True, max_length=24, default=new_id, editable=False)
    code = models.CharField(max_length=24, unique=True, default=new_id)
    kind = models.CharField(max_length=12, choices=Kind)
    iso2 = models.CharField(max_length=2, blank=True)
    iso3 = models.CharField(max_length=3, blank=True)
    m49 = models.CharField(max_length=3, blank=True)
    # The group a State is counted in for elections; one State takes part in a second (R200).
    region = models.CharField(max_length=24, choices=Region, blank=True)
    region_also = models.CharField(max_length=24, choices=Region, blank=True)
    order_class = models.PositiveSmallIntegerField(default=4)
    seat = models.CharField(max_length=120, blank=True)  # the town
    country = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="seated")
    # With the Economic and Social Council: grade, year of the grant, and what shows it (R64).
    consultative_status = models.CharField(max_length=8, choices=Consultative, blank=True)
    consultative_since = models.PositiveSmallIntegerField(null=True, blank=True)
    consultative_evidence = models.CharField(max_length=300, blank=True)
    # Of a national human rights institution: the grade of its accreditation (R62).
    paris_status = models.CharField(max_length=1, choices=Paris, blank=True)
    paris_since = models.PositiveSmallIntegerField(null=True, blank=True)
    paris_evidence = models.CharField(max_length=300, blank=True)
    source = models.CharField(max_length=300, blank=True)
    as_of = models.DateField(null=True, blank=True)
    confirmed = models.BooleanField(default=True)  # False: still to be compared with the source
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(kind__in=Kind.values), name="organization_kind_known"),
            models.CheckConstraint(
                condition=models.Q(region__in=Region.values), name="organization_region_known"
            ),
            models.CheckConstraint(
                condition=models.Q(consultative_status="") | ~models.Q(consultative_evidence=""),
                name="consultative_status_has_evidence",
            ),
            models.CheckConstraint(
                condition=models.Q(paris_status="") | ~models.Q(paris_evidence=""),
                name="paris_status_has_evidence",
            ),
        ]

    def __str__(self) -> str:
        return self.name("en")

    def name(self, language: str, form: str = "short") -> str:
        """The name in a language, else in English, else as given; the code when there is none."""
        return self.name_row(language, form).text

    def name_row(self, language: str, form: str = "short") -> "OrganizationName":
        """The name together with the language it stands in, which a page marks (R141)."""
        given = {row.language: row for row in self.names.all() if row.form == form}
        wanted = BY_CODE[language].code if language in BY_CODE else language
        for code in (wanted, "en", *(one.code for one in OFFICIAL), *given):
            if code in given:
                return given[code]
        if form != "short":
            return self.name_row(language)
        return OrganizationName(organization=self, language="", form=form, text=self.code)


class OrganizationName(models.Model):
    """What a body is called in one language; any language may stand here, not only the six."""

    class Form(models.TextChoices):
        SHORT = "short"
        FORMAL = "formal"

    organization = models.ForeignKey(Organization, models.CASCADE, related_name="names")
    language = models.CharField(max_length=16)
    form = models.CharField(max_length=6, choices=Form)
    text = models.CharField(max_length=300)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organization", "language", "form"], name="one_name_per_language_and_form"
            ),
            models.CheckConstraint(condition=~models.Q(text=""), name="organization_name_said"),
        ]

    def __str__(self) -> str:
        return self.text


class Membership(models.Model):
    """A body is a member of another: a State of a specialized agency, an entity of a coordination group.

    Of the agencies only what decides something is kept: the membership of States that are no Members
    of the United Nations, because they too may ask for the basis of objections (R88, R90, Amb8).
    """

    body = models.ForeignKey(Organization, models.CASCADE, related_name="memberships")
    of = models.ForeignKey(Organization, models.CASCADE, related_name="members")
    since = models.PositiveSmallIntegerField(null=True, blank=True)  # the year, where it is known
    source = models.CharField(max_length=300)
    as_of = models.DateField()
    confirmed = models.BooleanField(default=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["body", "of"], name="a_membership_once"),
            models.CheckConstraint(condition=~models.Q(body=models.F("of")), name="no_member_of_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.body_id} in {self.of_id}"
