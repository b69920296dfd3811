"""Who takes part in a rehearsal: delegations of real States, stakeholders that are invented, people invented all (D27).

Which categories there are, the modalities say; who fills them stands in `data/rehearsal`. The same seed gives
the same people.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import cycle, islice
from pathlib import Path
from random import Random
from typing import Any

from rostrum.apps.participation.lists import Row
from rostrum.apps.people.queries import organization
from rostrum.procedure.doors import ASKED_FOR, door, first_door, receives_link
from rostrum.procedure.ordering import OBSERVER_STATE, STAKEHOLDER, STANDING, protocol_rank

FOLDER = Path(__file__).resolve().parent.parent / "data" / "rehearsal"
STATES = ("member_states", "observers")
# The kind of invented body that stands for a category; panellists and survivors are never invented.
KINDS = {
    "nhris": "nhri",
    "ecosoc_ngos": "ngo",
    "ngos": "ngo",
    "other_ngos": "cso",
    "csos": "cso",
    "panel_speakers": "cso",
    "academia": "academia",
    "private_sector": "private",
    "igos": "igo",
}
# In what proportion they come, where they may ask for the floor; a category that comes to listen has one.
WEIGHTS = {"member_states": 14, "ecosoc_ngos": 3, "ngos": 3, "csos": 3}
ASKING, LISTENING = 2, 1
OWN_LETTERS, LATIN = {"ar", "ru", "zh"}, {"en", "es", "fr"}  # pools of names; languages
HONORIFICS = {
    "en": ("Ms. {}", "Mr. {}"),
    "fr": ("Mme {}", "M. {}"),
    "es": ("Sra. {}", "Sr. {}"),
    "ru": ("Г-жа {}", "Г-н {}"),
    "ar": ("السيدة {}", "السيد {}"),
    "zh-hans": ("{}女士", "{}先生"),
}
LEVELS = {  # of a plenary, and of a hearing, with how many of ten
    True: (("minister", 3), ("vice_minister", 3), ("head_of_delegation", 4)),
    False: (("head_of_delegation", 3), ("counsellor", 7)),
}
GROUPS = 0.12  # of the delegations speak for a group, where the modalities give groups a limit of their own


@dataclass(frozen=True, slots=True)
class Body:
    """Whom somebody speaks for; `order_class` of protocol, 4 for stakeholders."""

    name: str
    lang: str
    pool: str
    ref: str = ""
    region: str = ""
    order_class: int = STAKEHOLDER


def cast(arrangement: Mapping[str, Any], count: int, seed: int) -> list[Row]:
    """That many participants in a sensible mix of the event's categories."""
    chance = Random(f"cast:{seed}")  # noqa: S311 - chance with a seed, not a secret
    categories = [one for one in arrangement["participants"] if _stands(arrangement, one)]
    chosen = shared_out({one: weight(arrangement, one) for one in categories}, count)
    chance.shuffle(chosen)
    bodies = {one: _bodies(one, chance) for one in categories}
    people = {pool: names(pool, chance) for pool in _pools()}
    return [_row(arrangement, one, next(bodies[one]), people, chance) for one in chosen]


def _stands(arrangement: Mapping[str, Any], category: str) -> bool:
    known = category in STATES or category in KINDS
    return known and receives_link(arrangement, category, preregistered=True)


def weight(arrangement: Mapping[str, Any], category: str) -> int:
    asks = any(
        rules["mode"] in ASKED_FOR and (not rules.get("queues") or door(rules, category))
        for rules in arrangement["floors"].values()
    )
    return WEIGHTS.get(category, ASKING) if asks else LISTENING


def shared_out(weights: Mapping[str, int], count: int) -> list[str]:
    """So many categories in proportion, by largest remainder: chance alone would leave some out."""
    total = sum(weights.values())
    shares = {one: count * weight / total for one, weight in weights.items()}
    seats = {one: int(share) for one, share in shares.items()}
    by_rest = sorted(shares, key=lambda one: seats[one] - shares[one])
    for one in by_rest[: count - sum(seats.values())]:
        seats[one] += 1
    return [one for one, number in seats.items() for _ in range(number)]


