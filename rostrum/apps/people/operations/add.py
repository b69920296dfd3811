"""Bodies and persons that do not ship with the product."""

from collections.abc import Iterable, Mapping

from django.db import transaction

from rostrum.apps.people.models import (
    Account,
    Correction,
    Kind,
    Membership,
    Organization,
    OrganizationName,
    Person,
)
from rostrum.apps.people.operations.facts import (
    MEMBER,
    NAMES_OF_A_PERSON,
    known,
    official_or_tag,
    reasoned,
    said,
    shown,
    spoken,
)
from rostrum.apps.people.permissions import CORRECT, may
from rostrum.foundation.clock import moment
from rostrum.foundation.refusal import Refusal


@transaction.atomic
def add_organization(
    *, kind: str, names: Mapping[str, str], by: Account | None, now: int, code: str = "", **facts: str
) -> Organization:
    """A body that does not ship with the product, with a short name in at least one language.

    `facts` are those of `facts.FACTS`, as people write them; a status needs its evidence (R62, R64). `by` is None
    where the body registers itself. Refused: not_permitted, unknown_kind, unknown_fact, unknown_value,
    unknown_language, no_name, no_evidence, code_taken.
    """
    may(by, CORRECT, None)
    if kind not in Kind.values:
        raise Refusal("unknown_kind", kind=kind)
    given_names = {official_or_tag(tag): said(text) for tag, text in names.items()}
    if not given_names:
        raise Refusal("no_name")
    if code and Organization.objects.filter(code=code).exists():
        raise Refusal("code_taken", organization=code)
    given = {"code": code} if code else {}
    one = Organization(kind=kind, as_of=moment(now).date(), **given)
    for fact, value in facts.items():
        setattr(one, fact, known(fact, value))
    shown(one)
    one.save(force_insert=True)
    for language, text in given_names.items():
        one.names.create(language=language, form=OrganizationName.Form.SHORT, text=text)
    return one


@transaction.atomic
def add_membership(  # noqa: PLR0913 - an act names what, who and when
    *, body: str, of: str, since: int | None, source: str, by: Account | None, now: int
) -> None:
    """A body is a member of another, both by their codes, with what shows it; what was unconfirmed is confirmed (R90).

    The trail says who entered it, and by what. Refused: not_permitted, unknown, no_evidence, of_itself.
    """
    may(by, CORRECT, None)
    if not source.strip():
        raise Refusal("no_evidence", fact="source")
    if body == of:
        raise Refusal("of_itself", organization=of)
    found = Organization.objects.in_bulk([body, of], field_name="code")
    for code in (body, of):
        if code not in found:
            raise Refusal("unknown", organization=code)
    facts = {"since": since, "source": source.strip()[:300], "as_of": moment(now).date(), "confirmed": True}
    Membership.objects.update_or_create(body=found[body], of=found[of], defaults=facts)
    if by is not None:
        told = {"about": MEMBER, "after": of, "by": by, "at": now, "why": source.strip()[:300]}
        Correction.objects.create(organization=found[body], **told)


@transaction.atomic
def end_membership(*, body: str, of: str, by: Account, why: str, now: int) -> None:
    """What was entered by mistake, or has ended, is taken off the file with a reason; no release brings it back (R90).

    Refused: not_permitted, unknown, no_reason, reason_too_long.
    """
    may(by, CORRECT, None)
    held = Membership.objects.select_for_update(of=("self",)).filter(body__code=body, of__code=of).first()
    if held is None:
        raise Refusal("unknown", organization=of)
    reasoned(why)
    told = {"about": MEMBER, "before": of, "by": by, "at": now, "why": why.strip()}
    Correction.objects.create(organization=held.body, **told)
    held.delete()


def add_person(
    *,
    public_name: str,
    by: Account | None,
    organization: Organization | None = None,
    languages: Iterable[str] = (),
    protected: bool = False,
    **names: str,
) -> Person:
    """A person under the name every screen shows; `names` are honorific and say.

    The legal name stands apart: `record_legal_name`. `by` is None where the person registers. Refused:
    not_permitted, no_name, unknown_fact, unknown_language.
    """
    may(by, CORRECT, None)
    for field in names:
        if field not in NAMES_OF_A_PERSON:
            raise Refusal("unknown_fact", fact=field)
    return Person.objects.create(
        public_name=said(public_name),
        organization=organization,
        languages=spoken(languages),
        protected=protected,
        **{field: " ".join(text.split()) for field, text in names.items()},
    )
