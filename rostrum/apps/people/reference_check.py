"""What is wrong in the shipped tables, and what in them is still to be compared with its source.

A gap that is marked as unconfirmed is a note and no finding: an honest gap is better than an invented name.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from rostrum.apps.people.reference import (
    BODIES,
    COLUMNS,
    LANGUAGES,
    MEMBERSHIPS,
    OBSERVERS,
    STATES,
    Belonging,
    Body,
    Row,
)

# Every Member State counted once, in the group it is counted in for elections: 193 in all. The
# United States, in no group, attends the last as an observer; Türkiye takes part in two.
GROUPS = {
    "african": 54,
    "asia_pacific": 54,
    "eastern_european": 23,
    "latin_american_caribbean": 33,
    "weog": 29,
}
SPECIALIZED_AGENCIES = 15
OBSERVER_KINDS = ("state", "intergovernmental", "other")
BODY_KINDS = ("un_entity", "agency", "igo")
SHAPES = {"iso2": r"[A-Z]{2}", "iso3": r"[A-Z]{3}", "m49": r"\d{3}"}
CODE = r"[a-z][a-z0-9-]{1,23}"
YEAR = r"(1[89]|20)\d\d"
SCRIPTS = {
    "ar": r"[\u0600-\u06ff]",
    "ru": r"[\u0400-\u04ff]",
    "zh": r"[\u4e00-\u9fff]",
    "en": "[A-Za-z]",
    "es": "[A-Za-z]",
    "fr": "[A-Za-z]",
}


@dataclass(frozen=True)
class Finding:
    """Something wrong in the data, or to be confirmed: `code` for machines, `says` for people."""

    file: str
    body: str
    code: str
    says: str


def findings(bodies: Iterable[Body], memberships: Iterable[Belonging] = ()) -> list[Finding]:
    """Gaps in names, doubled codes, wrong totals, rows without source or date, members of nothing."""
    rows, joined = list(bodies), list(memberships)
    found = [finding for row in (*rows, *joined) for finding in _row(row)]
    found += [finding for body in rows for finding in _body(body)]
    return [*found, *_doubled(rows), *_totals(rows), *_memberships(joined, rows)]


def notes(rows: Iterable[Row]) -> list[Finding]:
    """What is still to be compared with its source, a row each; a note is no fault."""
    return [
        Finding(one.file, one.code, "unconfirmed", f"still to be compared: {', '.join(one.unconfirmed)}")
        for one in rows
        if one.unconfirmed
    ]


def _row(row: Row) -> Iterator[Finding]:
    """What every table has: tidy cells, a source, a day, and marks that name its columns."""
    for column, text in row.cells.items():
        if text != " ".join(text.split()):
            yield _found(row, "spaces", f"{column} has spaces too many")
    if not row.cells["source"]:
        yield _found(row, "no_source", "no source is named")
    if not _is_day(row.cells["checked_on"]):
        yield _found(row, "no_date", "the day of the entry is missing")
    for column in set(row.unconfirmed) - set(COLUMNS[row.file]):
        yield _found(row, "unknown_mark", f"unconfirmed names no column: {column}")


def _body(body: Body) -> Iterator[Finding]:
    for form, language, text in _names(body):
        column = f"{form}_{language}"
        if not text and column not in body.unconfirmed and (form == "short" or body.cells.get("iso3")):
            yield _found(body, "gap", f"{column} is empty")
        if text and not re.search(SCRIPTS[language], text) and text != body.cells["short_en"]:
            yield _found(body, "wrong_script", f"{column} is not written in its script: {text}")
    if not re.fullmatch(CODE, body.code):
        yield _found(body, "bad_code", f"code is not a code: {body.code}")
    for column, shape in SHAPES.items():
        text = body.cells.get(column, "")
        if (text or (column in body.cells and body.file != OBSERVERS)) and not re.fullmatch(shape, text):
            yield _found(body, "bad_code", f"{column} is not a code: {text}")
    yield from (_found(body, *wrong) for wrong in RULES.get(body.file, _nothing)(body))


def _names(body: Body) -> Iterator[tuple[str, str, str]]:
    for form in ("short", "formal"):
        for language in LANGUAGES:
            if f"{form}_{language}" in body.cells:
                yield form, language, body.cells[f"{form}_{language}"]


def _nothing(_body: Body) -> Iterator[tuple[str, str]]:
    yield from ()


def _of_state(body: Body) -> Iterator[tuple[str, str]]:
    for column in ("regional_group", "regional_group_also"):
        if body.cells[column] and body.cells[column] not in GROUPS:
            yield "unknown_group", f"{column} is unknown: {body.cells[column]}"


def _of_observer(body: Body) -> Iterator[tuple[str, str]]:
    if body.cells["kind"] not in OBSERVER_KINDS:
        yield "unknown_kind", f"kind is unknown: {body.cells['kind']}"
    if not re.fullmatch(r"[1-9]", body.cells["order_class"]):
        yield "bad_order", "order_class is not a figure from 1 to 9"
    since = body.cells["since"]
    if not _is_day(since) and (since or "since" not in body.unconfirmed):
        yield "no_date", "the day of the invitation is missing"


def _of_body(body: Body) -> Iterator[tuple[str, str]]:
    if body.cells["kind"] not in BODY_KINDS:
        yield "unknown_kind", f"kind is unknown: {body.cells['kind']}"
    if not body.cells["seat"]:
        yield "gap", "seat is empty"


RULES = {STATES: _of_state, OBSERVERS: _of_observer, BODIES: _of_body}


def _found(row: Row, code: str, says: str) -> Finding:
    return Finding(row.file, row.code, code, says)


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _doubled(rows: list[Body]) -> Iterator[Finding]:
    for column in ("code", *SHAPES, *(f"short_{one}" for one in LANGUAGES)):
        texts = [(body, body.code if column == "code" else body.cells.get(column, "")) for body in rows]
        seen = Counter(text for _, text in texts)
        for body, text in texts:
            if text and seen[text] > 1:
                yield _found(body, "doubled", f"{column} stands twice: {text}")


def _totals(rows: list[Body]) -> Iterator[Finding]:
    states = [body for body in rows if body.state]
    counted = Counter(body.cells["regional_group"] for body in states)
    for group, expected in GROUPS.items():
        if counted[group] != expected:
            says = f"{group} has {counted[group]} States instead of {expected}"
            yield Finding(STATES, group, "group_total", says)
    if len(states) != sum(GROUPS.values()):
        says = f"{len(states)} Member States instead of {sum(GROUPS.values())}"
        yield Finding(STATES, "", "total", says)
    agencies = sum(body.kind == "agency" for body in rows)
    if agencies != SPECIALIZED_AGENCIES:
        says = f"{agencies} specialized agencies instead of {SPECIALIZED_AGENCIES}"
        yield Finding(BODIES, "", "total", says)


def _memberships(joined: list[Belonging], rows: list[Body]) -> Iterator[Finding]:
    """A member and what it is a member of are there, each pair once, and the country of a seat is a State."""
    known: Mapping[str, Body] = {body.code: body for body in rows}
    for one, times in Counter((row.code, row.of) for row in joined).items():
        if times > 1:
            yield Finding(MEMBERSHIPS, one[0], "doubled", f"a member of {one[1]} twice")
    for row in joined:
        for code in (row.code, row.of):
            if code not in known:
                yield _found(row, "unknown_body", f"no table holds {code}")
        if row.cells["since"] and not re.fullmatch(YEAR, row.cells["since"]):
            yield _found(row, "no_date", f"since is not a year: {row.cells['since']}")
        if row.code in known and known[row.code].state:
            yield _found(row, "needless", "a Member State needs no membership to be named")
    for body in rows:
        country = body.cells.get("country", "")
        if country and (country not in known or not known[country].cells.get("iso3")):
            yield _found(body, "unknown_body", f"country is no State: {country}")
