"""The lines and figures of a selection in words."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language, gettext, gettext_lazy

from rostrum.apps.selection.queries import Board, Filters, Row
from rostrum.procedure.balance import STATES, Choosing, Share
from rostrum.procedure.selection import OF_THE_OFFICE, allowed
from rostrum.web.components import selection_words as words
from rostrum.web.components.categories import wording
from rostrum.web.components.list_words import GENDERS, REGIONS, countries
from rostrum.web.office.selection_filters import written

Labels = Mapping[str, str]
COUNTED = ("interested", "picked", "chosen")  # the states of the figures, from many to few
ACTS: dict[str, Any] = {
    "short_list": gettext_lazy("Put on the short-list"),
    "take_off": gettext_lazy("Take off the short-list"),
    "note": gettext_lazy("Add a note"),
    "choose": gettext_lazy("Choose"),
    "take_back": gettext_lazy("Take the choice back"),
    "replace": gettext_lazy("Choose another instead"),
}


@dataclass(frozen=True)
class Step:
    word: Any
    at: int
    account: str
    why: str


@dataclass(frozen=True)
class Line:
    """Somebody interested, with the acts there is room for; `note` stands apart, because it needs no decision."""

    row: Row
    place: int
    category: str
    country: str
    region: Any
    first: Any
    state: Any
    tone: str
    told: Any
    steps: tuple[Step, ...]
    acts: tuple[tuple[str, Any], ...]
    notes: bool


@dataclass(frozen=True)
class Count:
    """A number and the query of its list; without one where no list may be asked for it."""

    number: int
    query: str = ""


@dataclass(frozen=True)
class Bar:
    """A group: how many of it are interested, short-listed and chosen; both shares in whole per cent."""

    word: Any
    counts: tuple[Count, ...]
    share: int
    expected: int


def lines(
    rows: Iterable[Row], labels: Labels, acts: Callable[[Row], tuple[str, ...]], since: int = 1
) -> list[Line]:
    """The rows in words, each with what may be done to it."""
    states = countries(get_language() or "en")
    return [_line(one, place, labels, states, acts(one)) for place, one in enumerate(rows, since)]


def _line(row: Row, place: int, labels: Labels, states: dict[str, str], acts: tuple[str, ...]) -> Line:
    who = row.person
    return Line(
        row,
        place,
        category_words(who.category, labels),
        states.get(who.country, ""),
        REGIONS.get(who.region, "") if who.region else "",
        words.FIRSTS.get(row.first, ""),
        words.STATES[row.shown],
        words.TONES[row.shown],
        words.TOLD.get(row.told, ""),
        tuple(Step(words.STEPS[one.act], one.at, one.account, one.why) for one in row.steps),
        tuple((act, ACTS[act]) for act in acts if act != "note" and not (row.left and act == "short_list")),
        "note" in acts,
    )


def category_words(code: str, labels: Labels) -> str:
    """In a word or two; Member States and observers are counted as one."""
    return gettext("Member States and observers") if code == STATES else wording(code, labels)


def chosen_lines(found: Board, labels: Labels) -> list[Line]:
    """Whoever is chosen, in the order in which the floor calls them."""
    return lines(found.chosen, labels, _of_the_chosen)


def _of_the_chosen(row: Row) -> tuple[str, ...]:
    """Whoever was told is replaced, before that a choice is taken back."""
    return ("replace",) if row.told == "chosen" else ("take_back",)


def to_choose(found: Board, labels: Labels) -> list[Line]:
    """Whoever could be chosen: the short-list before the others."""
    free = [one for one in found.rows if not one.left and "choose" in allowed(one.state, OF_THE_OFFICE)]
    return lines(sorted(free, key=lambda one: one.state != "listed"), labels, lambda _: ("choose",))


def totals(found: Choosing) -> list[tuple[Any, Count]]:
    """How many are interested, short-listed and chosen, each number with its list."""
    numbers = (found.people, found.listed, found.chosen)
    heads = (words.GROUPS["interested"], words.GROUPS["picked"], words.STATES["chosen"])
    return [
        (word, Count(number, written(Filters(state=state))))
        for word, number, state in zip(heads, numbers, COUNTED, strict=True)
    ]


def bars(found: Choosing, labels: Labels) -> list[tuple[Any, list[Bar]]]:
    """A table for each kind of group; one in which nobody said anything is left out.

    A gender is counted and has no list: who gave which is shown to nobody (R200).
    """
    kinds: list[tuple[Any, tuple[Share, ...], Callable[[str], Any], str]] = [
        (gettext("Category"), found.categories, lambda code: category_words(code, labels), "category"),
        (gettext("Regional group"), found.regions, lambda code: REGIONS.get(code, code), "region"),
        (gettext("Gender"), found.genders, lambda code: GENDERS.get(code, code), ""),
        (
            gettext("First intervention here"),
            found.firsts,
            lambda code: words.FIRSTS.get(code, code),
            "first",
        ),
    ]
    return [(head, [_bar(one, word, name) for one in shares]) for head, shares, word, name in kinds if shares]


def _bar(one: Share, word: Callable[[str], Any], name: str) -> Bar:
    counts = tuple(
        Count(number, written(Filters(**{"state": state, name: one.code})) if name else "")
        for number, state in zip((one.admitted, one.waiting, one.spoken), COUNTED, strict=True)
    )
    return Bar(word(one.code), counts, round(100 * one.share), round(100 * one.expected))
