"""Handing one mail over: the try is written down, made, and answered.

Two processes never hold one mail: the claim is one transaction. What ends between the try and its answer leaves a try
without an answer; after the lease it counts as lost, and the mail is tried again under the same Message-ID, as SMTP
asks of a client that heard no answer (RFC 5321, 4.5.4.1 and 6.1). That is the only way a mail is sent twice.
"""

from typing import Literal

from django.db import transaction
from django.db.models import Q

from rostrum.apps.correspondence.models import Mail, Try
from rostrum.apps.correspondence.operations.queue import unsubscribed
from rostrum.apps.correspondence.writing import letter_of, written
from rostrum.foundation import clock
from rostrum.foundation.clock import SECOND
from rostrum.foundation.ports import Answered, Written, ports
from rostrum.foundation.refusal import Refusal

MINUTE = 60 * SECOND
LEASE = 15 * MINUTE  # far beyond what the time limits of one try add up to
WAITS = tuple(minutes * MINUTE for minutes in (1, 5, 15, 60, 240, 720, 1440))  # about two days in all
Delivered = Literal["", "done", "line_down"]
STATES = {"taken": Mail.State.SENT, "never": Mail.State.FAILED, "kept": Mail.State.HELD}
REASONS = {"never": "refused", "kept": "held_here"}


def deliver_mail(*, now: int) -> Delivered:
    """Try the mail that has been due longest. Gives `` when none is due, `line_down` when no server spoke.

    A mail whose letter is unknown here is held, one whose matter is gone fails; neither stops the others.
    """
    mail = _claimed(now)
    if mail is None:
        return ""
    try:
        ready, broken = _ready(mail)
    except Refusal as refusal:
        _settle(mail, refusal)
        return "done"
    answer = ports.post.send(ready)
    _answered(mail, answer, broken)
    return "line_down" if answer.outcome == "later" and not answer.code else "done"


def next_due() -> int | None:
    """When the outbox is to be looked into next; None while nothing waits."""
    open_states = (Mail.State.WAITING, Mail.State.SENDING)
    return (
        Mail.objects.filter(state__in=open_states).order_by("due_at").values_list("due_at", flat=True).first()
    )


def _claimed(now: int) -> Mail | None:
    """The try is on record before it is made; one that is found without an answer after its lease was lost."""
    due = Q(state=Mail.State.WAITING) | Q(state=Mail.State.SENDING)
    with transaction.atomic():
        rows = Mail.objects.select_for_update(skip_locked=True).filter(due, due_at__lte=now)
        mail = rows.order_by("due_at", "id").first()
        if mail is None:
            return None
        Try.objects.filter(mail=mail, outcome="").update(outcome="lost", answered_at=now)
        mail.state, mail.tries, mail.due_at = Mail.State.SENDING, mail.tries + 1, now + LEASE
        mail.save(update_fields=["state", "tries", "due_at"])
        Try.objects.create(mail=mail, number=mail.tries, at=now)
    return mail


def _ready(mail: Mail) -> tuple[Written, tuple[str, ...]]:
    official = mail.mailing.official if mail.mailing else letter_of(mail.letter).official
    if not official and unsubscribed(mail.event, mail.address):
        raise Refusal("unsubscribed")
    return written(mail)


def _settle(mail: Mail, refusal: Refusal) -> None:
    """Without a word to a server: what cannot be said is not sent."""
    gone = refusal.code == "gone"
    state = Mail.State.FAILED if gone else Mail.State.HELD
    at = clock.now()
    with transaction.atomic():
        Try.objects.filter(mail=mail, number=mail.tries).update(outcome="kept", answered_at=at)
        rows = Mail.objects.filter(pk=mail.pk, tries=mail.tries, state=Mail.State.SENDING)
        rows.update(state=state, reason=refusal.code[:32], settled_at=at)


def _answered(mail: Mail, answer: Answered, broken: tuple[str, ...]) -> None:
    """A late answer still counts when the mail was taken: nobody must try it again."""
    at = clock.now()
    told = {"outcome": answer.outcome, "code": answer.code, "words": answer.words[:500], "answered_at": at}
    with transaction.atomic():
        Try.objects.filter(mail=mail, number=mail.tries).update(**told)
        rows = Mail.objects.filter(pk=mail.pk, state__in=(Mail.State.SENDING, Mail.State.WAITING))
        if answer.outcome != "taken":
            rows = rows.filter(tries=mail.tries, state=Mail.State.SENDING)
        rows.update(**_after(mail.tries, answer, at), broken=list(broken))


def _after(tries: int, answer: Answered, at: int) -> dict[str, object]:
    if answer.outcome != "later":
        reason = REASONS.get(answer.outcome, "")
        return {"state": STATES[answer.outcome], "reason": reason, "settled_at": at}
    if tries > len(WAITS):
        return {"state": Mail.State.FAILED, "reason": "gave_up", "settled_at": at}
    return {"state": Mail.State.WAITING, "due_at": at + WAITS[tries - 1]}
