"""What the pages that look after words read: letters with an event's own words, previews, mailings."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy

from rostrum.apps.correspondence.letters import Recipient, register
from rostrum.apps.correspondence.models import Mailing, TemplateText, Unsubscription
from rostrum.apps.correspondence.permissions import MAILINGS, WORDS, may
from rostrum.apps.correspondence.unsubscribing import digest
from rostrum.apps.correspondence.writing import (
    ALWAYS,
    MAILING,
    Composed,
    Words,
    compose,
    known_language,
    letter_of,
    of_mailing,
    sample_ids,
    words_in_force,
)
from rostrum.apps.people.models import Account
from rostrum.foundation.refusal import Refusal

FIELDS = (
    "id",
    "event",
    "audience",
    "choice",
    "letter",
    "words",
    "official",
    "made_at",
    "tested_at",
    "sent_at",
    "count",
)


@dataclass(frozen=True)
class LetterRow:
    """A letter in one event. `changed` are the languages with words of the event's own."""

    code: str
    title: Any
    official: bool
    placeholders: tuple[str, ...]
    needed: frozenset[str]
    changed: frozenset[str]


@dataclass(frozen=True)
class MailingRow:
    """A mailing; moments in µs. `count` is how many it was queued for, `words` subject and text by language.

    `letter`: one of the house, whose words it has; empty where they are its own.
    """

    id: str
    event: str
    audience: str
    choice: str
    letter: str
    words: dict[str, dict[str, str]]
    official: bool
    made_at: int
    tested_at: int | None
    sent_at: int | None
    count: int


def letters(*, event: str, by: Account | None) -> tuple[LetterRow, ...]:
    """Every letter of the house, by its code. Refused: not_permitted."""
    may(by, WORDS, event)
    changed: dict[str, dict[str, bool]] = {}
    for code, language, subject in TemplateText.objects.filter(event=event).values_list(
        "letter", "language", "subject"
    ):  # by number, so that the newest decides
        changed.setdefault(code, {})[language] = bool(subject)
    return tuple(
        LetterRow(
            code=one.code,
            title=one.title,
            official=one.official,
            placeholders=tuple(sorted(set(one.values) | ALWAYS)),
            needed=one.needed,
            changed=frozenset(language for language, own in changed.get(one.code, {}).items() if own),
        )
        for _, one in sorted(register.letters.items())
    )


def title(*, letter: str) -> Any:
    """What a letter is called; empty for one that is not known here."""
    if letter == MAILING:
        return gettext_lazy("Letter to many")
    return register.letters[letter].title if letter in register.letters else ""


def words(*, event: str, letter: str, language: str, by: Account | None) -> Words:
    """The words in force. Refused: not_permitted, unknown_letter."""
    may(by, WORDS, event)
    return words_in_force(letter_of(letter), event, language)


def preview_words(
    *, event: str, letter: str, language: str, words: Words, by: Account | None
) -> Composed | None:
    """The words as the newest real recipient would read them; None while there is nobody.

    Refused: not_permitted, unknown_letter.
    """
    may(by, WORDS, event)
    told = letter_of(letter)
    for ids in sample_ids(told, event):
        try:
            return compose(told, words, ids, language, secrets=False)
        except Refusal:  # that one is gone
            continue
    return None


def audiences(*, event: str, by: Account | None) -> tuple[tuple[str, Any, tuple[tuple[str, Any], ...]], ...]:
    """Code, title and filters of every audience. Refused: not_permitted."""
    may(by, MAILINGS, event)
    return tuple((one.code, one.title, one.choices(event)) for one in register.audiences.values())


def mailings(*, event: str, by: Account | None) -> tuple[MailingRow, ...]:
    """The newest first. Refused: not_permitted."""
    may(by, MAILINGS, event)
    return tuple(MailingRow(**row) for row in Mailing.objects.filter(event=event).values(*FIELDS))


def mailing(*, event: str, mailing: str, by: Account | None) -> tuple[MailingRow, int]:
    """A mailing of this event, and for how many it is now. Refused: not_permitted, unknown_mailing."""
    row = _mailing(event, mailing, by)
    return MailingRow(**{name: getattr(row, name) for name in FIELDS}), len(recipients(row))


def mailing_preview(*, event: str, mailing: str, language: str, by: Account | None) -> Composed | None:
    """As its first recipient would read it in this language. Refused: not_permitted, unknown_mailing."""
    row = _mailing(event, mailing, by)
    first = next(iter(recipients(row)), None)
    if first is None:
        return None
    letter, told = of_mailing(row, language)
    return compose(letter, told, {**first.ids, "event": event}, language, secrets=False)


def mailing_languages(*, event: str, mailing: str, by: Account | None) -> tuple[str, ...]:
    """The languages in which a mailing goes out. Refused: not_permitted, unknown_mailing."""
    return languages(_mailing(event, mailing, by))


def languages(row: Mailing) -> tuple[str, ...]:
    """Those in which its free words are written; of a letter of the house, those its recipients read."""
    told = {known_language(one.language) for one in recipients(row)} if row.letter else set(row.words)
    return tuple(sorted(told))


def recipients(row: Mailing) -> tuple[Recipient, ...]:
    """Everybody of the set, each address once, without those who unsubscribed where it is not official."""
    return tuple(_recipients(row))


def _recipients(row: Mailing) -> Iterator[Recipient]:
    audience = register.audiences.get(row.audience)
    left = set()
    if not row.official:
        left = set(Unsubscription.objects.filter(event=row.event).values_list("digest", flat=True))
    seen: set[str] = set()
    for one in audience.find(row.event, row.choice) if audience else ():
        folded = one.address.casefold()
        if folded not in seen and not (left and digest(one.address) in left):
            seen.add(folded)
            yield one


def _mailing(event: str, mailing: str, by: Account | None) -> Mailing:
    may(by, MAILINGS, event)
    row = Mailing.objects.filter(pk=mailing, event=event).first()
    if row is None:
        raise Refusal("unknown_mailing")
    return row
