"""Names as every outlet shows them, read outside the record and without Django (D13).

The live process asks on its own connection. Protection is part of the query (security 5):
of a protected person the body, the function and the region never leave the table.
"""

from collections.abc import Collection
from dataclasses import dataclass

STAFF = "account:"  # how the record writes an actor of the staff


@dataclass(frozen=True)
class Name:
    """One participant as announced; the fields stand in the order of the columns of `names_sql`."""

    id: str
    name: str  # the display name, never the legal one
    body: str
    capacity: str
    category: str
    region: str
    lang: str
    say: str


def names_sql(count: int, mark: str) -> str:
    """The query for `count` ids, in the order of `Name`; `mark` is the driver's (`?` or `%s`).

    Ids not found have no row: a name erased leaves none.
    """
    if count < 1 or mark not in {"?", "%s"}:
        raise ValueError("at least one id, and a mark of SQLite or PostgreSQL")
    hidden = ", ".join(
        f"CASE WHEN protected THEN '' ELSE {column} END AS {column}" for column in ("body", "capacity")
    )
    marks = ", ".join([mark] * count)
    return (
        f"SELECT id, name, {hidden}, category, "  # noqa: S608 - constants and marks alone
        "CASE WHEN protected THEN '' ELSE region END AS region, lang, say "
        f"FROM participation_participant WHERE id IN ({marks})"
    )


def staff_sql(count: int, mark: str) -> str:
    """The query for the names of `count` accounts as the desks show them, in the order of `Name`, by their actors."""
    if count < 1 or mark not in {"?", "%s"}:
        raise ValueError("at least one id, and a mark of SQLite or PostgreSQL")
    nothing = ", ".join(["''"] * 6)
    marks = ", ".join([mark] * count)
    return f"SELECT '{STAFF}' || id, name, {nothing} FROM people_account WHERE id IN ({marks})"  # noqa: S608 - the same


def by_kind(ids: Collection[str]) -> tuple[list[str], list[str]]:
    """The ids of participants, and those of accounts without what makes them an actor."""
    staff = [one for one in ids if one.startswith(STAFF)]
    return [one for one in ids if one not in staff], [one.removeprefix(STAFF) for one in staff]
