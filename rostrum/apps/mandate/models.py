"""Resolutions as they were imported: one row per document, its words per language, its clauses once."""

from django.conf import settings
from django.db import models


class Resolution(models.Model):
    """A mandate, or a draft of one, whatever languages it is held in (R1-R4)."""

    symbol = models.CharField(max_length=64, unique=True)
    adopted = models.DateField(null=True)
    distributed = models.DateField(null=True)
    session = models.CharField(max_length=8, blank=True)
    meeting = models.PositiveIntegerField(null=True)
    agenda_item = models.CharField(max_length=16, blank=True)
    draft = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return self.symbol


class Expression(models.Model):
    """The resolution in one language, and the file it came from.

    `source` is whom a page must acknowledge wherever it shows the words.
    """

    resolution = models.ForeignKey(Resolution, on_delete=models.CASCADE, related_name="expressions")
    language = models.CharField(max_length=8)
    title = models.TextField()
    committee = models.TextField(blank=True)
    source = models.CharField(max_length=100, default="United Nations")
    file_name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    imported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    imported_at = models.BigIntegerField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=("resolution", "language"), name="expression_once"),)

    def __str__(self) -> str:
        return f"{self.resolution_id} {self.language}"


class Unit(models.Model):
    """A paragraph, sub-paragraph or footnote in one language, as printed. `notes` are path, offset and text."""

    expression = models.ForeignKey(Expression, on_delete=models.CASCADE, related_name="units")
    place = models.PositiveIntegerField()
    path = models.CharField(max_length=200)
    part = models.CharField(max_length=16)
    text = models.TextField()
    opening = models.TextField(blank=True)
    verb = models.TextField(blank=True)
    notes = models.JSONField(default=list)
    cites = models.JSONField(default=list)
    alias = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("place",)
        constraints = (models.UniqueConstraint(fields=("expression", "path"), name="unit_once"),)

    def __str__(self) -> str:
        return self.path


class Clause(models.Model):
    """An obligation, the same in every language. Confirmed by a person, or only proposed (D5)."""

    resolution = models.ForeignKey(Resolution, on_delete=models.CASCADE, related_name="clauses")
    unit = models.CharField(max_length=200)
    ordinal = models.PositiveSmallIntegerField()
    place = models.PositiveIntegerField()
    verb = models.TextField(blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    confirmed_at = models.BigIntegerField(null=True)

    class Meta:
        ordering = ("place", "ordinal")
        constraints = (
            models.UniqueConstraint(fields=("resolution", "unit", "ordinal"), name="clause_once"),
            models.CheckConstraint(condition=models.Q(ordinal__gte=1), name="clause_from_one"),
        )

    def __str__(self) -> str:
        return f"{self.unit}#{self.ordinal}"


class Span(models.Model):
    """Where a clause stands in the unit of one language; without a span the whole paragraph is shown.

    `proposed` until a person has confirmed the cuts of this language.
    """

    clause = models.ForeignKey(Clause, on_delete=models.CASCADE, related_name="spans")
    expression = models.ForeignKey(Expression, on_delete=models.CASCADE, related_name="spans")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    proposed = models.BooleanField(default=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("clause", "expression"), name="span_once"),
            models.CheckConstraint(condition=models.Q(end__gte=models.F("start")), name="span_ascends"),
        )

    def __str__(self) -> str:
        return f"{self.start}-{self.end}"
