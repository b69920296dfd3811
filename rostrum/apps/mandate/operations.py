"""Bringing a resolution in, and confirming where its clauses begin (D5)."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction

from rostrum.apps.mandate import models, splitting
from rostrum.apps.mandate.permissions import CONFIRM, IMPORT
from rostrum.apps.mandate.reading import read
from rostrum.apps.people.models import Account
from rostrum.apps.processes.permissions import may
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.resolution.clauses import cut
from rostrum.procedure.resolution.marks import compared
from rostrum.procedure.resolution.units import Clause, Resolution

LONGEST_NAME = 255
Placed = tuple[str, str]


@dataclass(frozen=True)
class Imported:
    """What an import did. `changed` is False when the same file was held already.

    `mended` are lines where a paragraph cut by a page end was joined: show them. `loosened` are units with confirmed
    clauses whose words changed in this language: their cuts are proposed anew there and want a person. `instead` is
    the file of this language whose text went.
    """

    symbol: str
    language: str
    changed: bool
    units: int
    clauses: int
    unconfirmed: int
    mended: tuple[int, ...] = ()
    loosened: tuple[str, ...] = ()
    instead: str = ""


def import_resolution(*, data: bytes, name: str, by: Account | None, now: int) -> Imported:
    """Stores one language of a resolution; all of it or nothing. `by` None is the installation's command line.

    Clauses that a person confirmed are never split again. The languages of a resolution align by part and place,
    never by the numbers printed (R11). Refusals: not_permitted; ResolutionError; languages_differ (language, other,
    part, expected, found); confirmed_clause_lost (path).
    """
    may(by, IMPORT, None)
    read_in = read(data, name)
    digest = hashlib.sha256(data).hexdigest()
    with transaction.atomic():
        resolution = _resolution(read_in)
        before = resolution.expressions.filter(language=read_in.language).first()
        if before and before.sha256 == digest:
            return _imported(resolution, read_in, changed=False)
        _aligned(resolution, read_in)
        instead = before.file_name if before else ""
        expression = before or models.Expression(resolution=resolution, language=read_in.language)
        expression.title, expression.committee = read_in.title, read_in.committee
        expression.file_name, expression.sha256 = name[-LONGEST_NAME:], digest
        expression.imported_by, expression.imported_at = by, now
        expression.save()
        loosened = _units(expression, read_in)
        splitting.propose(resolution)
        return _imported(resolution, read_in, changed=True, loosened=loosened, instead=instead)


def confirm_clauses(
    *, resolution: str, unit: str, cuts: Mapping[str, Sequence[int]], by: Account, now: int
) -> tuple[Clause, ...]:
    """A person says where the clauses of a unit begin, in one language or several; answers the first one's clauses.

    `cuts` gives per language the offsets, in signs of the unit's text, at which the second and later clauses begin; an
    empty list says the unit is one clause. A language not named keeps its cut if the number stays, and else shows
    whole paragraphs or what its rules propose. Refusals: not_permitted, resolution_unknown, unit_unknown,
    language_unknown, cuts_differ (not as many in each language), cuts_outside (language).
    """
    may(by, CONFIRM, None)
    with transaction.atomic():
        row = models.Resolution.objects.select_for_update().filter(symbol=resolution).first()
        if row is None:
            raise Refusal("resolution_unknown", symbol=resolution)
        languages = {one.expression.language: one for one in splitting.held(row, unit)}
        if not languages:
            raise Refusal("unit_unknown", unit=unit)
        made = {code: _cut(languages, unit, code, at) for code, at in cuts.items()}
        if len({len(found) for found in made.values()}) != 1:
            raise Refusal("cuts_differ", unit=unit)
        first = next(iter(made.values()))
        rows = _clauses(row, unit, first, by, now)
        models.Span.objects.filter(clause__in=rows, expression__language__in=made).delete()
        for code, found in made.items():
            models.Span.objects.bulk_create(splitting.confirmed(languages[code], rows, found))
        splitting.span(row, list(languages.values()))
    return first


def _cut(
    languages: Mapping[str, splitting.Held], unit: str, code: str, at: Sequence[int]
) -> tuple[Clause, ...]:
    if code not in languages:
        raise Refusal("language_unknown", language=code)
    try:
        return cut(languages[code].units[unit], at, code)
    except ValueError:
        raise Refusal("cuts_outside", language=code, unit=unit) from None


def _clauses(
    resolution: models.Resolution, unit: str, found: Sequence[Clause], by: Account, now: int
) -> list[models.Clause]:
    """The rows of a unit, confirmed: kept where their number stays, so that spans of other languages stay too."""
    rows = list(models.Clause.objects.filter(resolution=resolution, unit=unit).order_by("ordinal"))
    if len(rows) != len(found):
        place = rows[0].place
        models.Clause.objects.filter(resolution=resolution, unit=unit).delete()
        rows = [
            models.Clause(resolution=resolution, unit=unit, ordinal=one.ordinal, place=place) for one in found
        ]
    for row, one in zip(rows, found, strict=True):
        row.verb, row.confirmed_by, row.confirmed_at = one.verb, by, now
        row.save()
    return rows


def _resolution(read_in: Resolution) -> models.Resolution:
    """The row of a symbol; a fact one language leaves out is filled in by the next."""
    row, _ = models.Resolution.objects.select_for_update().get_or_create(symbol=read_in.symbol)
    row.adopted = _date(read_in.adopted) or row.adopted
    row.distributed = _date(read_in.distributed) or row.distributed
    row.session = read_in.session or row.session
    row.meeting = read_in.meeting or row.meeting
    row.agenda_item = read_in.agenda_item or row.agenda_item
    row.draft = read_in.draft or row.draft
    row.save()
    return row


def _date(iso: str) -> date | None:
    return date.fromisoformat(iso) if iso else None


def _aligned(resolution: models.Resolution, read_in: Resolution) -> None:
    """The same units in every language held; the first difference is told in counts of the part it is in."""
    found: list[Placed] = [(unit.path, unit.part) for unit in read_in.units]
    others = models.Unit.objects.filter(expression__resolution=resolution).exclude(
        expression__language=read_in.language
    )
    expected: dict[str, list[Placed]] = {}
    for language, path, part in others.values_list("expression__language", "path", "part"):
        expected.setdefault(language, []).append((path, part))
    for other, units in expected.items():
        if sorted(units) != sorted(found):
            _differs(read_in.language, other, units, found)
    _keeps_confirmed(resolution, {path for path, _part in found})


def _differs(language: str, other: str, expected: Sequence[Placed], found: Sequence[Placed]) -> None:
    wanted, got = Counter(part for _, part in expected), Counter(part for _, part in found)
    parts = sorted(wanted | got)
    part = next((part for part in parts if wanted[part] != got[part]), parts[0])
    path = min(set(expected) ^ set(found))[0]
    raise Refusal(
        "languages_differ",
        language=language,
        other=other,
        part=part,
        expected=wanted[part],
        found=got[part],
        path=path,
    )


def _keeps_confirmed(resolution: models.Resolution, paths: set[str]) -> None:
    confirmed = models.Clause.objects.filter(resolution=resolution).exclude(confirmed_at=None)
    lost = confirmed.exclude(unit__in=paths).first()
    if lost:
        raise Refusal("confirmed_clause_lost", path=str(lost))


def _units(expression: models.Expression, read_in: Resolution) -> tuple[str, ...]:
    """Replaces the texts. Cuts of a changed text go; answers the units with confirmed clauses among those.

    A no-break space or hyphen that a text was pasted without changes nothing, and moves no cut.
    """
    before = dict(expression.units.values_list("path", "text"))
    texts = {unit.path: unit.text for unit in read_in.units}
    changed = [path for path, text in texts.items() if compared(before.get(path, text)) != compared(text)]
    stale = models.Span.objects.filter(expression=expression, clause__unit__in=changed)
    loosened = stale.filter(proposed=False).values_list("clause__unit", flat=True)
    answer = tuple(dict.fromkeys(loosened.order_by("clause__place")))
    stale.delete()
    expression.units.all().delete()
    models.Unit.objects.bulk_create(
        models.Unit(expression=expression, place=place, **asdict(unit))
        for place, unit in enumerate(read_in.units)
    )
    return answer


def _imported(
    resolution: models.Resolution,
    read_in: Resolution,
    *,
    changed: bool,
    loosened: tuple[str, ...] = (),
    instead: str = "",
) -> Imported:
    clauses = models.Clause.objects.filter(resolution=resolution)
    return Imported(
        symbol=read_in.symbol,
        language=read_in.language,
        changed=changed,
        units=len(read_in.units),
        clauses=clauses.count(),
        unconfirmed=clauses.filter(confirmed_at=None).count(),
        mended=read_in.mended,
        loosened=loosened,
        instead=instead,
    )
