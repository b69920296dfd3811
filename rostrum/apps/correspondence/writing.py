"""From ids to a mail that can be read: the words in force, the values, the way out."""

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from email.utils import formataddr
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.urls import reverse
from django.utils import translation
from django.utils.text import Truncator
from django.utils.translation import gettext

from rostrum.apps.correspondence.letters import Elsewhere, Ids, Letter, Lines, Link, register
from rostrum.apps.correspondence.models import Mail, Mailing, TemplateText
from rostrum.apps.correspondence.placeholders import fill, harmless, isolated, named, one_line
from rostrum.apps.correspondence.unsubscribing import token_of
from rostrum.foundation.languages import BY_CODE, direction
from rostrum.foundation.ports import Attachment, Written
from rostrum.foundation.refusal import Refusal

log = logging.getLogger("rostrum.correspondence")
MAILING = "correspondence.mailing"
SUBJECT = 200
TEST = "test"  # among the ids of a mail that its sender tries on themselves
ALWAYS = frozenset({"house"})  # placeholders of every letter


@dataclass(frozen=True)
class Words:
    """Subject and text with their placeholders. `number` is the version of an event's own, 0 for ours."""

    subject: str
    text: str
    number: int = 0


@dataclass(frozen=True)
class Composed:
    """What one person reads. `broken` are the placeholders that had no value."""

    subject: str
    text: str
    name: str
    language: str
    attachments: tuple[Attachment, ...] = ()
    broken: tuple[str, ...] = ()


def known_language(code: str) -> str:
    """The official language of a code; English for any other."""
    return BY_CODE[code].code if code in BY_CODE else settings.LANGUAGE_CODE


def letter_of(code: str) -> Letter:
    """Refused: unknown_letter."""
    if code not in register.letters:
        raise Refusal("unknown_letter", letter=code)
    return register.letters[code]


def of_mailing(mailing: Mailing, language: str) -> tuple[Letter, Words]:
    """Letter and words of a mailing in a language. Refused: unknown_letter, unknown_audience."""
    if mailing.letter:
        letter = letter_of(mailing.letter)
        return letter, words_in_force(letter, mailing.event, language)
    letter = mailing_letter(mailing, language)
    return letter, Words(str(letter.subject), str(letter.text))


def mailing_letter(mailing: Mailing, language: str) -> Letter:
    """Free words in the recipient's language, else in English, else in the first there is.

    Refused: unknown_audience.
    """
    audience = register.audiences.get(mailing.audience)
    if audience is None:
        raise Refusal("unknown_audience", audience=mailing.audience)
    told = mailing.words.get(language) or mailing.words.get("en") or next(iter(mailing.words.values()))
    return Letter(
        code=MAILING,
        title="",
        subject=told["subject"],
        text=told["text"],
        load=audience.load,
        values=audience.values,
        official=mailing.official,
        addressee=audience.addressee,
    )


def shipped(letter: Letter, language: str) -> Words:
    """Our own words, whatever an event made of them."""
    with translation.override(language):
        return Words(str(letter.subject), str(letter.text).strip())


def words_in_force(letter: Letter, event: str, language: str) -> Words:
    """The event's own words where it has some, else ours."""
    rows = TemplateText.objects.filter(event=event, letter=letter.code, language=language)
    newest = rows.order_by("-number").first() if event else None
    ours = shipped(letter, language)
    if newest is None:
        return ours
    return Words(newest.subject or ours.subject, newest.text or ours.text, newest.number)


def compose(letter: Letter, words: Words, ids: Ids, language: str, *, secrets: bool = True) -> Composed:
    """The mail in a language. Raises the letter's own `Refusal` when what it is about is gone."""
    with translation.override(language):
        loaded = letter.load(ids)
        used = named(words.subject)[0] | named(words.text)[0]
        values, ours = _values(letter, loaded, used, secrets=secrets)
        neutral, turned = gettext("(not stated)"), direction(language) == "rtl"

        def in_text(name: str, value: str) -> str:
            return value if name in ours else isolated(harmless(value), right_to_left=turned)

        subject, broken = fill(words.subject, values, neutral=neutral, dress=lambda _, value: one_line(value))
        text, more = fill(words.text, values, neutral=neutral, dress=in_text)
        name = one_line(str(_asked(letter.addressee, loaded) or ""))[:SUBJECT]
    told = tuple(dict.fromkeys([*broken, *more]))
    return Composed(Truncator(one_line(subject)).chars(SUBJECT), text, name, language, broken=told)


