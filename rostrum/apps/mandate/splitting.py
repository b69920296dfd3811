"""Keeps clauses and their spans in step with the texts: what a person confirmed stays, the rest is proposed anew."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from rostrum.apps.mandate import models
from rostrum.foundation.languages import OFFICIAL
from rostrum.procedure.resolution.clauses import cut, propose_clauses
from rostrum.procedure.resolution.openings import ENGLISH
from rostrum.procedure.resolution.units import Clause, Note, Unit

Texts = Mapping[str, Unit]


@dataclass(frozen=True)
class Held:
    """An expression with its units by path."""

    expression: models.Expression
    units: Texts


def unit_of(row: models.Unit) -> Unit:
    """The stored row as the rules know a unit."""
    return Unit(
        path=row.path,
        part=row.part,  # type: ignore[arg-type]  # written from the same type
        text=row.text,
        opening=row.opening,
        verb=row.verb,
        notes=tuple(Note(**note) for note in row.notes),
        cites=tuple(row.cites),
        alias=row.alias,
    )


def held(resolution: models.Resolution, path: str | None = None) -> list[Held]:
    """Every language of a resolution, the leading one first: English, whose split the rules know, else the first."""
    units = models.Unit.objects.filter(expression__resolution=resolution).select_related("expression")
    chosen = units.filter(path=path) if path else units
    grouped = groupby(chosen.order_by("expression_id", "place"), key=lambda row: row.expression)
    languages = [Held(expression, {row.path: unit_of(row) for row in rows}) for expression, rows in grouped]
    order = [ENGLISH, *(language.code for language in OFFICIAL)]
    return sorted(languages, key=lambda one: order.index(one.expression.language))


def propose(resolution: models.Resolution) -> None:
    """Proposes clauses for every unit that no person has confirmed, and spans wherever a language has none."""
    languages = held(resolution)
    clauses = models.Clause.objects.filter(resolution=resolution)
    confirmed = set(clauses.exclude(confirmed_at=None).values_list("unit", flat=True))
    clauses.filter(confirmed_at=None).delete()
    leading = languages[0]
    models.Clause.objects.bulk_create(
        models.Clause(resolution=resolution, unit=path, ordinal=clause.ordinal, place=place, verb=clause.verb)
        for place, (path, unit) in enumerate(leading.units.items())
        if path not in confirmed
        for clause in propose_clauses(unit, leading.expression.language)
    )
    span(resolution, languages)


def span(resolution: models.Resolution, languages: Sequence[Held]) -> None:
    """Gives each language that has no cut in a unit the one its rules propose, if it has as many clauses."""
    rows = models.Clause.objects.filter(resolution=resolution).order_by("unit", "ordinal")
    clauses = {unit: list(found) for unit, found in groupby(rows, key=lambda row: row.unit)}
    cut_already = set(
        models.Span.objects.filter(clause__resolution=resolution).values_list("expression_id", "clause__unit")
    )
    models.Span.objects.bulk_create(
        row
        for one in languages
        for path, unit in one.units.items()
        if path in clauses and (one.expression.pk, path) not in cut_already
        for row in _spans(one.expression, clauses[path], _matching(unit, len(clauses[path]), one))
    )


def confirmed(one: Held, clauses: Sequence[models.Clause], cuts: Sequence[Clause]) -> list[models.Span]:
    """The spans of a language that a person has cut."""
    return _spans(one.expression, clauses, cuts, proposed=False)


def _matching(unit: Unit, count: int, one: Held) -> tuple[Clause, ...]:
    if count == 1:
        return cut(unit, ())
    found = propose_clauses(unit, one.expression.language)
    return found if len(found) == count else ()


def _spans(
    expression: models.Expression,
    clauses: Sequence[models.Clause],
    cuts: Sequence[Clause],
    *,
    proposed: bool = True,
) -> list[models.Span]:
    return [
        models.Span(clause=row, expression=expression, start=found.start, end=found.end, proposed=proposed)
        for row, found in zip(clauses, cuts, strict=False)
    ]
