"""Who has been heard so far, held against who was admitted to speak: figures and one suggestion, never an order.

The expected share of a group is its share among the participants admitted to speak. Only interventions from the
floor are counted; what the programme calls for, presentations and statements, is not for the chair to balance.
Member States and observers of the General Assembly are one group, every other category one each. Regions are the
regional groups of the United Nations, of those who belong to one. Gender counts only where a participant gave it
and is never inferred; on a floor it is counted so that nobody's own can be read off a figure (R200).
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from rostrum.procedure.floor.interventions import Intervention
from rostrum.procedure.floor.rules import FORMS, OF_STATES
from rostrum.procedure.floor.state import Waiting

STATES = "states"
ENOUGH = 5  # interventions before which a share is chance and nothing is suggested


@dataclass(frozen=True, slots=True)
class Admitted:
    """A participant who may take the floor. `region` and `gender` are empty where none is given.

    `first`: whether it would be their first intervention, as they say: yes, no or empty.
    """

    participant: str
    category: str
    region: str = ""
    gender: str = ""
    first: str = ""


@dataclass(frozen=True, slots=True)
class Share:
    """A group: interventions, seconds of the programme, people admitted, requests waiting; shares from 0 to 1."""

    code: str
    spoken: int
    seconds: float
    admitted: int
    waiting: int
    share: float
    expected: float

    @property
    def below(self) -> float:
        """How far under the expected share; negative when above it."""
        return self.expected - self.share


@dataclass(frozen=True, slots=True)
class Kind:
    """What was heard that the chair does not balance: presentations, answers, points of order, replies."""

    form: str
    spoken: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Balance:
    """`first`: interventions by somebody not heard before; `waiting_first`: those on the list not heard yet.

    `suggestion` is the waiting group of categories that is furthest below its share, or empty.
    """

    spoken: int
    seconds: float
    first: int
    waiting_first: int
    categories: tuple[Share, ...]
    regions: tuple[Share, ...]
    genders: tuple[Share, ...]
    suggestion: str
    kinds: tuple[Kind, ...] = ()


@dataclass(frozen=True, slots=True)
class Choosing:
    """Those chosen, held against those who are interested: `spoken` counts the chosen, `waiting` the short-list."""

    people: int
    listed: int
    chosen: int
    categories: tuple[Share, ...]
    regions: tuple[Share, ...]
    genders: tuple[Share, ...]
    firsts: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class _Turn:
    who: Admitted
    seconds: float


Of = Callable[[Admitted], str]


def group_of(category: str) -> str:
    """The group in which a category is counted."""
    return STATES if category in OF_STATES else category


def balance(
    admitted: Iterable[Admitted], heard: Sequence[Intervention], waiting: Iterable[Waiting]
) -> Balance:
    """The figures of a floor so far. Whoever speaks without standing among those admitted counts by category."""
    people = {one.participant: one for one in admitted}
    spoken = [one for one in heard if _counts(one.waiting)]
    turns = [_Turn(who, one.used) for one in spoken for who in [_who(one.waiting, people)]]
    turns += [_Turn(who, 0.0) for one in spoken for who in _beside(one.waiting, people)]
    asking = [_who(one, people) for one in waiting if _counts(one)]
    spoke = {one.who.participant for one in turns}
    categories = _shares(lambda one: group_of(one.category), people, turns, asking)
    return Balance(
        spoken=len(spoken),
        seconds=round(sum(one.seconds for one in turns), 1),
        first=len(spoke),
        waiting_first=len({one.participant for one in asking} - spoke),
        categories=categories,
        regions=_shares(lambda one: one.region, people, turns, asking),
        genders=_genders(people, turns),
        suggestion=_suggestion(categories) if len(spoken) >= ENOUGH else "",
        kinds=_kinds(heard),
    )


def _genders(people: Mapping[str, Admitted], turns: Sequence[_Turn]) -> tuple[Share, ...]:
    """In steps of five interventions, without the list, and of genders that five told (R200).

    A figure that moved with each who speaks would say it of that one.
    """
    whole = turns[: len(turns) // ENOUGH * ENOUGH]
    return tuple(one for one in _shares(lambda one: one.gender, people, whole, ()) if one.admitted >= ENOUGH)


def choosing(people: Iterable[Admitted], listed: Iterable[str], chosen: Iterable[str]) -> Choosing:
    """The figures of a selection, by the ids of those short-listed and chosen: the expected share is that of all."""
    known = {one.participant: one for one in people}
    turns = [_Turn(known[one], 0.0) for one in chosen if one in known]
    waiting = [known[one] for one in listed if one in known]

    def by(of: Of) -> tuple[Share, ...]:
        return _shares(of, known, turns, waiting)

    return Choosing(
        people=len(known),
        listed=len(waiting),
        chosen=len(turns),
        categories=by(lambda one: group_of(one.category)),
        regions=by(lambda one: one.region),
        genders=by(lambda one: one.gender),
        firsts=by(lambda one: one.first),
    )


def _kinds(heard: Sequence[Intervention]) -> tuple[Kind, ...]:
    """Each kind but interventions, in the order in which the kinds are known."""
    used = {form: [one.used for one in heard if one.waiting.form == form] for form in FORMS}
    return tuple(
        Kind(form, len(seconds), round(sum(seconds), 1))
        for form, seconds in used.items()
        if seconds and form != "intervention"
    )


def _counts(one: Waiting) -> bool:
    return one.form == "intervention"


def _who(one: Waiting, people: Mapping[str, Admitted]) -> Admitted:
    return people.get(one.participant) or Admitted(one.participant, one.category)


def _beside(one: Waiting, people: Mapping[str, Admitted]) -> list[Admitted]:
    """Co-speakers of a joint intervention: heard like the one who asked, in the same time (R111)."""
    return [people.get(who) or Admitted(who, one.category) for who in one.joint]


def _shares(
    of: Of, people: Mapping[str, Admitted], turns: Sequence[_Turn], asking: Sequence[Admitted]
) -> tuple[Share, ...]:
    """By group, the largest expected share first; whoever belongs to none is left out of all figures."""
    admitted = Counter(of(one) for one in people.values())
    spoken = Counter(of(one.who) for one in turns)
    waiting = Counter(of(one) for one in asking)
    seconds = defaultdict[str, float](float)
    for one in turns:
        seconds[of(one.who)] += one.seconds
    for told in (admitted, spoken, waiting):
        told.pop("", None)
    codes = {*admitted, *spoken, *waiting}
    rows = (
        Share(
            code=code,
            spoken=spoken[code],
            seconds=round(seconds[code], 1),
            admitted=admitted[code],
            waiting=waiting[code],
            share=_part(spoken[code], spoken.total()),
            expected=_part(admitted[code], admitted.total()),
        )
        for code in codes
    )
    return tuple(sorted(rows, key=lambda one: (-one.expected, one.code)))


def _part(some: int, whole: int) -> float:
    return some / whole if whole else 0.0


def _suggestion(categories: Sequence[Share]) -> str:
    asking = [one for one in categories if one.waiting and one.below > 0]
    return max(asking, key=lambda one: one.below).code if asking else ""
