"""The shipped bodies, brought into the tables."""

from typing import Any, NamedTuple

from django.db import transaction

from rostrum.apps.people.models import Correction, Membership, Organization, OrganizationName
from rostrum.apps.people.operations.facts import MEMBER
from rostrum.apps.people.reference import Belonging, Body, read, read_memberships

Fact = tuple[str, str]  # code of the body, name of the fact
UPDATED = (
    "kind",
    "iso2",
    "iso3",
    "m49",
    "region",
    "region_also",
    "order_class",
    "seat",
    "source",
    "as_of",
    "confirmed",
    "note",
)


class Loaded(NamedTuple):
    """What a load changed, and how many facts it left because the secretariat corrected them."""

    added: int
    renamed: int
    kept: int


@transaction.atomic
def load_reference(*, now: int) -> Loaded:
    """Every body and membership as shipped. A second load changes nothing; a correction is kept.

    A name that a new release changes leaves a row of the trail, by nobody, with the source. A membership that the
    secretariat confirmed stays as it did, and one that it took off the file does not come back.
    """
    bodies = read()
    corrected = set(Correction.objects.exclude(by=None).values_list("organization__code", "about"))
    before = Organization.objects.count()
    held = _bodies(bodies, corrected)
    renamed, kept = _names(bodies, held, corrected, now)
    _memberships(read_memberships(), held, _ended())
    return Loaded(Organization.objects.count() - before, renamed, kept)


def _bodies(bodies: list[Body], corrected: set[Fact]) -> dict[str, Organization]:
    held = {one.code: one for one in Organization.objects.all()}
    for body in bodies:
        one = held.setdefault(body.code, Organization(code=body.code))
        for field, fact in _facts(body).items():
            if (body.code, field) not in corrected:
                setattr(one, field, fact)
    shipped = {body.code: held[body.code] for body in bodies}
    Organization.objects.bulk_create(
        shipped.values(), update_conflicts=True, unique_fields=["id"], update_fields=UPDATED
    )
    _countries(bodies, shipped, corrected)
    return shipped


def _facts(body: Body) -> dict[str, object]:
    cell = body.cells
    return {
        "kind": body.kind,
        "iso2": cell.get("iso2", ""),
        "iso3": cell.get("iso3", ""),
        "m49": cell.get("m49", ""),
        "region": cell.get("regional_group", ""),
        "region_also": cell.get("regional_group_also", ""),
        "order_class": body.order_class,
        "seat": cell.get("seat", ""),
        "source": cell["source"],
        "as_of": cell["checked_on"],
        "confirmed": not body.unconfirmed,
        "note": cell["note"],
    }


def _countries(bodies: list[Body], shipped: dict[str, Organization], corrected: set[Fact]) -> None:
    """Where a body is seated, once every State is there."""
    seated = [
        body for body in bodies if body.cells.get("country") and (body.code, "country") not in corrected
    ]
    for body in seated:
        shipped[body.code].country = shipped[body.cells["country"]]
    Organization.objects.bulk_update([shipped[body.code] for body in seated], ["country"])


def _ended() -> set[tuple[str, str]]:
    """The memberships that the secretariat took off the file, by their codes: no release brings one back."""
    rows = Correction.objects.filter(about=MEMBER).exclude(before="")
    return set(rows.values_list("organization__code", "before"))


def _memberships(rows: list[Belonging], held: dict[str, Organization], ended: set[tuple[str, str]]) -> None:
    there = {(one.body_id, one.of_id): one for one in Membership.objects.all()}
    new: list[Membership] = []
    for row in rows:
        body, of = held[row.code], held[row.of]
        facts: dict[str, Any] = {
            "since": int(row.cells["since"]) if row.cells["since"] else None,
            "source": row.cells["source"],
            "as_of": row.cells["checked_on"],
            "confirmed": not row.unconfirmed,
        }
        one = there.get((body.id, of.id))
        if one is None and (row.code, row.of) not in ended:
            new.append(Membership(body=body, of=of, **facts))
        elif one is not None and not one.confirmed:
            Membership.objects.filter(pk=one.pk).update(**facts)
    Membership.objects.bulk_create(new)


def _names(
    bodies: list[Body], held: dict[str, Organization], corrected: set[Fact], now: int
) -> tuple[int, int]:
    rows = OrganizationName.objects.filter(organization__in=held.values())
    there = {(row.organization_id, row.form, row.language): row for row in rows}
    new: list[OrganizationName] = []
    changed: list[OrganizationName] = []
    trail: list[Correction] = []
    kept = 0
    for body, form, language, text in _shipped(bodies):
        one, about = held[body.code], f"{form}.{language}"
        row = there.get((one.id, form, language))
        if row is None:
            new.append(OrganizationName(organization=one, form=form, language=language, text=text))
        elif row.text != text and (body.code, about) in corrected:
            kept += 1
        elif row.text != text:
            trail.append(
                Correction(organization=one, about=about, before=row.text, after=text, at=now, why=one.source)
            )
            row.text = text
            changed.append(row)
    OrganizationName.objects.bulk_create(new)
    OrganizationName.objects.bulk_update(changed, ["text"])
    Correction.objects.bulk_create(trail)
    return len(changed), kept


def _shipped(bodies: list[Body]) -> list[tuple[Body, str, str, str]]:
    return [(body, *place, text) for body in bodies for place, text in body.names().items()]