def _bodies(category: str, chance: Random) -> Iterator[Body]:
    """The bodies of a category in a seeded order, and again from the first when all have somebody."""
    found = list(delegations(category)) if category in STATES else list(invented(KINDS[category]))
    chance.shuffle(found)
    return cycle(found)


def delegations(category: str) -> Iterator[Body]:
    for row in table("delegations"):
        state = organization(code=row["code"])
        if (state.order_class == 0) == (category == "member_states"):
            name = state.name(row["lang"])
            yield Body(name, row["lang"], row["pool"], state.code, state.region, state.order_class)


def invented(kind: str) -> Iterator[Body]:
    for row in table("organizations"):
        if row["kind"] == kind:
            yield Body(row["name"], row["lang"], row["pool"])


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def _pools() -> list[str]:
    return list(dict.fromkeys(row["pool"] for row in table("names")))


@dataclass(frozen=True, slots=True)
class Named:
    """A person: the name without honorific, how it is said, and whether a woman."""

    name: str
    say: str
    woman: bool


def names(pool: str, chance: Random) -> Iterator[Named]:
    """Every first name with every family name of a pool, in a seeded order."""
    parts = [row for row in table("names") if row["pool"] == pool]
    families = [row for row in parts if row["part"] == "family"]
    pairs = [(first, family) for first in parts if first["part"] != "family" for family in families]
    chance.shuffle(pairs)
    return cycle([_named(first, family, pool) for first, family in pairs])


def _named(first: Mapping[str, str], family: Mapping[str, str], pool: str) -> Named:
    order = (family, first) if pool.startswith("zh") else (first, family)
    joint = "" if pool == "zh" else " "
    said = " ".join(part["say"] for part in order) if all(part["say"] for part in order) else ""
    return Named(joint.join(part["text"] for part in order), said, first["part"] == "woman")


def _row(
    arrangement: Mapping[str, Any],
    category: str,
    body: Body,
    people: Mapping[str, Iterator[Named]],
    chance: Random,
) -> Row:
    one = next(people[body.pool])
    office, rank = office_of(arrangement, category, body, chance)
    group = category == "member_states" and _groups(arrangement) and chance.random() < GROUPS
    words = [capacity(body.lang, office), *([capacity(body.lang, "group")] if group else [])]
    return Row(
        name=addressed(one, body),
        category=category,
        body=body.name,
        body_ref=body.ref,
        capacity=", ".join(words),
        region=body.region,
        lang=body.lang,
        say=one.say,
        queue=first_door(arrangement, category),
        rank=rank,
        group=group,
        preregistered=True,
    )


def addressed(one: Named, body: Body) -> str:
    """With the honorific of the delegation's language, or of English where that has not the letters of the name."""
    fits = body.pool in OWN_LETTERS or body.lang in LATIN
    return HONORIFICS[body.lang if fits else "en"][0 if one.woman else 1].format(one.name)


def office_of(arrangement: Mapping[str, Any], category: str, body: Body, chance: Random) -> tuple[str, int]:
    """The office, and the class of protocol made of body and level (R107)."""
    if category not in STATES:
        return chance.choice(("director", "officer")), _rank(body, "")
    if body.order_class > OBSERVER_STATE:
        return "head_of_delegation", _rank(body, "head_of_delegation")
    plenary = any("protocol" in rules.get("order", ()) for rules in arrangement["floors"].values())
    offices, weights = zip(*LEVELS[plenary], strict=True)
    office: str = chance.choices(offices, weights)[0]
    return office, _rank(body, office)


def _rank(body: Body, office: str) -> int:
    return protocol_rank(order_class=body.order_class, level=office if office in STANDING else "")


def _groups(arrangement: Mapping[str, Any]) -> bool:
    limits = [rules.get("limits") or {} for rules in arrangement["floors"].values()]
    return any(one.get("group") not in {None, one.get("individual")} for one in limits)


def capacity(lang: str, office: str) -> str:
    found: Sequence[str] = [
        row["text"] for row in table("capacities") if (row["lang"], row["office"]) == (lang, office)
    ]
    return next(iter(islice(found, 1)), "")
