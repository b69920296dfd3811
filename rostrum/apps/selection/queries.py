"""What is read of a selection: everything for the committee and the Office; the own state stands in `own`."""

from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass, field

from django.db.models import QuerySet

from rostrum.apps.participation import queries as participation
from rostrum.apps.people.models import Account
from rostrum.apps.people.queries import regions
from rostrum.apps.selection.calls import Call, call_of, calls
from rostrum.apps.selection.models import Expression, ExpressionStep
from rostrum.apps.selection.own import Own, own, own_in
from rostrum.apps.selection.people import Person, admitted, person
from rostrum.apps.selection.permissions import SEE, may
from rostrum.procedure import selection as rules
from rostrum.procedure.balance import Choosing, choosing, group_of
from rostrum.procedure.registration.states import ENDED

__all__ = [
    "GROUPS",
    "Board",
    "Call",
    "Filters",
    "Own",
    "Row",
    "StepRow",
    "board",
    "call_of",
    "calls",
    "counts",
    "everybody",
    "own",
    "own_in",
    "takes_place",
]


@dataclass(frozen=True)
class StepRow:
    """`account` is empty where the person acted."""

    act: str
    at: int
    account: str
    why: str = field(repr=False)


@dataclass(frozen=True)
class Row:
    """Somebody interested. `left`: can no longer be called, whatever the state; `untold`: to be told, and was not."""

    id: str
    person: Person
    state: str
    text: str = field(repr=False)
    language: str
    first: str
    sent_at: int
    told: str
    told_at: int | None
    chosen_at: int | None
    left: bool
    untold: bool
    departs: bool
    steps: tuple[StepRow, ...]

    @property
    def shown(self) -> str:
        """The state under which it is found: `left` whatever it was before."""
        return "left" if self.left else self.state


GROUPS = {
    "interested": rules.STANDING,
    "picked": rules.PICKED,
}  # more than one state, as the figures count them


@dataclass(frozen=True)
class Filters:
    """What of the list is shown; empty: all. `state`: also `left` and each of GROUPS."""

    state: str = ""
    category: str = ""
    region: str = ""
    first: str = ""


@dataclass(frozen=True)
class Board:
    """A call with everybody interested, in the order they said so, and the figures of all who can still be chosen.

    `places`: how many the modalities let be chosen in this segment, None where they say none. `protected`: how many
    of `rows` no file holds.
    """

    call: Call
    rows: tuple[Row, ...]
    figures: Choosing
    categories: tuple[str, ...]
    chosen: tuple[Row, ...]
    untold: int
    places: int | None
    protected: int


def counts(*, event: str, by: Account | None) -> dict[str, dict[str, int]]:
    """How many the list of each segment shows in each state, `left` too; two queries. Refused: not_permitted."""
    may(by, SEE, event)
    found: dict[str, dict[str, int]] = {}
    called = _called(event)
    rows = Expression.objects.filter(registration__event=event).select_related("registration__dossier")
    for one in rows.defer("text"):
        told = found.setdefault(one.segment, dict.fromkeys((*rules.STATES, "left"), 0))
        told["left" if has_left(one, called.get(one.segment, frozenset())) else one.state] += 1
    return found


def takes_place(*, event: str) -> bool:
    """Whether speakers of the event are selected, or somebody said so much as an interest. Refused: unknown_version."""
    return bool(calls(event=event)) or Expression.objects.filter(registration__event=event).exists()


def of_segment(event: str, segment: str) -> QuerySet[Expression]:
    """Every interest in a segment with whoever it belongs to."""
    rows = Expression.objects.filter(registration__event=event, segment=segment)
    return rows.select_related("registration__dossier__organization")


def standing(rows: Iterable[Expression], called: frozenset[str]) -> list[Expression]:
    """Those who can still be chosen or are: neither taken back nor gone."""
    return [one for one in rows if one.state in rules.STANDING and not has_left(one, called)]


