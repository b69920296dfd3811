"""The mandate as it is read: official words beside a provision, clauses, and the sheet on which a person confirms."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from rostrum.apps.mandate import models
from rostrum.foundation.languages import BY_CODE, OFFICIAL


@dataclass(frozen=True)
class Wording:
    """Official words, to be shown with `source` acknowledged.

    `fallback`: not in the language asked for, so mark `language` on the words. `whole`: the paragraph, because this
    language has no cut there. `confirmed`: a person confirmed where the clause begins and ends.
    """

    symbol: str
    path: str
    language: str
    text: str
    fallback: bool
    whole: bool
    confirmed: bool
    source: str


@dataclass(frozen=True)
class ResolutionRow:
    symbol: str
    title: str
    title_language: str
    languages: tuple[str, ...]
    adopted: date | None
    clauses: int
    unconfirmed: int


@dataclass(frozen=True)
class ClauseRow:
    """A clause and, per language, its start and end in the text of its unit."""

    path: str
    unit: str
    ordinal: int
    verb: str
    confirmed_by: str
    confirmed_at: int | None
    spans: Mapping[str, tuple[int, int]] = field(default_factory=dict)


@dataclass(frozen=True)
class SheetClause:
    """`proposed`: no person has confirmed the cut in this language. `text` is empty where it has no cut."""

    path: str
    verb: str
    text: str
    start: int | None
    proposed: bool


@dataclass(frozen=True)
class SheetUnit:
    path: str
    part: str
    text: str
    opening: str
    notes: tuple[Mapping[str, str | int], ...]
    cites: tuple[str, ...]
    clauses: tuple[SheetClause, ...]


@dataclass(frozen=True)
class Sheet:
    """A resolution in one language with its split. `language` may differ from the one asked for: mark it."""

    symbol: str
    title: str
    language: str
    languages: tuple[str, ...]
    source: str
    committee: str
    adopted: date | None
    distributed: date | None
    meeting: int | None
    agenda_item: str
    draft: str
    units: tuple[SheetUnit, ...]


def wording(*, symbol: str, clause: str, language: str) -> Wording | None:
    """The words of a clause (`OP9#2`) or paragraph (`OP9`, `OP9/fn4`) in a reader's language, else in another.

    None when the resolution or the paragraph is not held. Three queries.
    """
    unit = clause.partition("#")[0]
    return _wordings(symbol, language, [clause], unit=unit).get(clause)


def wordings(*, symbol: str, clauses: Iterable[str], language: str) -> dict[str, Wording]:
    """As `wording` for many clauses, in three queries; those not held are left out."""
    return _wordings(symbol, language, clauses)


def resolutions(*, language: str = "en") -> tuple[ResolutionRow, ...]:
    """Every resolution held, the youngest first, with how many clauses wait for a person."""
    rows = models.Resolution.objects.prefetch_related("expressions", "clauses")
    found = [_row(row, language) for row in rows]
    return tuple(sorted(found, key=lambda row: (row.adopted or date.min, row.symbol), reverse=True))


def clauses(*, symbol: str) -> tuple[ClauseRow, ...]:
    """The clauses of a resolution in reading order; empty when it is not held."""
    rows = models.Clause.objects.filter(resolution__symbol=symbol).select_related("confirmed_by")
    return tuple(_clause(row) for row in rows.prefetch_related("spans__expression"))


def sheet(*, symbol: str, language: str) -> Sheet | None:
    """What a person confirms or moves: every unit with its clauses, in the language asked for or the nearest held."""
    expressions = list(
        models.Expression.objects.filter(resolution__symbol=symbol).select_related("resolution")
    )
    chosen = _nearest(expressions, language)
    if chosen is None:
        return None
    resolution = chosen.resolution
    split = _split(chosen)
    return Sheet(
        symbol=resolution.symbol,
        title=chosen.title,
        language=chosen.language,
        languages=_ordered(expressions),
        source=chosen.source,
        committee=chosen.committee,
        adopted=resolution.adopted,
        distributed=resolution.distributed,
        meeting=resolution.meeting,
        agenda_item=resolution.agenda_item,
        draft=resolution.draft,
        units=tuple(_sheet_unit(unit, split.get(unit.path, ())) for unit in chosen.units.all()),
    )


def _nearest(expressions: Iterable[models.Expression], language: str) -> models.Expression | None:
    """The language asked for, else English, else the first official one held."""
    order = [_code(language), "en", *(official.code for official in OFFICIAL)]
    return min(expressions, key=lambda one: order.index(one.language), default=None)


def _code(language: str) -> str:
    return BY_CODE[language].code if language in BY_CODE else language


def _ordered(expressions: Iterable[models.Expression]) -> tuple[str, ...]:
    held = {one.language for one in expressions}
    return tuple(official.code for official in OFFICIAL if official.code in held)


def _wordings(
    symbol: str, language: str, asked: Iterable[str], unit: str | None = None
) -> dict[str, Wording]:
    expressions = models.Expression.objects.filter(resolution__symbol=symbol)
    nearest = _nearest(expressions.select_related("resolution"), language)
    if nearest is None:
        return {}
    one = {"path": unit} if unit else {}
    texts = dict(nearest.units.filter(**one).values_list("path", "text"))
    spans = nearest.spans.filter(clause__unit__in=texts).select_related("clause")
    cuts = {str(span.clause): span for span in spans}
    return {
        clause: _words(clause, nearest, language, text, cuts.get(clause))
        for clause in asked
        if (text := texts.get(clause.partition("#")[0])) is not None
    }


def _words(
    clause: str, expression: models.Expression, language: str, text: str, span: models.Span | None
) -> Wording:
    return Wording(
        symbol=expression.resolution.symbol,
        path=clause,
        language=expression.language,
        text=text[span.start : span.end] if span else text,
        fallback=expression.language != _code(language),
        whole=span is None,
        confirmed=span is not None and not span.proposed,
        source=expression.source,
    )


def _row(row: models.Resolution, language: str) -> ResolutionRow:
    expressions, clauses = row.expressions.all(), row.clauses.all()
    chosen = _nearest(expressions, language)
    return ResolutionRow(
        symbol=row.symbol,
        title=chosen.title if chosen else "",
        title_language=chosen.language if chosen else "",
        languages=_ordered(expressions),
        adopted=row.adopted,
        clauses=len(clauses),
        unconfirmed=sum(clause.confirmed_at is None for clause in clauses),
    )


def _clause(row: models.Clause) -> ClauseRow:
    return ClauseRow(
        path=str(row),
        unit=row.unit,
        ordinal=row.ordinal,
        verb=row.verb,
        confirmed_by=row.confirmed_by.name if row.confirmed_by else "",
        confirmed_at=row.confirmed_at,
        spans={one.expression.language: (one.start, one.end) for one in row.spans.all()},
    )


def _split(expression: models.Expression) -> dict[str, list[tuple[models.Clause, models.Span | None]]]:
    spans = {span.clause_id: span for span in expression.spans.all()}
    split: dict[str, list[tuple[models.Clause, models.Span | None]]] = {}
    for clause in models.Clause.objects.filter(resolution=expression.resolution_id):
        split.setdefault(clause.unit, []).append((clause, spans.get(clause.pk)))
    return split


def _sheet_unit(unit: models.Unit, split: Iterable[tuple[models.Clause, models.Span | None]]) -> SheetUnit:
    return SheetUnit(
        path=unit.path,
        part=unit.part,
        text=unit.text,
        opening=unit.opening,
        notes=tuple(unit.notes),
        cites=tuple(unit.cites),
        clauses=tuple(
            SheetClause(
                path=str(clause),
                verb=clause.verb,
                text=unit.text[span.start : span.end] if span else "",
                start=span.start if span else None,
                proposed=span is None or span.proposed,
            )
            for clause, span in split
        ),
    )
