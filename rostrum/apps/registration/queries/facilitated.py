"""Applications as the body that facilitates them sees them: what it needs for a word on each, and no more (R57).

No address, telephone, need, gender, legal name or file. Of a protected person the public name alone (D40).
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Greatest

from rostrum.apps.meeting import queries as meeting
from rostrum.apps.people.models import Account
from rostrum.apps.processes.permissions import speaks_for
from rostrum.apps.registration.models import Registration, Step
from rostrum.apps.registration.permissions import may
from rostrum.apps.registration.queries.doors import ways_of
from rostrum.apps.registration.queries.dossiers import StepRow, as_told, step_row
from rostrum.procedure.modalities.arrangement import members
from rostrum.procedure.registration.questions import TO_THE_BODY
from rostrum.procedure.registration.states import ADVICE, OPEN
from rostrum.procedure.registration.ways import Way, ways

APART = frozenset({"name", "body", "speak", "through"})  # shown by themselves
AT_ONCE = 25


@dataclass(frozen=True)
class Word:
    """What the body said last. `stale`: an answer was changed after it."""

    act: str
    why: str = field(repr=False)
    at: int
    by: str
    stale: bool


@dataclass(frozen=True)
class Application:
    """One application. `told`: the answers the body may read, by their question. `seen` goes with its word."""

    id: str
    name: str = field(repr=False)
    body: str = field(repr=False)
    category: str
    speaks: bool
    protected: bool
    told: Mapping[str, str] = field(repr=False)
    sent_at: int | None
    word: Word | None
    seen: int


def bodies(*, event: str) -> dict[str, str]:
    """The bodies that facilitate applications here by their role, each in the words of the modalities (R57)."""
    arrangement = meeting.arrangement(event=event)
    roles = members(arrangement, "roles")
    named = dict.fromkeys(one for way in ways(arrangement).values() for one in way.through)
    return {role: str(roles.get(role, {}).get("label", role)) for role in named}


def own_bodies(*, event: str, by: Account | None) -> dict[str, str]:
    """Those for which an account speaks: the one its role names; without a name the only one there is, or none."""
    every = bodies(event=event)
    named = speaks_for(by, event)
    return {
        role: label for role, label in every.items() if role in named or (len(every) == 1 and "" in named)
    }


def applications(
    *, event: str, said: bool, by: Account | None, first: int = 0
) -> tuple[tuple[Application, ...], int]:
    """Those through the account's bodies that wait for a decision, the longest first, and how many there are.

    `said`: with a word, or without; one on answers that were changed since counts as none, as does one of another body.
    Refused: not_permitted, unknown_version.
    """
    may(by, "registration.advise", event)
    rows = _addressed(event, own_bodies(event=event, by=by), said=said)
    page = list(rows.select_related("dossier")[first : first + AT_ONCE])
    words = _words(page, ways_of(event=event))
    return tuple(_application(row, words.get(row.pk)) for row in page), rows.count()


def last_word(steps: Sequence[StepRow], body: str, changed_at: int) -> Word | None:
    """What the body of an application said last on it, of its trail; what another one said before is history."""
    found = [one for one in steps if one.act in ADVICE and one.body == body]
    return _word(found[-1], changed_at) if found else None


def _word(one: StepRow, changed_at: int) -> Word:
    return Word(one.act, one.why, one.at, one.account, stale=one.at < changed_at)


def _addressed(event: str, own: Collection[str], *, said: bool) -> QuerySet[Registration]:
    words = Step.objects.filter(registration=OuterRef("pk"), act__in=ADVICE, body__in=own)
    rows = Registration.objects.filter(event=event, state__in=OPEN, dossier__erased_at=None)
    rows = rows.filter(_through(ways_of(event=event), own))
    rows = rows.annotate(changed=Greatest(F("dossier__changed_at"), F("told_at")))
    fresh = Exists(words.filter(at__gte=OuterRef("changed")))
    return rows.filter(fresh if said else ~fresh).order_by("sent_at", "id")


def _through(held: Mapping[str, Way], own: Collection[str]) -> Q:
    """The applications of these bodies: by the category where it has one body, otherwise by what was chosen."""
    alone = [name for name, way in held.items() if len(way.through) == 1 and way.through[0] in own]
    asked = [name for name, way in held.items() if len(way.through) > 1]
    return Q(category__in=alone) | Q(category__in=asked, told__through__in=list(own))


def _words(page: Sequence[Registration], held: Mapping[str, Way]) -> dict[str, Word]:
    """The last word of its body on each of them; one query."""
    steps = Step.objects.filter(registration__in=[row.pk for row in page], act__in=ADVICE)
    said: dict[str, list[StepRow]] = {}
    for one in steps.select_related("account").order_by("at", "id"):
        said.setdefault(one.registration_id, []).append(step_row(one))
    words = {row.pk: last_word(said.get(row.pk, ()), body_of(row, held), row.changed_at) for row in page}
    return {registration: word for registration, word in words.items() if word}


def body_of(row: Registration, held: Mapping[str, Way]) -> str:
    """The role of the body that an application goes through, or empty."""
    way = held.get(row.category)
    return way.goes_through(row.told.get("through", "")) if way else ""


def _application(row: Registration, word: Word | None) -> Application:
    hidden = row.dossier.protected
    return Application(
        row.pk,
        row.dossier.name,
        "" if hidden else row.dossier.body,
        row.category,
        row.speaks,
        hidden,
        {} if hidden else _told(row),
        row.sent_at,
        word,
        row.changed_at,
    )


def _told(row: Registration) -> dict[str, str]:
    told = as_told(row)
    return {one: told[one] for one in TO_THE_BODY if one not in APART and told.get(one)}