def has_left(row: Expression, called: frozenset[str]) -> bool:
    """Whether the registration ended, or the floor calls somebody no more who was told they are chosen."""
    dossier = row.registration.dossier
    if row.registration.state in ENDED or dossier.erased_at is not None:
        return True
    told = row.state == rules.CHOSEN and row.told == rules.CHOSEN
    return told and row.registration.participant not in called


def called_in(event: str, segment: str) -> frozenset[str]:
    """The participants whom the floor calls in a segment."""
    return _called(event).get(segment, frozenset())


def _called(event: str) -> dict[str, frozenset[str]]:
    every = participation.chosen(event=event)
    return {segment: frozenset(one.id for one in people) for segment, people in every.items()}


def everybody(*, event: str, whole: bool) -> tuple[tuple[str, Row], ...]:
    """Everybody interested in any segment of an event, each with the segment; for a table whose readers were asked.

    `whole`: with what is protected.
    """
    rows = Expression.objects.filter(registration__event=event).order_by("segment")
    segments = rows.values_list("segment", flat=True).distinct()
    return tuple(
        (one, row)
        for one in segments
        for row in _rows(list(of_segment(event, one)), called_in(event, one), frozenset(), whole=whole)
    )


def board(*, event: str, segment: str, filters: Filters, by: Account | None) -> Board:
    """For the committee and the Office; a handful of queries however many. Refused: not_permitted, no_call."""
    may(by, SEE, event)
    call = call_of(event=event, segment=segment)
    every, called = list(of_segment(event, segment)), called_in(event, segment)
    still = standing(every, called)
    picked = [one.pk for one in still if one.state in rules.PICKED]
    figures = choosing(
        people := admitted(still), picked, [one.pk for one in still if one.state == rules.CHOSEN]
    )
    places = places_of(call)
    over = {
        one.pk
        for one in still
        if one.state == rules.RECEIVED and rules.departs(people, picked, one.pk, places or 0)
    }
    rows = _rows(every, called, over)
    return Board(
        call=call,
        rows=(shown := tuple(one for one in rows if _wanted(one, filters))),
        figures=figures,
        categories=tuple(sorted({one.person.category for one in rows} - {""})),
        chosen=tuple(sorted((one for one in rows if one.state == rules.CHOSEN), key=_place)),
        untold=sum(one.untold for one in rows),
        places=places,
        protected=sum(one.person.protected for one in shown),
    )


def places_of(call: Call) -> int | None:
    """How many places a segment has by the modalities; None where they count otherwise or not at all."""
    cap = call.terms.cap
    return cap.n if cap is not None and cap.per in {"segment", "event"} else None


def _place(row: Row) -> tuple[int, str]:
    return row.chosen_at or 0, row.id


def _rows(
    every: list[Expression], called: frozenset[str], over: Collection[str], *, whole: bool = False
) -> list[Row]:
    groups, trail = regions(), _trail(every)
    found = []
    for one in every:
        left = has_left(one, called)
        found.append(
            Row(
                one.pk,
                person(one.registration, groups, whole=whole),
                one.state,
                one.text,
                one.language,
                one.first,
                one.sent_at,
                one.told,
                one.told_at,
                one.chosen_at,
                left,
                not left and bool(rules.to_tell(one.state, one.told)),
                one.pk in over,
                tuple(trail.get(one.pk, ())),
            )
        )
    return found


def _trail(every: list[Expression]) -> dict[str, list[StepRow]]:
    found: dict[str, list[StepRow]] = {}
    rows = ExpressionStep.objects.filter(expression__in=every).select_related("account")
    for one in rows:
        account = one.account.name if one.account else ""
        found.setdefault(one.expression_id, []).append(StepRow(one.act, one.at, account, one.why))
    return found


def _wanted(row: Row, filters: Filters) -> bool:
    category = row.person.category
    held: dict[str, Collection[str]] = {
        "state": {row.shown, *(name for name, states in GROUPS.items() if row.shown in states)},
        "category": {category, group_of(category)},
        "region": {row.person.region},
        "first": {row.first},
    }
    return all(not wanted or wanted in held[name] for name, wanted in asdict(filters).items())
