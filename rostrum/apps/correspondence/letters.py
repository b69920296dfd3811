"""The letters of the house: an app declares its own in a module `letters`, found when Django starts.

A letter is words with placeholders such as `{name}`, in English here and in the catalogues, and one function a
placeholder. The functions are asked when the mail is sent, with what `load` made of the ids that were queued; they only
read, so that asking again, or for a preview, changes nothing. Text is never queued: what is erased is then gone
from the outbox too, and no secret lies in it. A link that opens something is made from ids by a signature.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from rostrum.foundation.ports import Attachment

Ids = Mapping[str, str]


@dataclass(frozen=True)
class Link:
    """A path of this installation, from `/` on; the address before it comes from the settings, never from a request."""

    path: str


@dataclass(frozen=True)
class Lines:
    """A value of several lines, each of which stays one."""

    lines: tuple[str, ...]


@dataclass(frozen=True)
class Elsewhere:
    """An address outside this installation that its staff gave, checked when it was kept; text of people never is."""

    address: str


Value = Callable[[Any], str | Link | Lines | Elsewhere]


def _nobody(_: Any) -> str:
    return ""


def _nothing(_: Any) -> tuple[Attachment, ...]:
    return ()


def _none(_: str) -> tuple[Ids, ...]:
    return ()


@dataclass(frozen=True)
class Letter:
    """One kind of mail. `subject`, `text` and `title` are lazy translations; `code` is `app.what_happened`.

    `load(ids)` reads what the values need in the language in force; the ids are those queued and `event`. It raises
    `Refusal` when what the letter is about is gone: the mail is then not sent. `secret` names values that a preview
    never shows, `needed` those that an event's own words must keep. `samples(event)` gives ids of real recipients for a
    preview, the newest first.
    What is not `official` business carries a way to unsubscribe.
    """

    code: str
    title: Any
    subject: Any
    text: Any
    load: Callable[[Ids], Any]
    values: Mapping[str, Value]
    official: bool = True
    secret: frozenset[str] = frozenset()
    needed: frozenset[str] = frozenset()
    addressee: Callable[[Any], str] = _nobody
    attachments: Callable[[Any], tuple[Attachment, ...]] = _nothing
    samples: Callable[[str], Iterable[Ids]] = _none


@dataclass(frozen=True)
class Recipient:
    """One of an audience. `ids` are what the values of the audience are read from; `person` whom it is about."""

    address: str
    language: str
    ids: Ids
    person: str = ""


@dataclass(frozen=True)
class Audience:
    """A set of people a mailing can go to. `choices(event)` are its filters: code and words, the first for all.

    `find(event, choice)` gives each once; addresses that stand there twice are written to once.
    """

    code: str
    title: Any
    choices: Callable[[str], tuple[tuple[str, Any], ...]]
    find: Callable[[str, str], Iterable[Recipient]]
    load: Callable[[Ids], Any]
    values: Mapping[str, Value]
    addressee: Callable[[Any], str] = _nobody


Answers = tuple[
    str, str
]  # name and address of who reads the answers to letters; both empty where nobody is named


def _nobody_answers(_: str) -> Answers:
    return "", ""


@dataclass
class Register:
    """`answers(event)` says where the answers to an event's letters go."""

    letters: dict[str, Letter] = field(default_factory=dict)
    audiences: dict[str, Audience] = field(default_factory=dict)
    answers: Callable[[str], Answers] = _nobody_answers


register = Register()


def declare(*letters: Letter) -> None:
    """Make letters known. Two of one code are a defect."""
    for one in letters:
        if one.code in register.letters:
            raise ValueError(f"the letter {one.code} is declared twice")
        register.letters[one.code] = one


def declare_audience(*audiences: Audience) -> None:
    """Make audiences known. Two of one code are a defect."""
    for one in audiences:
        if one.code in register.audiences:
            raise ValueError(f"the audience {one.code} is declared twice")
        register.audiences[one.code] = one


def declare_answers(answers: Callable[[str], Answers]) -> None:
    """Make known who reads the answers to an event's letters: the app that knows events says it once."""
    register.answers = answers
