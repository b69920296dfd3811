"""What the other apps and the pages may know about people and bodies."""

from typing import NamedTuple

from rostrum.apps.people.models import (
    Account,
    Correction,
    Kind,
    LegalName,
    Membership,
    Organization,
    Person,
)
from rostrum.apps.people.permissions import LEGAL_NAME, may
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.ordering import in_order

Body = Organization  # as pages know one


class Listed(NamedTuple):
    """A body in a list; `name_language` differs from the page's where a name is missing."""

    id: str
    code: str
    kind: str
    region: str
    name: str
    name_language: str


def organizations_sorted(*, language: str, kind: str = "") -> list[Listed]:
    """Bodies in the alphabetical order of a language, all or those of one kind (R141)."""
    found = Organization.objects.prefetch_related("names")
    rows = [_listed(one, language) for one in (found.filter(kind=kind) if kind else found)]
    return in_order(rows, name=lambda row: row.name, language=language)


def bodies(*, kind: str, language: str) -> list[Organization]:
    """Every body of one kind with all that is on file of it, in the order of a language (R141); two queries."""
    found = list(Organization.objects.filter(kind=kind).prefetch_related("names"))
    return in_order(found, name=lambda one: one.name(language), language=language)


def _listed(one: Organization, language: str) -> Listed:
    name = one.name_row(language)
    return Listed(one.id, one.code, one.kind, one.region, name.text, name.language)


def organization(*, code: str) -> Organization:
    """One body by its code: ISO 3166 alpha-3 in small letters for a State. Refuses `unknown`."""
    found = Organization.objects.prefetch_related("names").filter(code=code).first()
    if found is None:
        raise Refusal("unknown", organization=code)
    return found


def organizations_called(*, words: str, most: int = 8) -> list[Organization]:
    """Bodies that a name could mean, in any language: those called exactly so first, then those with all its words."""
    told = " ".join(words.split())
    named = Organization.objects.prefetch_related("names")
    found = list(named.filter(names__text__iexact=told).distinct()[:most]) if told else []
    rest = named.exclude(pk__in=[one.pk for one in found])
    for word in told.split()[:8]:
        rest = rest.filter(names__text__icontains=word)
    return [*found, *(rest.distinct()[: most - len(found)] if told else ())]


def account(*, address: str = "", id: str = "") -> Account:  # noqa: A002 - the id of the account, keyword only
    """An account of the staff that is open, by its address or its id. Refused: unknown_account."""
    rows = Account.objects.filter(is_active=True)
    found = rows.filter(pk=id).first() if id else rows.filter(email__iexact=address.strip() or "-").first()
    if found is None:
        raise Refusal("unknown_account", email=address)
    return found


def country_name(*, iso3: str, language: str) -> str:
    """What a State is called in a language; the code itself where none has it."""
    found = Organization.objects.filter(iso3=iso3).prefetch_related("names").first() if iso3 else None
    return found.name(language) if found else iso3


def body_name(*, code: str, language: str) -> str:
    """What a body is called in a language; the code itself where it is no longer on file."""
    found = Organization.objects.filter(code=code).prefetch_related("names").first()
    return found.name(language) if found else code


def regions() -> dict[str, str]:
    """The regional group of each State by its code, ISO 3166 alpha-3."""
    return dict(Organization.objects.exclude(iso3="").values_list("iso3", "region"))


def corrections(*, organization: Organization) -> list[Correction]:
    """The trail of a body, newest first."""
    return list(organization.corrections.select_related("by").order_by("-at", "-id"))


def members(*, of: str) -> list[Membership]:
    """The members of a body on file, such as an agency or a coordination group, by code (R66, R90)."""
    rows = Membership.objects.filter(of__code=of).select_related("body", "of")
    return list(rows.prefetch_related("body__names").order_by("body__code"))


def memberships(*, organization: Organization) -> list[Membership]:
    """Which bodies a body is a member of, as far as it is on file."""
    return list(
        organization.memberships.select_related("of").prefetch_related("of__names").order_by("of__code")
    )


def may_ask_basis(*, organization: Organization) -> bool:
    """Whether it is a Member State or a State member of a specialized agency: who may ask for the general basis of
    objections (R88, R90, Amb8). A wider set than those who object.
    """
    if organization.kind == Kind.STATE:
        return True
    state = organization.kind == Kind.NON_MEMBER or bool(organization.iso3)
    return state and organization.memberships.filter(of__kind=Kind.AGENCY, confirmed=True).exists()


def states(*, language: str) -> list[Listed]:
    """Members, observer States and other States in one list, in the order of a language: what a form offers."""
    found = Organization.objects.exclude(iso3="").prefetch_related("names")
    return in_order([_listed(one, language) for one in found], name=lambda row: row.name, language=language)


def legal_name(*, person: Person, event: str, by: Account | None) -> str:
    """The name on the papers, or empty; for accreditation to that event alone (security 5). Refused: not_permitted."""
    may(by, LEGAL_NAME, event)
    return LegalName.objects.filter(person=person).values_list("text", flat=True).first() or ""
