"""What a registration asks for, why, who sees it and how long it is kept (R75, R94-R100, R130-R136, R187, R199, R200).

One table for forms, pages, exports and erasure. Nothing is asked that an act does not need; what a category may not
do is not asked about.
"""

from collections.abc import Callable
from dataclasses import dataclass

from rostrum.procedure.registration.ways import Way

STEPS = ("who", "organization", "taking_part", "accessibility", "publication", "check")


@dataclass(frozen=True, slots=True)
class Question:
    """`kind`: text, long, email, language, country, body, choice, yes. `seen_by`: who reads the answer.

    `why` is a code with words in six languages; `kept` names a class of `procedure.retention`. `autocomplete` is
    the token by which a browser may fill it in.
    """

    name: str
    step: str
    kind: str
    kept: str
    seen_by: tuple[str, ...]
    required: bool = False
    autocomplete: str = ""
    longest: int = 200
    asked_of: Callable[[Way], bool] = lambda _: True


NOBODY: tuple[str, ...] = ()  # it is counted
OFFICERS = ("secretariat",)
EVERYBODY = ("everybody",)
DESKS = ("secretariat", "operator")
ACCESS = ("accessibility",)
TO_THE_BODY = (
    "name",
    "body",
    "capacity",
    "website",
    "status",
    "expertise",
    "through",
    "motive",
    "speak",
    "joint",
)
OF_ONE_EVENT = frozenset({"through", "motive"})  # told for one event of a group and kept with it alone


def _speaks(way: Way) -> bool:
    return "speak" in way.may or "plenary" in way.may


def _of_a_body(way: Way) -> bool:
    return way.route not in {"delegation", "inscribe"}


def _asks_questions(way: Way) -> bool:
    return "questions" in way.may


def _publishes(way: Way) -> bool:
    return bool(way.may & {"statements", "speak"})


QUESTIONS = (
    Question("honorific", "who", "text", "identity", DESKS, autocomplete="honorific-prefix", longest=40),
    Question("name", "who", "text", "public", EVERYBODY, required=True, autocomplete="name"),
    Question("legal_name", "who", "text", "identity", OFFICERS, longest=200),
    Question("say", "who", "text", "identity", DESKS),
    Question("email", "who", "email", "contact", OFFICERS, required=True, autocomplete="email", longest=254),
    Question("phone", "who", "text", "contact", OFFICERS, autocomplete="tel", longest=40),
    Question("letters", "who", "language", "contact", OFFICERS, required=True),
    Question("country", "who", "country", "identity", OFFICERS, autocomplete="country"),
    Question("gender", "who", "choice", "balance", NOBODY),
    Question("protected", "who", "yes", "identity", OFFICERS),
    Question(
        "body",
        "organization",
        "body",
        "identity",
        DESKS,
        required=True,
        autocomplete="organization",
        longest=300,
    ),
    Question(
        "capacity", "organization", "text", "identity", DESKS, autocomplete="organization-title", longest=300
    ),
    Question("website", "organization", "text", "identity", OFFICERS, longest=300, asked_of=_of_a_body),
    Question(
        "status",
        "organization",
        "text",
        "identity",
        OFFICERS,
        longest=300,
        asked_of=lambda way: bool(way.condition),
    ),
    Question(
        "expertise",
        "organization",
        "long",
        "identity",
        OFFICERS,
        longest=2_000,
        asked_of=lambda way: bool(way.preference),
    ),
    Question(
        "through",
        "taking_part",
        "choice",
        "working",
        OFFICERS,
        required=True,
        asked_of=lambda way: len(way.through) > 1,
    ),
    Question(
        "motive",
        "taking_part",
        "long",
        "working",
        OFFICERS,
        longest=1_000,
        asked_of=lambda way: bool(way.through),
    ),
    Question("mode", "taking_part", "choice", "working", OFFICERS),
    Question("speak", "taking_part", "yes", "working", DESKS, asked_of=_speaks),
    Question("lang", "taking_part", "language", "working", DESKS, asked_of=_speaks),
    Question("joint", "taking_part", "long", "working", DESKS, longest=1_000, asked_of=_speaks),
    Question("group", "taking_part", "text", "working", DESKS, asked_of=lambda way: not _of_a_body(way)),
    Question(
        "question",
        "taking_part",
        "long",
        "working",
        ("secretariat", "moderator"),
        longest=1_000,
        asked_of=_asks_questions,
    ),
    Question(
        "grounds_pass",
        "taking_part",
        "yes",
        "working",
        OFFICERS,
        asked_of=lambda way: way.grounds_pass is not None,
    ),
    Question("travel", "taking_part", "long", "working", OFFICERS, longest=1_000),
    Question("access", "accessibility", "long", "health", ACCESS, longest=2_000),
    Question("assistant", "accessibility", "yes", "health", ACCESS),
    Question("publish_name", "publication", "yes", "public", OFFICERS),
    Question("publish_text", "publication", "yes", "public", OFFICERS, asked_of=_publishes),
    Question("outside_service", "publication", "yes", "public", OFFICERS),
    Question("contact_again", "publication", "yes", "contact", OFFICERS),
    Question("listed", "publication", "choice", "public", OFFICERS),
)


def asked(way: Way) -> tuple[Question, ...]:
    """The questions of a category's form, in the order of its steps."""
    return tuple(one for one in QUESTIONS if one.asked_of(way))


def readers(question: Question, way: Way) -> tuple[str, ...]:
    """Who reads an answer by this way in: an application is read by the body that facilitates it, too (R57)."""
    shared = bool(way.through) and question.name in TO_THE_BODY and question.seen_by != EVERYBODY
    return (*question.seen_by, "facilitator") if shared else question.seen_by


def steps(way: Way) -> tuple[str, ...]:
    """The steps of a category's form; the last one shows everything before it is sent."""
    used = {one.step for one in asked(way)}
    return tuple(one for one in STEPS if one in used or one == "check")


def missing(way: Way, answers: dict[str, str]) -> tuple[str, ...]:
    """The questions that must be answered before a form is sent and are not."""
    return tuple(one.name for one in asked(way) if one.required and not answers.get(one.name, "").strip())
