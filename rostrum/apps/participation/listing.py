"""Who stands on a list of participants. Pages, files and previews ask `on_list`; there is no other query (security 1).

What is hidden of a protected person is hidden here: whoever reads a list is given the name as announced and no more.
"""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from rostrum.apps.meeting import queries as meeting
from rostrum.apps.participation.models import Listing, Participant
from rostrum.apps.participation.permissions import may
from rostrum.apps.participation.words import may_be
from rostrum.apps.people.models import Account
from rostrum.procedure import lists
from rostrum.procedure.ordering import in_order


@dataclass(frozen=True)
class OnList:
    """One line of a list: the name as announced, the body where its bearer shows it, the category."""

    name: str
    body: str
    category: str


@dataclass(frozen=True)
class Choice:
    """What somebody has chosen; `until` in µs, None while they are on no list."""

    audience: str = lists.NOBODY
    with_body: bool = False
    until: int | None = None


@dataclass(frozen=True)
class Counts:
    """How many of an event chose what, and how many are protected: numbers for the secretariat, no names."""

    nobody: int
    category: int
    participants: int
    public: int
    protected: int


def on_list(  # noqa: PLR0913 - whose list, for whom, in which language
    *, event: str, audience: str, category: str = "", words: str = "", language: str, now: int
) -> tuple[OnList, ...]:
    """The list of an event as an audience is shown it, in the order of a language; one query however long.

    `category`: the reader's own, for the audience of that name. `words` look in what a line shows; a protected person
    is found by no word (security 5). Refused: unknown_choice.
    """
    rows = _in_force(event, audience, category, now)
    if words.strip():
        rows = rows.filter(participant__protected=False)
    fields = ("participant__name", "participant__body", "participant__category")
    shown = Q(with_body=True, participant__protected=False)
    told = [
        OnList(name, body if whole else "", of)
        for name, body, of, whole in rows.annotate(whole=shown).values_list(*fields, "whole")
    ]
    wanted = words.casefold().split()
    found = [one for one in told if all(word in f"{one.name} {one.body}".casefold() for word in wanted)]
    return tuple(in_order(found, name=lambda one: one.name, language=language))


def _in_force(event: str, audience: str, category: str, now: int) -> QuerySet[Listing]:
    wide = lists.wide_enough(audience)
    everybody = Q(audience__in=[one for one in wide if one != lists.CATEGORY])
    own = Q(audience=lists.CATEGORY, participant__category=category) if lists.CATEGORY in wide else Q(pk=None)
    held = Listing.objects.filter(participant__event=event, ended_at=None, until__gt=now)
    return held.filter(everybody | own)


def preview(  # noqa: PLR0913 - as `on_list`, which it asks
    *, event: str, audience: str, category: str, words: str, language: str, by: Account | None, now: int
) -> tuple[OnList, ...]:
    """The very list that an audience sees, for the secretariat. Refused: not_permitted, unknown_choice."""
    may(by, "participation.see_lists", event)
    return on_list(event=event, audience=audience, category=category, words=words, language=language, now=now)


def counts(*, event: str, by: Account | None, now: int) -> Counts:
    """Refused: not_permitted."""
    may(by, "participation.see_lists", event)
    every = Participant.objects.filter(event=event)
    held = Listing.objects.filter(participant__event=event, ended_at=None, until__gt=now)
    chosen = {one: held.filter(audience=one).count() for one in lists.AUDIENCES}
    nobody = every.count() - sum(chosen.values())
    return Counts(nobody=nobody, protected=every.filter(protected=True).count(), **chosen)


def choice(*, participant: str, now: int) -> Choice:
    """What somebody has chosen, as it counts now: one that has run out is nobody."""
    held = Listing.objects.filter(participant=participant, ended_at=None, until__gt=now)
    row = held.values_list("audience", "with_body", "until").first()
    return Choice(*row) if row else Choice()


def is_protected(*, participant: str) -> bool:
    return Participant.objects.filter(pk=participant, protected=True).exists()


def protected_among(*, event: str, names: Collection[str]) -> frozenset[str]:
    """Those of these names that may be of a protected person of the event, by any name they have; one query."""
    rows = Participant.objects.filter(event=event, protected=True).values_list("name", "legal_name")
    held = [one for pair in rows for one in pair]
    return frozenset(name for name in names if any(may_be(name, one) for one in held))


def ends(*, event: str, now: int) -> dict[str, int]:
    """When a yes may end, by its code, in µs. Refused: unknown_version."""
    return lists.ends(meeting.over(event=event), now)


def protected_rows(*, event: str) -> tuple[str, ...]:
    """The ids of the protected participants of an event, in a fixed order."""
    rows = Participant.objects.filter(event=event, protected=True).order_by("pk")
    return tuple(rows.values_list("pk", flat=True))
