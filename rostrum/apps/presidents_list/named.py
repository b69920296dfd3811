"""Whom the ids of a list stand for: read from the registrations, where a person may change, hide or erase them."""

from dataclasses import dataclass, field

from rostrum.apps.people.queries import regions
from rostrum.apps.presidents_list.models import Nominee
from rostrum.apps.registration.models import Dossier, Registration
from rostrum.procedure.registration.states import WITHDRAWN


@dataclass(frozen=True)
class Person:
    """Somebody named, or who could be. `country` ISO 3166 alpha-3; `region` and `gender` empty where not said.

    A protected person, and one who was erased, has no name here (D40): a page says "representative of" the body. Nor a
    region or a gender: a figure that moves by one when a name comes onto a list would tell them.
    """

    name: str = field(repr=False)
    body: str = field(repr=False)
    country: str = ""
    region: str = ""
    gender: str = field(default="", repr=False)
    withdrawn: bool = False
    erased: bool = False
    registration: str = ""

    @property
    def gone(self) -> bool:
        """Takes no part any more, whatever becomes of the list."""
        return self.withdrawn or self.erased


GONE = Person("", "", erased=True)


def people(*, list: str) -> dict[str, Person]:  # noqa: A002 - the id of the list
    """Every nominee of a list by id. Two queries."""
    found = Nominee.objects.filter(list_id=list).select_related("registration__dossier__organization")
    groups = regions()
    return {
        one.pk: person(one.registration, groups) if one.registration is not None else GONE for one in found
    }


def person(row: Registration, groups: dict[str, str]) -> Person:
    """The body's own group where its country is not said."""
    dossier = row.dossier
    return Person(
        name="" if dossier.protected or dossier.erased_at else dossier.name,
        body=dossier.body,
        country="" if dossier.protected else dossier.country,
        region="" if dossier.protected else groups.get(dossier.country, "") or _of_the_body(dossier),
        gender="" if dossier.protected else str(dossier.answers.get("gender", "")),
        withdrawn=row.state == WITHDRAWN,
        erased=dossier.erased_at is not None,
        registration=row.pk,
    )


def _of_the_body(dossier: Dossier) -> str:
    return dossier.organization.region if dossier.organization is not None else ""
