"""What is read of the outbox. Nobody sees mail of an event that is not theirs: each query asks for whom it answers."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from rostrum.apps.correspondence.models import Mail, Try, Unsubscription
from rostrum.apps.correspondence.permissions import OUTBOX, may
from rostrum.apps.correspondence.unsubscribing import read_token
from rostrum.apps.correspondence.writing import TEST, Composed, preview
from rostrum.apps.people.models import Account
from rostrum.apps.processes.models import Role
from rostrum.apps.processes.permissions import has, held
from rostrum.foundation.clock import SECOND
from rostrum.foundation.refusal import Refusal

LATE = 15 * 60 * SECOND
LOST = (Mail.State.FAILED, Mail.State.BOUNCED)  # whom they were to, nobody has told
PAGE = 100


@dataclass(frozen=True)
class MailRow:
    """A mail in the list; moments in µs. `code` and `words` are the newest answer."""

    id: str
    letter: str
    event: str
    address: str
    language: str
    state: str
    reason: str
    tries: int
    due_at: int
    queued_at: int
    settled_at: int | None
    broken: tuple[str, ...]
    code: int = 0
    words: str = ""


@dataclass(frozen=True)
class TryRow:
    number: int
    at: int
    answered_at: int | None
    outcome: str
    code: int
    words: str


def visible_to(account: Account | None) -> QuerySet[Mail]:
    """The mail an account may see: of the events whose secretariat it is; of none, and of all, for all events."""
    if account is None or has(account, Role.SECRETARIAT, None):
        return Mail.objects.all()
    events = [event for role, event in held(account) if role == Role.SECRETARIAT]
    return Mail.objects.filter(event__in=events)


def outbox(*, by: Account | None, state: str = "", event: str = "", after: int = 0) -> tuple[MailRow, ...]:
    """A page of mails, the newest first; `after` is how many come before it. Two queries."""
    rows = visible_to(by)
    rows = rows.filter(state=state) if state else rows
    rows = rows.filter(event=event) if event else rows
    return tuple(_rows(rows[after : after + PAGE]))


def counts(*, by: Account | None, event: str = "") -> dict[str, int]:
    """How many mails are in each state, zero included."""
    rows = visible_to(by)
    rows = rows.filter(event=event) if event else rows
    found = dict(rows.order_by().values_list("state").annotate(Count("id")))
    return {state: found.get(state, 0) for state in Mail.State.values}


def stuck(*, by: Account | None, now: int) -> int:
    """Mails that should have been tried a quarter of an hour ago: then no worker runs."""
    waiting = Q(state__in=(Mail.State.WAITING, Mail.State.SENDING))
    return visible_to(by).filter(waiting, due_at__lt=now - LATE).count()


def mail(*, mail: str, by: Account | None) -> MailRow:
    """Refused: unknown_mail (also when it is none of theirs)."""
    rows = list(_rows(visible_to(by).filter(pk=mail)))
    if not rows:
        raise Refusal("unknown_mail")
    return rows[0]


def tries(*, mail: str, by: Account | None) -> tuple[TryRow, ...]:
    """Every attempt, the first one first."""
    rows = Try.objects.filter(mail__in=visible_to(by).filter(pk=mail))
    return tuple(TryRow(*row) for row in rows.values_list(*TryRow.__dataclass_fields__))


def text(*, mail: str, by: Account | None, secrets: bool = False) -> Composed:
    """What a mail says, as it would be written now. With `secrets` only where nothing is real.

    Refused: unknown_mail, not_permitted, unknown_letter, unknown_audience, gone.
    """
    row = visible_to(by).select_related("mailing").filter(pk=mail).first()
    if row is None:
        raise Refusal("unknown_mail")
    may(by, OUTBOX, row.event or None)
    return preview(row, secrets=secrets)


def told(*, event: str, letter: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Whom a letter has told or is on its way to, and of what: person and ids of each mail.

    A test tells nobody, nor does what failed for good or came back. For acts that write to nobody twice.
    """
    rows = Mail.objects.filter(event=event, letter=letter).exclude(state__in=LOST)
    for person, context in rows.values_list("person", "context"):
        if TEST not in context:
            yield person, context


def is_unsubscribed(*, token: str) -> bool:
    """Whether the address of a way out wishes no more letters. Refused: bad_link."""
    event, digest = read_token(token)
    return Unsubscription.objects.filter(event=event, digest=digest).exists()


def _rows(rows: QuerySet[Mail]) -> Iterable[MailRow]:
    found = list(rows)
    newest = {one.mail_id: one for one in Try.objects.filter(mail__in=[row.pk for row in found])}
    for row in found:
        last = newest.get(row.pk)
        yield MailRow(
            id=row.pk,
            letter=row.letter,
            event=row.event,
            address=row.address,
            language=row.language,
            state=row.state,
            reason=row.reason,
            tries=row.tries,
            due_at=row.due_at,
            queued_at=row.queued_at,
            settled_at=row.settled_at,
            broken=tuple(row.broken),
            code=last.code if last else 0,
            words=last.words if last else "",
        )
