"""Who will still speak in the segment under way: a forecast for the chair and the desk, no promise to the public.

The rule. Everybody who waits is walked through in the order in which they are due: points of order, the list in
the order everybody sees (R108), rights of reply. For an intervention the limit of the rules in force (R115, R116)
is expected times the mean share of it used in this segment so far; for every other kind the median it took here,
or its own limit until one was heard, or five minutes where it has none (R120). Whoever is interrupted still has
the rest to come. Between two speakers lies the mean change-over of this segment, breaks left out and measured where
nothing was heard in between, and the mean time for which an intervention here stood still. Until three were measured
the share is the whole limit, the change-over 20 seconds and nothing stands still. Whoever has begun with half of the
expected time before the end of the segment will speak; from the first who has not, nobody after. All in seconds of
the programme (D8).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean, median

from rostrum.procedure.floor.decide import SECOND
from rostrum.procedure.floor.entries import Entry
from rostrum.procedure.floor.evolve import evolve
from rostrum.procedure.floor.interventions import Intervention, interventions
from rostrum.procedure.floor.state import Floor, Speaking, Waiting
from rostrum.procedure.floor.turns import in_turn

MEASURED = 3  # fewer say nothing
CHANGE_OVER = 20.0
UNLIMITED = 300.0  # of a presentation or statement, until one was heard here
BEGUN = 0.5  # of the expected time that must lie before the end


@dataclass(frozen=True, slots=True)
class Pace:
    """How this segment goes. `change_over` in programme seconds, `share` of the limit; both with how often measured.

    `free`: median seconds by kind, of every kind but interventions under a limit that was heard here. `between`: mean
    seconds for which an intervention stood still, for a pause, a point of order or a question.
    """

    change_over: float
    changes: int
    share: float
    shares: int
    free: Mapping[str, float]
    between: float = 0.0


@dataclass(frozen=True, slots=True)
class Prospect:
    """One who waits. `begins` is a moment of the programme (µs), `seconds` what they are expected to take."""

    waiting: Waiting
    begins: int
    seconds: float
    speaks: bool


@dataclass(frozen=True, slots=True)
class Forecast:
    """`ends`, `exhausted`: moments of the programme (µs); None: no end is named, or the list outlasts it.

    `further` is how many beside those on the list would still have time; None where no end is named.
    """

    ends: int | None
    exhausted: int | None
    prospects: tuple[Prospect, ...]
    further: int | None
    pace: Pace

    @property
    def will(self) -> int:
        return sum(one.speaks for one in self.prospects)

    @property
    def will_not(self) -> int:
        return len(self.prospects) - self.will


def forecast(floor: Floor, heard: Sequence[Intervention], *, now: int, end: int | None) -> Forecast | None:
    """What is to be expected at `now` (real µs), or None while no segment is open.

    `end` is the end of the segment in the programme (µs of the programme), `heard` what has ended on this floor.
    """
    if not floor.segment or floor.rules is None:
        return None
    going, at = pace(floor, heard), floor.programme(now)
    left = None if end is None else (end - at) / SECOND
    ordered = in_turn(floor)
    begins, found = _until_next(floor, going, now), list[Prospect]()
    for one in ordered:
        seconds = expected(floor, one, going)
        speaks = _in_time(begins, seconds, left) and (not found or found[-1].speaks)
        found.append(Prospect(one, at + round(begins * SECOND), seconds, speaks))
        begins += seconds + going.change_over + (0.0 if one.beside else going.between)
    done = found[-1].begins + round(found[-1].seconds * SECOND) if found and found[-1].speaks else None
    return Forecast(end, done, tuple(found), _further(floor, going, begins, left), going)


def pace(floor: Floor, heard: Sequence[Intervention]) -> Pace:
    """Measured in the open segment alone: another one has other rules and another chair."""
    here = [one for one in heard if one.segment == floor.segment]
    changes = _changes(floor, here)
    plain = (one for one in here if not one.limit_reason)
    shares = [one.used / limit for one in plain if (limit := _shared(floor, one.waiting))]
    return Pace(
        change_over=_usual(changes) if len(changes) >= MEASURED else CHANGE_OVER,
        changes=len(changes),
        share=fmean(shares) if len(shares) >= MEASURED else 1.0,
        shares=len(shares),
        free=_free(floor, here),
        between=_between(floor, here),
    )


def _usual(changes: Sequence[float]) -> float:
    """The mean of the change-overs, as many of them add up; one of more than three times the median is a break."""
    most = 3 * median(changes)
    return fmean(one for one in changes if one <= most)


def _between(floor: Floor, here: Sequence[Intervention]) -> float:
    """Mean seconds in which an intervention stood still: paused, or another was heard in between."""
    lists = [one for one in here if not one.waiting.beside]
    stood = [(one.end - one.start) * floor.rate / SECOND - one.used for one in lists]
    return max(0.0, fmean(stood)) if len(stood) >= MEASURED else 0.0


def expected(floor: Floor, one: Waiting, going: Pace) -> float:
    """Seconds of the programme that somebody on the list is expected to take."""
    shared, limit = _shared(floor, one), floor.limit_of(one)
    if shared is not None:
        return shared * going.share
    usual = going.free.get(one.form, UNLIMITED if limit is None else limit)
    return usual if limit is None else min(usual, limit)


def _shared(floor: Floor, one: Waiting) -> int | None:
    """The limit of an intervention, of which a share is measured; None for every other kind."""
    return floor.limit_of(one) if one.form == "intervention" else None


def _changes(floor: Floor, here: Sequence[Intervention]) -> list[float]:
    """Seconds from an end to the next floor given, where nothing was heard in between.

    Time in which nobody had asked yet is nobody's change-over.
    """
    turns = [(one.start, one.end, one.waiting) for one in here]
    turns += [(one.at, floor.at, one.waiting) for one in floor.holders]
    beside = [start for start, _, one in turns if one.beside]
    listed = sorted((start, end, one.at) for start, end, one in turns if not one.beside)
    waited = (
        start - max(end, asked)
        for (_, end, _), (start, _, asked) in pairwise(listed)
        if not any(end <= one <= start for one in beside)
    )
    return [max(0, gap) * floor.rate / SECOND for gap in waited]


def _free(floor: Floor, here: Sequence[Intervention]) -> dict[str, float]:
    used: dict[str, list[float]] = {}
    for one in here:
        if _shared(floor, one.waiting) is None:
            used.setdefault(one.waiting.form, []).append(one.used)
    return {form: median(seconds) for form, seconds in used.items()}


def _until_next(floor: Floor, going: Pace, now: int) -> float:
    """Seconds until the next can begin: what is left to who speaks and a change-over, or what is left of one."""
    if floor.holders:
        return sum(_rest(floor, one, going, now) + going.change_over for one in floor.holders)
    if floor.last is None:
        return 0.0
    return max(0.0, going.change_over - (now - floor.last.until) * floor.rate / SECOND)


def _rest(floor: Floor, speaking: Speaking, going: Pace, now: int) -> float:
    """Who has spoken longer than expected is taken to use the whole limit."""
    spoken = speaking.spoken(now) * floor.rate / SECOND
    if speaking.limit is None:
        return max(0.0, going.free.get(speaking.waiting.form, UNLIMITED) - spoken)
    usual = min(float(speaking.limit), expected(floor, speaking.waiting, going))
    usual = speaking.limit * going.share if speaking.limit_reason else usual
    return max(0.0, (usual if spoken < usual else speaking.limit) - spoken)


def _in_time(begins: float, seconds: float, left: float | None) -> bool:
    return left is None or begins + seconds * BEGUN <= left


def _further(floor: Floor, going: Pace, begins: float, left: float | None) -> int | None:
    limit = floor.rules.individual if floor.rules else None
    if left is None or limit is None:
        return None
    seconds = limit * going.share
    room = left - begins - seconds * BEGUN
    return 0 if room < 0 else int(room // (seconds + going.change_over + going.between)) + 1


@dataclass(frozen=True, slots=True)
class Missed:
    """A forecast held against what came. `part`: where in its segment it was made, from 0 to 1.

    `foreseen` and `happened`: how many of those who then waited (`waiting`) would speak, and did, in the same segment.
    """

    number: int
    segment: str
    part: float
    foreseen: int
    happened: int
    waiting: int

    @property
    def error(self) -> int:
        return abs(self.foreseen - self.happened)


@dataclass(frozen=True, slots=True)
class _Made:
    floor: Floor
    at: int
    requests: frozenset[str]
    foreseen: int


def forecast_error(rows: Iterable[tuple[Entry, int]], ends: Mapping[str, int | None]) -> list[Missed]:
    """By how many speakers each forecast of a record was wrong: those that stood whenever somebody had ended.

    `ends`: the end of each segment in the programme (µs of the programme), None where it runs until its list is
    done. Only those who waited at the moment are counted, on both sides (D38).
    """
    told = list(rows)
    heard = interventions(told)
    spoke, made = {(one.segment, one.waiting.request) for one in heard}, list[_Made]()
    opened, closed, floor = dict[str, int](), dict[str, int](), Floor()
    for entry, at in told:
        before, floor = floor, evolve(floor, entry, at)
        opened.setdefault(floor.segment, at)
        closed[before.segment] = at
        if floor.segment and floor.last and not floor.holders and before.holders:
            made.append(_made(floor, heard, at, ends))
    spoke |= {(floor.segment, one.waiting.request) for one in floor.holders}
    return [_missed(one, spoke, opened, closed) for one in made]


def _made(floor: Floor, heard: Sequence[Intervention], at: int, ends: Mapping[str, int | None]) -> _Made:
    known = [one for one in heard if one.end <= at]
    told = forecast(floor, known, now=at, end=ends.get(floor.segment))
    asked = frozenset(one.request for one in in_turn(floor))
    return _Made(floor, at, asked, told.will if told else 0)


def _missed(
    one: _Made, spoke: set[tuple[str, str]], opened: Mapping[str, int], closed: Mapping[str, int]
) -> Missed:
    segment = one.floor.segment
    begun, over = opened[segment], closed.get(segment, one.at)
    happened = sum((segment, request) in spoke for request in one.requests)
    part = (one.at - begun) / (over - begun) if over > begun else 1.0
    return Missed(one.floor.number, segment, part, one.foreseen, happened, len(one.requests))
