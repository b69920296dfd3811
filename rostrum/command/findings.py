"""How `check event` and `check modalities` print what they found.

The JSON shape is stable: `event`, `resolution`, `counts` by result, `findings` (`clause`, `part`, `force`, `modal`,
`asks`, `says`, `confirmed`, `result`, `found`, `satisfies`), `forecasts` (`id`, `why`, `result`, `minutes`, `slots`,
`expected`, `of`, `found`, `satisfies`) and `notices` (`code`, `where`, `found`, `satisfies`). `found` and `satisfies`
are English.
"""

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from rostrum.command.answers import FINDINGS, FINE
from rostrum.procedure.conformance import Finding, Report
from rostrum.procedure.modalities.arrangement import Arrangement
from rostrum.web.components.result_words import RESULTS
from rostrum.web.public.mandate_places import Places
from rostrum.web.public.mandate_words import (
    FORECASTS,
    forecast_words,
    found_words,
    notice_words,
    satisfying_words,
    shown,
)

WRONG = ("breach", "differs")


def status(report: Report) -> int:
    """1 when something is false, short or odd; what is open or for a person is no fault."""
    short = any(forecast.result == "short" for forecast in report.forecasts)
    wrong = any(report.count(result) for result in WRONG)
    return FINDINGS if wrong or short or report.notices else FINE


def as_data(report: Report, arrangement: Arrangement) -> dict[str, Any]:
    places = Places(arrangement)
    return {
        "event": arrangement["id"],
        "resolution": arrangement["mandate"]["resolution"],
        "counts": {result: report.count(result) for result in RESULTS},
        "findings": [_finding(one, places) for one in report.findings],
        "forecasts": [
            _without(asdict(one), "limit", "floor") | _said(*forecast_words(one)) for one in report.forecasts
        ],
        "notices": [
            {"code": one.code, "where": one.where} | _said(*notice_words(one, places))
            for one in report.notices
        ],
    }


def _without(data: dict[str, Any], *keys: str) -> dict[str, Any]:
    return {key: value for key, value in data.items() if key not in keys}


def _said(found: str, satisfies: str) -> dict[str, str]:
    return {"found": found, "satisfies": satisfies}


def _finding(finding: Finding, places: Places) -> dict[str, Any]:
    keys = ("clause", "part", "force", "modal", "asks", "says", "confirmed", "result")
    return {key: getattr(finding, key) for key in keys} | {
        "found": list(filter(None, (found_words(fact, places) for fact in shown(finding)))),
        "satisfies": [satisfying_words(fact, places) for fact in finding.wanting],
    }


def lines(data: dict[str, Any]) -> Iterator[str]:
    """The report for a terminal: counts, then everything that is not met, then forecasts and notices."""
    counted = ", ".join(f"{n} {str(RESULTS[name].word).lower()}" for name, n in data["counts"].items() if n)
    yield f"{data['event']} ({data['resolution']}): {counted}"
    for one in data["findings"]:
        if one["result"] != "met":
            yield from _entry(str(RESULTS[one["result"]].word), _heading(one), one["found"], one["satisfies"])
    for one in data["forecasts"]:
        word = str(FORECASTS[one["result"]].word)
        yield from _entry(word, f"{one['id']}: {one['why']}", [one["found"]], [one["satisfies"]])
    for one in data["notices"]:
        yield from _entry("Notice", one["found"], [], [one["satisfies"]])


def _heading(one: dict[str, Any]) -> str:
    clause = " ".join(filter(None, (one["clause"], one["part"])))
    force = " ".join(filter(None, (one["force"], one["modal"])))
    doubt = "" if one["confirmed"] else ", clause not confirmed"
    asked = one["asks"] or f"“{one['says']}”"
    return f"{clause} ({force}{doubt}): {asked}"


def _entry(word: str, heading: str, found: list[str], satisfies: list[str]) -> Iterator[str]:
    yield f"\n{word}: {heading}"
    yield from (f"    found: {one}" for one in dict.fromkeys(found) if one)
    yield from (f"    to satisfy it: {one}" for one in dict.fromkeys(satisfies) if one)
