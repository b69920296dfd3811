"""Applications as the body that facilitates them sees them: what it needs for a word on each, and no more (R57).

No address, telephone, need, gender, legal name or file. Of a protected person the public name alone (D40).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import Exists, F, OuterRef, QuerySet

from rostrum.apps.meeting import queries as meeting
from rostrum.apps.people.models import Account
from rostrum.apps.registration.models import Dossier, Registration, Step
from rostrum.apps.registration.permissions import may
from rostrum.apps.registration.queries.doors import ways_of
from rostrum.apps.registration.queries.dossiers import StepRow, step_row
from rostrum.procedure.modalities.arrangement import members
from rostrum.procedure.registration.questions import TO_THE_BODY
from rostrum.procedure.registration.states import ADVICE, OPEN
from rostrum.procedure.registration.ways import facilitator

APART = frozenset({"name", "body"})  # shown by themselves
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


def facilitating(*, event: str) -> str:
    """The label of the body that facilitates applications, in the words of the modalities; empty without one."""
    arrangement = meeting.arrangement(event=event)
    role = facilitator(arrangement)
    return str(members(arrangement, "roles").get(role, {}).get("label", role)) if role else ""


def applications(
    *, event: str, said: bool, by: Account | None, first: int = 0
) -> tuple[tuple[Application, ...], int]:
    """Those that wait for a decision, the longest first, and how many there are; `said`: with a word, or without.

    A word on answers that were changed since counts as none. Refused: not_permitted, unknown_version.
    """
    may(by, "registration.advise", event)
    rows = _addressed(event, said=said)
    page = list(rows.select_related("dossier")[first : first + AT_ONCE])
    words = _words(page)
    return tuple(_application(row, words.get(row.pk)) for row in page), rows.count()


def last_word(steps: Sequence[StepRow], changed_at: int) -> Word | None:
    """What the body said last on a registration, of its trail."""
    found = [one for one in steps if one.act in ADVICE]
    return _word(found[-1], changed_at) if found else None


def _word(one: StepRow, changed_at: int) -> Word:
    return Word(one.act, one.why, one.at, one.account, stale=one.at < changed_at)


def _addressed(event: str, *, said: bool) -> QuerySet[Registration]:
    through = [name for name, way in ways_of(event=event).items() if way.through]
    words = Step.objects.filter(registration=OuterRef("pk"), act__in=ADVICE)
    rows = Registration.objects.filter(
        event=event, category__in=through, state__in=OPEN, dossier__erased_at=None
    )
    rows = rows.annotate(changed=F("dossier__changed_at"))
    fresh = Exists(words.filter(at__gte=OuterRef("changed")))
    return rows.filter(fresh if said else ~fresh).order_by("sent_at", "id")


def _words(page: Sequence[Registration]) -> dict[str, Word]:
    """The last word on each of them; one query."""
    changed = {row.pk: row.dossier.changed_at for row in page}
    steps = Step.objects.filter(registration__in=changed, act__in=ADVICE).select_related("account")
    return {
        one.registration_id: _word(step_row(one), changed[one.registration_id])
        for one in steps.order_by("at", "id")
    }


def _application(row: Registration, word: Word | None) -> Application:
    hidden = row.dossier.protected
    return Application(
        row.pk,
        row.dossier.name,
        "" if hidden else row.dossier.body,
        row.category,
        row.speaks,
        hidden,
        {} if hidden else _told(row.dossier),
        row.sent_at,
        word,
        row.dossier.changed_at,
    )


def _told(dossier: Dossier) -> dict[str, str]:
    names = [one for one in TO_THE_BODY if one not in APART and one != "speak"]
    return {one: dossier.answers[one] for one in names if dossier.answers.get(one)}
