"""Will everybody be heard: whole individual limits that fit the time, against those expected.

No change-over time is counted ("Computed from the documents", D38); each segment is counted alone,
because nobody speaks across a break.
"""

from dataclasses import dataclass

from rostrum.procedure.conformance.fact import Arguments, Scene
from rostrum.procedure.modalities.arrangement import mapping


@dataclass(frozen=True)
class Forecast:
    """`result` is `fits`, `short`, or `unknown` where no limit or no hours are stated."""

    id: str
    why: str
    floor: str
    of: str
    minutes: int
    limit: int | None  # seconds
    slots: int
    expected: int
    result: str


def capacity(scene: Scene, name: str, why: str, given: Arguments) -> Forecast:
    """Slots of all segments of one floor against the number expected."""
    rules = scene.member("floors", given["floor"])
    limit = mapping(rules.get("limits")).get("individual")
    here = [one for one, held in scene.timetable.segments.items() if held.get("floor") == given["floor"]]
    spans = [span for one in here if (span := scene.timetable.span(one)) is not None]
    lengths = [max(span.end - span.start, 0) for span in spans]
    planned = [one for one in mapping(rules.get("slots")).values() if isinstance(one, int)]
    slots = sum(planned) if planned else 0
    if not planned and isinstance(limit, int) and limit > 0:
        slots = sum(length * 60 // limit for length in lengths)
    known = bool(planned) or (bool(limit) and bool(here) and len(spans) == len(here))
    fits = "fits" if slots >= given["expected"] else "short" if known else "unknown"
    return Forecast(
        id=name,
        why=why,
        floor=given["floor"],
        of=given["of"],
        minutes=sum(lengths),
        limit=limit if isinstance(limit, int) else None,
        slots=slots,
        expected=given["expected"],
        result=fits,
    )
