"""Who speaks in a segment whose speakers are selected: interest, a short-list, the President's choice (P9, R41).

A person says for each such segment what they would say. The committee puts some on a short-list, the Office of the
President chooses, and everybody is told at once. Until then being listed or chosen shows to nobody outside.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from rostrum.procedure.balance import Admitted, Share, choosing, group_of
from rostrum.procedure.modalities.arrangement import Arrangement, mapping, members, sequence
from rostrum.procedure.registration.life import Life
from rostrum.procedure.registration.ways import DELEGATION, Cap, Way

MODE = "selected"
RECEIVED, LISTED, CHOSEN, REPLACED, WITHDRAWN = "received", "listed", "chosen", "replaced", "withdrawn"
STATES = (RECEIVED, LISTED, CHOSEN, REPLACED, WITHDRAWN)
STANDING = frozenset({RECEIVED, LISTED, CHOSEN})
PICKED = frozenset({LISTED, CHOSEN})  # whoever is chosen was on the short-list
TOLD = ("chosen", "not_chosen", "replaced")  # what somebody was told; empty before
LIFE = Life(
    {
        "express": {"": RECEIVED, WITHDRAWN: RECEIVED},
        "change": {RECEIVED: RECEIVED, LISTED: LISTED},
        "withdraw": dict.fromkeys((RECEIVED, LISTED, CHOSEN), WITHDRAWN),
        "short_list": {RECEIVED: LISTED},
        "take_off": {LISTED: RECEIVED},
        "choose": {RECEIVED: CHOSEN, LISTED: CHOSEN},
        "take_back": {CHOSEN: LISTED},
        "replace": {CHOSEN: REPLACED},
        "note": {one: one for one in STATES},
    }
)
after = LIFE.after
OF_THE_COMMITTEE = ("short_list", "take_off", "note")
OF_THE_OFFICE = ("choose", "take_back", "replace")
WORDS = 200
FIRST = ("", "yes", "no")  # whether it would be their first intervention here
HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]|[^\s\u3400-\u9fff\uf900-\ufaff]+")


@dataclass(frozen=True, slots=True)
class Terms:
    """What the modalities say of a selected floor: deadlines by id, places, who acts, by what is chosen."""

    floor: str
    opens: str = ""
    closes: str = ""
    cap: Cap | None = None
    shortlist_by: str = ""
    chosen_by: str = ""
    criteria: tuple[str, ...] = ()


def terms(arrangement: Arrangement) -> dict[str, Terms]:
    """The terms of every segment whose speakers are selected, in the order of the arrangement."""
    floors = {
        name: _terms(name, mapping(rules.get("eoi")))
        for name, rules in members(arrangement, "floors").items()
        if rules.get("mode") == MODE
    }
    segments = members(arrangement, "segments").items()
    return {name: floors[one["floor"]] for name, one in segments if one.get("floor") in floors}


def _terms(floor: str, eoi: Mapping[str, Any]) -> Terms:
    cap = mapping(eoi.get("cap"))
    return Terms(
        floor=floor,
        opens=str(eoi.get("opens", "")),
        closes=str(eoi.get("closes", "")),
        cap=Cap(int(cap["n"]), str(cap["per"])) if cap else None,
        shortlist_by=str(eoi.get("shortlist_by", eoi.get("facilitated_by", ""))),
        chosen_by=str(eoi.get("chosen_by", "")),
        criteria=tuple(map(str, sequence(eoi.get("criteria")))),
    )


def may_express(way: Way) -> bool:
    """Whoever may take the floor, but for delegations: States simply take part."""
    return way.may_speak and way.route != DELEGATION


def allowed(state: str, acts: Sequence[str]) -> tuple[str, ...]:
    """Which of these acts a state has room for."""
    return tuple(act for act in acts if act in LIFE.allowed(state))


def shown(state: str, told: str) -> str:
    """The own state, as its person sees it: before anybody was told, received is all there is to see."""
    if state == WITHDRAWN:
        return WITHDRAWN
    return told or RECEIVED


def to_tell(state: str, told: str) -> str:
    """What somebody is to be told now and was not told yet; empty where there is nothing."""
    if state == CHOSEN:
        return "" if told == "chosen" else "chosen"
    return "not_chosen" if state in {RECEIVED, LISTED} and not told else ""


def count_words(text: str) -> int:
    """Words as people count them: what stands between spaces, and each sign of Chinese."""
    return len(HAN.findall(text))


@dataclass(frozen=True, slots=True)
class Place:
    """Somebody chosen, for the count of places: `body` is empty where nothing is said of it."""

    segment: str
    category: str
    body: str = ""


def room(cap: Cap | None, chosen: Iterable[Place], wanted: Place) -> int | None:
    """How many places are left beside those chosen already; None without a cap.

    `chosen` are those of the whole event. A cap per organization counts nobody without one.
    """
    if cap is None or (cap.per == "organization" and not wanted.body):
        return None
    same = (one for one in chosen if _within(cap.per, one, wanted))
    return max(0, cap.n - sum(1 for _ in same))


def _within(per: str, one: Place, wanted: Place) -> bool:
    if per == "event":
        return True
    here = one.segment == wanted.segment
    if per == "organization":
        return here and one.body.casefold() == wanted.body.casefold()
    return here and (per != "category" or one.category == wanted.category)


def departs(people: Sequence[Admitted], picked: Collection[str], wanted: str, places: int = 0) -> bool:
    """Whether putting somebody on the short-list gives a group more than its share among those interested.

    `picked` stand on it already. The share is rounded up, over the places where the modalities count them, else over
    the list as it grows. It is asked by category, regional group and gender, and of those who spoke here before; a
    departure is allowed and wants a reason.
    """
    one = next(each for each in people if each.participant == wanted)
    held = choosing(people, (), picked)
    groups = (
        (held.categories, group_of(one.category)),
        (held.regions, one.region),
        (held.genders, one.gender),
        (held.firsts, "no" if one.first == "no" else ""),
    )
    return any(code and _over(shares, code, places) for shares, code in groups)


def _over(shares: Sequence[Share], code: str, places: int) -> bool:
    row = next(one for one in shares if one.code == code)
    size = max(places, sum(one.spoken for one in shares) + 1)
    return row.spoken + 1 > ceil(round(row.expected * size, 9))
