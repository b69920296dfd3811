"""Changing the words of a letter for one event and language."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db import IntegrityError, transaction

from rostrum.apps.correspondence.models import TemplateText
from rostrum.apps.correspondence.permissions import WORDS, may
from rostrum.apps.correspondence.placeholders import named, one_line
from rostrum.apps.correspondence.writing import ALWAYS, SUBJECT, letter_of
from rostrum.apps.people.models import Account
from rostrum.foundation.languages import BY_CODE
from rostrum.foundation.refusal import Refusal

TEXT = 20_000


@dataclass(frozen=True)
class Edited:
    """The words as they shall be; both empty bring back the shipped ones. `seen` is the version they were made from."""

    event: str
    letter: str
    language: str
    subject: str
    text: str
    seen: int


def change_words(*, edited: Edited, by: Account | None, now: int) -> int:
    """Put an event's own words in force for what is sent from now on; gives the number of their version.

    Earlier versions stay. Refused: not_permitted, unknown_letter, unknown_language, stale (with the `number` in
    force), and with the `column` it is about: missing, too_long, unknown_placeholder (with `names`),
    placeholder_missing (with `names` that the letter would be useless without).
    """
    may(by, WORDS, edited.event)
    subject, text = one_line(edited.subject), edited.text.replace("\r\n", "\n").strip()
    if subject or text:
        judge(subject, text, letter_of(edited.letter).values, letter_of(edited.letter).needed)
    if edited.language not in BY_CODE:
        raise Refusal("unknown_language", language=edited.language)
    where = {"event": edited.event, "letter": letter_of(edited.letter).code, "language": edited.language}
    rows = TemplateText.objects.filter(**where).order_by("-number")
    try:
        with transaction.atomic():
            newest = rows.values_list("number", flat=True).first() or 0
            if newest != edited.seen:
                raise Refusal("stale", number=newest)
            told = {"subject": subject, "text": text, "made_by": by, "made_at": now}
            TemplateText.objects.create(**where, number=newest + 1, **told)
    except IntegrityError as error:  # somebody else saved in the same instant
        raise Refusal("stale", number=newest + 1) from error
    return newest + 1


def judge(subject: str, text: str, known: Collection[str], needed: frozenset[str] = frozenset()) -> None:
    """Whether words can be a letter. Refused: missing, too_long, unknown_placeholder, placeholder_missing."""
    used: set[str] = set()
    for column, told, longest in (("subject", subject, SUBJECT), ("text", text, TEXT)):
        if not told:
            raise Refusal("missing", column=column)
        if len(told) > longest:
            raise Refusal("too_long", column=column, limit=longest)
        names, broken = named(told)
        wrong = [*(f"{{{name}}}" for name in sorted(names - set(known) - ALWAYS)), *broken]
        if wrong:
            raise Refusal("unknown_placeholder", column=column, names=", ".join(wrong))
        used |= names
    if lost := sorted(needed - used):
        raise Refusal("placeholder_missing", column="text", names=", ".join(f"{{{name}}}" for name in lost))