def written(mail: Mail) -> tuple[Written, tuple[str, ...]]:
    """The mail as it goes out, and its broken placeholders. Refused: unknown_letter, unknown_audience, gone.

    A test shows its sender what another will read, but no way in of theirs.
    """
    letter, made, ids = _made(mail, secrets=TEST not in mail.context)
    with translation.override(mail.language):
        headers = [("Auto-Submitted", "auto-generated"), ("Content-Language", mail.language)]
        headers += [("Reply-To", one) for one in [answers_to(mail.event)] if one]
        text = made.text
        if not letter.official:
            way = settings.BASE_URL.rstrip("/") + way_out(mail)
            headers += [
                ("List-Unsubscribe", f"<{way}>"),
                ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
            ]
            text += "\n\n-- \n" + gettext("No more such letters about this event:") + f"\n{way}"
        attachments = letter.attachments(letter.load(ids)) if letter.code != MAILING else ()
    return (
        Written(
            mail.message_id, mail.address, made.name, made.subject, text + "\n", tuple(headers), attachments
        ),
        made.broken,
    )


def answers_to(event: str) -> str:
    """Who reads the answers to an event's letters, as a header can hold it; empty where its data name nobody.

    An address that cannot stand in a header is none, and the mail goes all the same (security 7).
    """
    name, address = (one_line(told) for told in register.answers(event)) if event else ("", "")
    try:
        validate_email(address)
    except ValidationError:
        return ""
    return formataddr((name[:SUBJECT], address))


def preview(mail: Mail, *, secrets: bool) -> Composed:
    """What a mail says, as it would be written now. Refused as `written`."""
    return _made(mail, secrets=secrets)[1]


def way_out(mail: Mail) -> str:
    """The path that unsubscribes the address of this mail from its event."""
    return reverse("unsubscribe", kwargs={"token": token_of(mail.event, mail.address)})


def _made(mail: Mail, *, secrets: bool) -> tuple[Letter, Composed, Ids]:
    ids: Ids = {**mail.context, "event": mail.event}
    if mail.mailing is not None:
        letter, words = of_mailing(mail.mailing, mail.language)
    else:
        letter = letter_of(mail.letter)
        words = words_in_force(letter, mail.event, mail.language)
    try:
        return letter, compose(letter, words, ids, mail.language, secrets=secrets), ids
    except Refusal as refusal:
        raise Refusal("gone", because=refusal.code) from refusal


def _values(
    letter: Letter, loaded: Any, used: Iterable[str], *, secrets: bool
) -> tuple[dict[str, str], set[str]]:
    """The values that are there, and the names of those that are addresses of ours."""
    values, ours = {"house": settings.NAME or gettext("General Assembly")}, set[str]()
    for name in set(used) & set(letter.values):
        if name in letter.secret and not secrets:
            values[name] = gettext("(in the mail alone)")
            continue
        told = _asked(letter.values[name], loaded)
        if isinstance(told, Lines):
            ours.add(name)
            turned = direction(translation.get_language() or "en") == "rtl"
            told = "\n".join(isolated(harmless(one), right_to_left=turned) for one in told.lines)
        if isinstance(told, Elsewhere):
            ours.add(name)
            told = told.address
        if isinstance(told, Link):
            ours.add(name)
            told = settings.BASE_URL.rstrip("/") + told.path if _is_path(told.path) else ""
        if told:
            values[name] = str(told)
    return values, ours


def _asked(value: Any, loaded: Any) -> Any:
    """A value that cannot be had is missing, and the mail goes all the same."""
    try:
        return value(loaded)
    except Exception:
        log.exception("a value of a letter could not be had")
        return None


def _is_path(path: str) -> bool:
    return path.startswith("/") and not path.startswith("//") and not any(sign.isspace() for sign in path)


def sample_ids(letter: Letter, event: str, most: int = 5) -> list[Ids]:
    """Ids of real recipients for a preview: those written to last, then those the letter names."""
    rows = Mail.objects.filter(letter=letter.code, event=event).values_list("context", flat=True)[:most]
    found: list[Mapping[str, str]] = [{**row, "event": event} for row in rows]
    for ids in letter.samples(event):
        if len(found) >= most:
            break
        found.append({**ids, "event": event})
    return found
