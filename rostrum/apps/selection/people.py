"""Who somebody interested is, for the committee and the Office: what they need to see, and of a protected person less.

A protected person has the public name alone: no organization, no country, no region, and none of their figures but
the category (D40). A gender is counted and never shown (R200).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from rostrum.apps.people.queries import regions
from rostrum.apps.registration.models import Registration
from rostrum.apps.selection.models import Expression
from rostrum.procedure.balance import Admitted
from rostrum.procedure.floor.rules import said
from rostrum.procedure.registration.states import APPROVED, DRAFT, ENDED


@dataclass(frozen=True)
class Person:
    """`category` is empty where no screen may say it (R42). `takes_part`: approved, and so can be called."""

    registration: str
    name: str = field(repr=False)
    body: str = field(repr=False)
    country: str
    region: str
    category: str
    takes_part: bool
    ended: bool  # withdrew, was refused or was erased: can no longer be chosen
    protected: bool


def person(row: Registration, groups: dict[str, str], *, whole: bool = False) -> Person:
    """The region of the country, else of the body on file. `whole`: also of a protected person, for two who asked."""
    dossier = row.dossier
    hidden = dossier.protected and not whole
    own = dossier.organization.region if dossier.organization is not None else ""
    return Person(
        registration=row.pk,
        name=dossier.name,
        body="" if hidden else dossier.body,
        country="" if hidden else dossier.country,
        region="" if hidden else groups.get(dossier.country, "") or own,
        category=said(row.category),
        takes_part=row.state == APPROVED and bool(row.participant) and dossier.erased_at is None,
        ended=row.state in ENDED or dossier.erased_at is not None or row.state == DRAFT,
        protected=dossier.protected,
    )


def admitted(rows: Iterable[Expression]) -> list[Admitted]:
    """For the figures, by the id of the expression."""
    groups = regions()
    found = []
    for row in rows:
        one = person(row.registration, groups)
        gender = "" if one.protected else str(row.registration.dossier.answers.get("gender", ""))
        found.append(Admitted(row.pk, one.category, one.region, gender, row.first))
    return found
