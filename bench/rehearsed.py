"""What a rehearsal came to: whether its record holds, how late the cuts were, how wrong the forecasts of the last half.

    rostrum rehearse tip-2025-hearing --from 12:00 --end 13:00
    python -m bench.rehearsed var/rehearsal-tip-2025-hearing/record.jsonl …

The ends of the segments come from the edition of the event. Lateness is real time, forecasts are counted in speakers
(D8, D38): each that stood when somebody had ended, against who of those waiting then spoke.
"""

import argparse
import json
from collections.abc import Mapping
from pathlib import Path
from statistics import median
from typing import Any

from bench.forecast import MOST
from bench.told import spread
from rostrum.conf import editions
from rostrum.foundation.clock import micros
from rostrum.foundation.verify import check
from rostrum.procedure.floor.decide import SECOND
from rostrum.procedure.floor.entries import Entry, decode
from rostrum.procedure.forecast import Missed, forecast_error
from rostrum.procedure.modalities.edition import load
from rostrum.procedure.programme import programme

Row = Mapping[str, Any]


def ends_of(event: str) -> dict[str, int | None]:
    """The end of each segment in µs of the programme."""
    path = next(path for path in editions.files() if path.stem == event)
    told = programme(load(path.read_text(encoding="utf-8"), path.name).data)
    return {one.id: micros(one.end) if one.end else None for one in told.segments}


def entries(rows: list[Row]) -> list[tuple[Entry, int]]:
    return [(decode(row["kind"], row["body"]), row["at"]) for row in rows]


def forecasts(rows: list[Row], event: str) -> list[Missed]:
    return [one for one in forecast_error(entries(rows), ends_of(event)) if one.part >= 0.5]


def told(file: Path) -> list[int]:
    """Print one rehearsal; the errors of its forecasts."""
    with file.open("rb") as lines:
        verdict = check(lines)
    rows: list[Row] = [row for row in map(json.loads, file.read_bytes().splitlines()) if "kind" in row]
    began = next(row["body"] for row in rows if row["kind"] == "RehearsalBegun")
    spoken = (rows[-1]["at"] - rows[0]["at"]) * began["rate"] / SECOND / 60
    holds = "hold" if verdict.bad is None else f"do not hold from {verdict.bad}: {verdict.why}"
    print(
        f"{file}: {verdict.count} entries {holds}; {spoken:.0f} minutes of the programme at {began['rate']}x"
    )
    cuts = [row["body"] for row in rows if row["kind"] == "MicrophoneCut"]
    late = [(one["sent"] - one["deadline"]) / 1000 for one in cuts if one["sent"]]
    print(f"  {len(cuts)} cuts, {len(cuts) - len(late)} settled by another act; lateness {spread(late)}")
    errors = [one.error for one in forecasts(rows, rows[0]["floor"].rpartition(".")[0])]
    print(f"  {said(errors)}")
    return errors


def said(errors: list[int]) -> str:
    if not errors:
        return "no forecast in the last half"
    return (
        f"{len(errors)} forecasts of the last half: median error {median(errors):g} speakers (at most {MOST}),"
        f" worst {max(errors)}"
    )


def run(files: list[Path]) -> None:
    errors = [one for file in files for one in told(file)]
    if len(files) > 1:
        print(f"all: {said(errors)}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    run(**vars(parser.parse_args()))
