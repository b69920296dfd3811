"""Putting facts right. Each correction leaves one row of the trail."""

from django.db import transaction

from rostrum.apps.people.models import (
    Account,
    Correction,
    Kind,
    LegalName,
    Organization,
    OrganizationName,
    Person,
)
from rostrum.apps.people.models.persons import LEGAL_NAME_LIMIT
from rostrum.apps.people.operations.facts import (
    NAMES_OF_A_PERSON,
    known,
    official_or_tag,
    reasoned,
    said,
    shown,
    told,
)
from rostrum.apps.people.permissions import CORRECT, LEGAL_NAME, may
from rostrum.foundation.clock import moment
from rostrum.foundation.refusal import Refusal

LEGAL = "legal_name"


@transaction.atomic
def correct_name(  # noqa: PLR0913 - an act names what, who, when and why
    *,
    organization: Organization,
    language: str,
    text: str,
    by: Account,
    why: str,
    now: int,
    form: str = "short",
) -> None:
    """Puts a body's name in one language right, or gives it where it was missing (R198).

    Refused: not_permitted, no_reason, reason_too_long, no_name, unknown_language, unknown_fact, unchanged.
    """
    may(by, CORRECT, None)
    code, after = official_or_tag(language), said(text)
    if form not in OrganizationName.Form.values:
        raise Refusal("unknown_fact", fact=form)
    Organization.objects.select_for_update(of=("self",)).get(pk=organization.pk)  # one correction at a time
    row = OrganizationName.objects.filter(organization=organization, language=code, form=form)
    before = row.values_list("text", flat=True).first() or ""
    trail = Correction(organization=organization, about=f"{form}.{code}")
    _leave(trail, before=before, after=after, by=by, why=why, now=now)
    OrganizationName.objects.update_or_create(
        organization=organization, language=code, form=form, defaults={"text": after}
    )


@transaction.atomic
def correct_fact(  # noqa: PLR0913 - an act names what, who, when and why
    *, organization: Organization, fact: str, text: str, by: Account, why: str, now: int
) -> None:
    """Puts a fact of a body right: kind, group, codes, seat, status with its year and evidence, source, note.

    A Member State is of no other kind, and nobody becomes one here. A regional group is a sourced decision, never
    computed. The row is then as of that day. Refused: not_permitted, no_reason, reason_too_long, unknown_fact,
    unknown_value, no_evidence, unchanged.
    """
    may(by, CORRECT, None)
    after = known(fact, text)
    one = Organization.objects.select_for_update(of=("self",)).get(pk=organization.pk)
    if fact == "kind" and one.kind == Kind.STATE:
        raise Refusal("unknown_value", fact=fact, value=text)
    before = told(one, fact)
    setattr(one, fact, after)
    shown(one)
    trail = Correction(organization=one, about=fact)
    _leave(trail, before=before, after=told(one, fact), by=by, why=why, now=now)
    one.as_of = moment(now).date()
    one.save(update_fields=[fact, "as_of"])
    setattr(organization, fact, after)


@transaction.atomic
def correct_person(  # noqa: PLR0913 - an act names what, who, when and why
    *, person: Person, field: str, text: str, by: Account, why: str, now: int
) -> None:
    """Puts right a name, the honorific or how it is pronounced.

    Refused: not_permitted, no_reason, reason_too_long, no_name, unknown_fact, unchanged.
    """
    may(by, CORRECT, None)
    if field not in NAMES_OF_A_PERSON:
        raise Refusal("unknown_fact", fact=field)
    after = said(text) if field == "public_name" else " ".join(text.split())
    one = Person.objects.select_for_update().get(pk=person.pk)
    before: str = getattr(one, field)
    _leave(Correction(person=one, about=field), before=before, after=after, by=by, why=why, now=now)
    setattr(one, field, after)
    setattr(person, field, after)
    one.save(update_fields=[field])


@transaction.atomic
def record_legal_name(  # noqa: PLR0913 - an act names what, who, when and why
    *, person: Person, event: str, text: str, by: Account | None, why: str, now: int
) -> None:
    """The name on the papers, for accreditation to an event; an empty text erases it (security 5).

    The trail says that it changed, never from what to what. Refused: not_permitted, no_reason, reason_too_long,
    too_long, unchanged.
    """
    may(by, LEGAL_NAME, event)
    after = " ".join(text.split())
    if len(after) > LEGAL_NAME_LIMIT:
        raise Refusal("too_long", fact=LEGAL)
    held = LegalName.objects.select_for_update().filter(person=person)
    if after == (held.values_list("text", flat=True).first() or ""):
        raise Refusal("unchanged")
    reasoned(why)
    Correction.objects.create(person=person, about=LEGAL, by=by, at=now, why=why.strip())
    held.delete()
    if after:
        LegalName.objects.create(person=person, text=after, recorded_by=by, recorded_at=now)


def _leave(  # noqa: PLR0913 - a row of the trail says what, who, when and why
    trail: Correction, *, before: str, after: str, by: Account, why: str, now: int
) -> None:
    reasoned(why)
    if before == after:
        raise Refusal("unchanged")
    trail.before, trail.after, trail.by, trail.why, trail.at = before, after, by, why.strip(), now
    trail.save()
