"""What the house asks of the world outside; `conf` says who answers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol


class Bell(Protocol):
    """Wakes whoever reads the record. Carries nothing: a lost bell costs a second, never an entry."""

    def ring(self, floor: str) -> None:
        """Tell every listening process that the record of `floor` has grown. Never raises, never waits."""


class Ear(Protocol):
    """Hears the bell inside an event loop."""

    def open(self, heard: Callable[[], None]) -> None:
        """Call `heard` at each ring, from now on."""

    def close(self) -> None:
        """Hear no more, and leave nothing behind."""


class Microphones(Protocol):
    """The room's microphones, or the person who works them (R117, R121)."""

    name: str

    async def open(self, floor: str, given: int, participant: str) -> int | None:
        """Open for the intervention given as number `given`. Returns the moment (µs) at which the room
        said so, or None when the room cannot say (a person confirms). May be asked twice."""

    async def close(self, floor: str, given: int) -> int | None:
        """Close it. Returns and repeats as `open` does."""

    async def is_open(self, floor: str) -> set[int] | None:
        """The interventions whose microphone the room reports open; None when it cannot say."""


@dataclass(frozen=True)
class Attachment:
    """A file that goes with a mail, made when it is sent."""

    name: str
    type: str  # media type, with its parameters
    data: bytes


@dataclass(frozen=True)
class Written:
    """A mail ready to be handed over. Nothing in it holds a line break but `text`."""

    message_id: str  # with its angle brackets; the same at each try
    to: str
    name: str  # of the recipient, empty where none is shown
    subject: str
    text: str
    headers: tuple[tuple[str, str], ...] = ()
    attachments: tuple[Attachment, ...] = ()


@dataclass(frozen=True)
class Answered:
    """What became of a try. `later` may be tried again; `never` will not be taken; `kept` was not sent on purpose.

    `code` is the server's, 0 where none spoke: then the line is at fault, not the mail.
    """

    outcome: Literal["taken", "later", "never", "kept"]
    code: int = 0
    words: str = ""


class Post(Protocol):
    """Hands a mail to the world outside."""

    name: str

    def send(self, mail: Written) -> Answered:
        """Hand it over, once. Never raises for what a server says or fails to say."""


class Courier(Protocol):
    """Has the worker do a piece of work that lies in tables: `outbox`, `papers`, `scans`, `sweep`."""

    def call(self, job: str, at: int) -> None:
        """Have it done at the moment `at` (µs) or soon after, if the transaction of the caller is kept."""


@dataclass(frozen=True)
class Scanned:
    """What a scanner says of a file; `unreachable` is no verdict, `off` that there is no scanner."""

    verdict: Literal["clean", "infected", "unreachable", "off"]
    words: str = ""


class Scanner(Protocol):
    """Looks for harmful programs in a file (D43)."""

    name: str

    def scan(self, data: bytes) -> Scanned:
        """The verdict. Never raises for a scanner that is away."""


@dataclass(frozen=True)
class Typeset:
    """A PDF, or why there is none: `no_font`, `too_long`, `broken`, `off`."""

    data: bytes = b""
    fault: str = ""


class Typesetter(Protocol):
    """Makes papers out of a template and data (security 6)."""

    def typeset(self, template: str, data: Mapping[str, Any]) -> Typeset:
        """The paper. Text of people is data all the way. Never raises for what the template or the data hold."""


class NoPost:
    """Keeps every mail: where nothing is set, nothing leaves."""

    name = "held"

    def send(self, mail: Written) -> Answered:  # noqa: ARG002 - the port's form
        return Answered("kept")


class NoCourier:
    """Calls nobody: the work is found when a worker starts."""

    def call(self, job: str, at: int) -> None:
        pass


class NoScanner:
    """There is none, and every file says so."""

    name = "off"

    def scan(self, data: bytes) -> Scanned:  # noqa: ARG002 - the port's form
        return Scanned("off")


class NoTypesetter:
    """There is none, and every paper says so."""

    def typeset(self, template: str, data: Mapping[str, Any]) -> Typeset:  # noqa: ARG002 - the port's form
        return Typeset(fault="off")


class SilentBell:
    """Rings for nobody: readers find the record by asking once a second."""

    def ring(self, floor: str) -> None:
        pass


@dataclass
class Ports:
    """The engines in use, set once at start by `conf`."""

    bell: Bell = field(default_factory=SilentBell)
    post: Post = field(default_factory=NoPost)
    courier: Courier = field(default_factory=NoCourier)
    scanner: Scanner = field(default_factory=NoScanner)
    typesetter: Typesetter = field(default_factory=NoTypesetter)


ports = Ports()
