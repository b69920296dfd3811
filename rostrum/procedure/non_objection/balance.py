"""The balance of a list by region and gender, before it goes out (R83, R93). Figures, never a bar for one name."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

REGIONS = ("african", "asia_pacific", "eastern_european", "latin_american_caribbean", "weog", "")
GENDERS = ("woman", "man", "other", "")


@dataclass(frozen=True, slots=True)
class Figure:
    """How many names are of one kind, and their share in whole per cent. Empty code: not said."""

    code: str
    count: int
    share: int


@dataclass(frozen=True, slots=True)
class ListBalance:
    total: int
    regions: tuple[Figure, ...]
    genders: tuple[Figure, ...]


def balance(names: Iterable[tuple[str, str]]) -> ListBalance:
    """Of the (region, gender) of each name. A gender counts only where it was given and is never inferred (R200)."""
    held = list(names)
    return ListBalance(
        len(held),
        _figures(REGIONS, (region for region, _ in held), len(held)),
        _figures(GENDERS, (gender for _, gender in held), len(held)),
    )


def _figures(codes: tuple[str, ...], found: Iterable[str], total: int) -> tuple[Figure, ...]:
    """Every kind is shown, also with nobody in it: a gap is what the figures are for."""
    counted = Counter(one if one in codes else "" for one in found)
    return tuple(
        Figure(one, counted[one], round(100 * counted[one] / total) if total else 0) for one in codes
    )
