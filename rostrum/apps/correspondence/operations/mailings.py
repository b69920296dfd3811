"""A letter of free words to a filtered set: written, tested on oneself, then sent to as many as were counted (R79)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.db import transaction

from rostrum.apps.correspondence import queries
from rostrum.apps.correspondence.letters import Recipient, register
from rostrum.apps.correspondence.models import Mail, Mailing
from rostrum.apps.correspondence.operations.queue import To, new_mail
from rostrum.apps.correspondence.operations.words import judge
from rostrum.apps.correspondence.permissions import MAILINGS, may
from rostrum.apps.correspondence.placeholders import one_line
from rostrum.apps.correspondence.writing import MAILING, TEST, letter_of
from rostrum.apps.people.models import Account
from rostrum.foundation.languages import BY_CODE
from rostrum.foundation.ports import ports
from rostrum.foundation.refusal import Refusal

BATCH = 500


@dataclass(frozen=True)
class Draft:
    """`words` are subject and text by language; whoever reads none of them gets English, else the first."""

    event: str
    audience: str
    choice: str
    words: Mapping[str, tuple[str, str]]
    official: bool
    id: str = ""  # of the mailing that is changed, empty for a new one


def write_mailing(*, draft: Draft, by: Account | None, now: int) -> str:
    """Keep a mailing that is not sent yet, new or changed; gives its id. A change asks for a new test.

    Refused: not_permitted, unknown_mailing, already_sent, unknown_audience, no_words, and what is wrong with the
    words as `change_words` names it, with the `language`.
    """
    may(by, MAILINGS, draft.event)
    audience = register.audiences.get(draft.audience)
    if audience is None or draft.choice not in dict(audience.choices(draft.event)):
        raise Refusal("unknown_audience", column="audience")
    told: dict[str, Any] = {"audience": draft.audience, "choice": draft.choice, "official": draft.official}
    told |= {"words": _words(draft, audience.values), "tested_at": None}
    with transaction.atomic():
        if draft.id:
            row = _open(draft.id, by)
            if row.letter:
                raise Refusal("unknown_mailing")
            Mailing.objects.filter(pk=row.pk).update(**told)
            return str(row.pk)
        return str(Mailing.objects.create(event=draft.event, made_by=by, made_at=now, **told).pk)


def prepare_mailing(  # noqa: PLR0913 - an act names what, whom, who and when
    *, event: str, letter: str, audience: str, choice: str, by: Account | None, now: int
) -> str:
    """Keep a mailing of one of the house's letters, not tested and not sent yet; gives its id.

    Of one letter to one audience an author has one draft: looking again replaces it, and what was tested stays tested
    only while it goes to the same set.
    Refused: not_permitted, unknown_letter, unknown_audience, nobody (is in that set).
    """
    may(by, MAILINGS, event)
    code = letter_of(letter).code
    found = register.audiences.get(audience)
    if found is None or choice not in dict(found.choices(event)):
        raise Refusal("unknown_audience")
    with transaction.atomic():
        drafts = Mailing.objects.select_for_update().filter(event=event, made_by=by, sent_at=None)
        row = drafts.filter(letter=code, audience=audience).first()
        row = row or Mailing(event=event, letter=code, audience=audience, choice=choice, made_by=by)
        row.tested_at = row.tested_at if row.choice == choice else None
        row.choice, row.made_at = choice, now
        if not queries.recipients(row):
            raise Refusal("nobody")
        row.save()
    return row.pk


def send_test(*, mailing: str, by: Account, now: int) -> int:
    """Send it to oneself, once in each of its languages, as its first recipient would read it; gives how many.

    Refused: not_permitted, unknown_mailing, already_sent, nobody.
    """
    with transaction.atomic():
        row = _open(mailing, by)
        first = next(iter(queries.recipients(row)), None)
        if first is None:
            raise Refusal("nobody")
        languages = queries.languages(row)
        for language in languages:
            ids = {**first.ids, TEST: "1"}
            one = replace(first, address=by.email, language=language, ids=ids)
            _mail(row, one, now).save(force_insert=True)
        Mailing.objects.filter(pk=row.pk).update(tested_at=now)
        ports.courier.call("outbox", now)
        return len(languages)


def send_mailing(*, mailing: str, count: int, by: Account | None, now: int) -> int:
    """Queue it for everybody of its set; gives how many. `count` is the number the sender saw.

    Refused: not_permitted, unknown_mailing, already_sent, not_tested, nobody, count_changed (with the `number` now).
    """
    with transaction.atomic():
        row = _open(mailing, by)
        found = queries.recipients(row)
        if row.tested_at is None:
            raise Refusal("not_tested")
        if not found:
            raise Refusal("nobody")
        if len(found) != count:
            raise Refusal("count_changed", number=len(found))
        Mail.objects.bulk_create((_mail(row, one, now) for one in found), batch_size=BATCH)
        Mailing.objects.filter(pk=row.pk).update(sent_at=now, count=len(found))
        ports.courier.call("outbox", now)
    return len(found)


def _open(mailing: str, by: Account | None) -> Mailing:
    row = Mailing.objects.select_for_update().filter(pk=mailing).first()
    if row is None:
        raise Refusal("unknown_mailing")
    may(by, MAILINGS, row.event)
    if row.sent_at is not None:
        raise Refusal("already_sent")
    return row


def _mail(row: Mailing, one: Recipient, now: int) -> Mail:
    to = To(one.address, one.language, one.person)
    mail = new_mail(row.letter or MAILING, to, {**one.ids, "event": row.event}, now)
    mail.mailing = row
    return mail


def _words(draft: Draft, known: Mapping[str, Any]) -> dict[str, dict[str, str]]:
    made = {}
    for language, (subject, text) in draft.words.items():
        told = one_line(subject), text.replace("\r\n", "\n").strip()
        if not any(told):
            continue
        if language not in BY_CODE:
            raise Refusal("unknown_language", language=language)
        try:
            judge(*told, known)
        except Refusal as refusal:
            raise Refusal(refusal.code, **refusal.detail, language=language) from refusal
        made[language] = {"subject": told[0], "text": told[1]}
    if not made:
        raise Refusal("no_words")
    return made
