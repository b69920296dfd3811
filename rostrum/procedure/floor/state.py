"""The floor as the record has it so far: a fold of the entries, never changed in place."""

from dataclasses import dataclass
from typing import Any

from rostrum.procedure.floor.rules import MATTERS, Rules


@dataclass(frozen=True, slots=True)
class Waiting:
    """A request for the floor. `number` is that of its entry: the order of arrival, decided by the server (R108).

    `point`: which point of order. `about`: the number of the intervention that a question or answer belongs to.
    `deliverer`, `author`, `office`: who speaks for the participant, whose words they are, and the office acted for,
    each only where it differs (R51, D45).
    """

    request: str
    participant: str
    category: str
    queue: str
    rank: int
    group: bool
    lang: str
    number: int
    at: int
    form: str = "intervention"
    pinned: int | None = None  # the place a moderator gave it, from 0
    moved: str = ""  # why it was given that place
    joint: tuple[str, ...] = ()  # co-speakers: one slot, several organizations (R111)
    point: str = ""
    about: int | None = None
    deliverer: str = ""
    author: str = ""
    office: str = ""

    @property
    def voice(self) -> str:
        """Who is heard: the microphone is theirs."""
        return self.deliverer or self.participant

    @property
    def beside(self) -> bool:
        """Heard beside the list: a point of order, a question, an answer, a reply."""
        return self.form in MATTERS

    @property
    def people(self) -> tuple[str, ...]:
        """Everybody who is heard by this one slot."""
        return (self.participant, *self.joint)

    def hears(self, participant: str) -> bool:
        """The same asked of one person; it is asked of thousands at every press."""
        return participant == self.participant or participant in self.joint


@dataclass(frozen=True, slots=True)
class Speaking:
    """Who has the floor. `microphone`: opening, open. `limit` in programme seconds.

    `since` is when the time last began to run and `before` what had run before that (µs), so that a pause is no
    one's time. While `paused`, `left` is what remains (µs) and there is no deadline. `given` changes when the floor
    comes back after an interruption; `intervention` is the number by which the record knows it throughout.
    """

    waiting: Waiting
    given: int
    at: int
    limit: int | None
    deadline: int | None
    since: int
    microphone: str = "opening"
    reported: int | None = None
    before: int = 0
    paused: bool = False
    left: int | None = None
    intervention: int = 0
    departed: str = ""
    limit_reason: str = ""
    interrupts: int | None = None  # the intervention that waits meanwhile

    def spoken(self, at: int) -> int:
        """Real µs of speaking up to a moment, pauses left out."""
        return self.before + (0 if self.paused else at - self.since)


@dataclass(frozen=True, slots=True)
class Ended:
    """The intervention before. `spoken`: real µs without pauses. `microphone`: closing until the room says closed."""

    waiting: Waiting
    given: int
    at: int
    until: int
    how: str
    deadline: int | None
    spoken: int
    microphone: str = "closing"
    intervention: int = 0


@dataclass(frozen=True, slots=True)
class Point:
    """The point of order in hand. `ruling`: accepted, rejected, none; `outcome` of an appeal: stands, overruled."""

    number: int  # of its intervention
    participant: str
    point: str
    ruling: str = ""
    appealed: bool = False
    outcome: str = ""

    @property
    def settled(self) -> bool:
        return bool(self.ruling) and (not self.appealed or bool(self.outcome))


@dataclass(frozen=True, slots=True)
class Done:
    """One of the newest acts, as the desk lists them; `participant` is whom it concerned, `by` the actor."""

    number: int
    at: int
    kind: str
    participant: str = ""
    reason: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class AtDesk:
    """Somebody of the staff, by the actor of the record, and when they acted last (µs)."""

    actor: str
    at: int


@dataclass(frozen=True, slots=True)
class Slip:
    """The newest act of the desk that can be taken back: the floor before it, and what came beside it since."""

    number: int
    at: int
    before: "Floor"
    since: tuple[tuple[Any, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Rehearsal:
    origin: int
    start: int
    rate: int


@dataclass(frozen=True, slots=True)
class Aside:
    """A list that is kept while another segment's rules are in force: as it stood, to go on from there (R103)."""

    floor: str
    at: int
    waiting: tuple[Waiting, ...]
    last_queue: str
    shut: tuple[str, ...]
    suspended: bool


@dataclass(frozen=True, slots=True)
class Left:
    """The segment last held under some rules; `number`: when it was left; `before`: as it was on the floor then."""

    floor: str
    segment: str
    number: int
    before: int


@dataclass(frozen=True, slots=True)
class InWriting:
    """Who was not heard and hands in the statement in writing (Amb2). `number`: of the suspension."""

    waiting: Waiting
    floor: str
    number: int


@dataclass(frozen=True, slots=True)
class Floor:
    """Everything `decide` needs.

    `desk` is the newest number that changed what an operator acts on; `passed` the newest at which the floor passed
    to another or to nobody, also by the speaker's own hand or the clock, which change no desk, or the chair did.
    """

    number: int = 0
    at: int = 0
    desk: int = 0
    passed: int = 0
    segment: str = ""
    segment_kind: str = ""
    rules: Rules | None = None
    accepting: bool = False
    waiting: tuple[Waiting, ...] = ()  # in order of arrival
    matters: tuple[Waiting, ...] = ()  # what is asked for beside the list, in order of arrival
    speaking: Speaking | None = None
    interrupted: tuple[Speaking, ...] = ()  # whose time stands still while another is heard, the newest last
    point: Point | None = None
    last: Ended | None = None
    heard: tuple[str, ...] = ()  # participants, once for each intervention, co-speakers too
    turns: int = 0  # interventions that have ended
    replied: tuple[str, ...] = ()  # participants, once for each reply on the item
    panel: tuple[Waiting, ...] = ()  # those called by the programme who were heard in this segment
    last_queue: str = ""
    shut: tuple[str, ...] = ()  # doors of the list that are closed now
    suspended: bool = False  # the list: the rest is taken in writing
    in_writing: tuple[InWriting, ...] = ()
    aside: tuple[Aside, ...] = ()
    left: tuple[Left, ...] = ()
    before: int = 0  # who asked up to this number waits from the segment before; 0: the desk has settled it
    anew: tuple[str, ...] = ()  # participants who were on the list when it was begun anew, and may ask again
    lapsed: tuple[str, ...] = ()  # participants whose list lapsed, and who have not asked again
    lapse: int = 0  # the entry by which it did
    fallen: tuple[
        str, ...
    ] = ()  # participants whose matter fell with its segment, and who have raised none since
    fall: int = 0  # the entry by which it did
    question: int | None = None
    chair: str = "person"
    rehearsal: Rehearsal | None = None
    names: int = 0  # the newest number that changed a name
    done: tuple[Done, ...] = ()  # the newest acts, newest first
    slip: Slip | None = None
    desks: tuple[AtDesk, ...] = ()  # who acted at the desks, the newest first
    stray: tuple[int, ...] = ()  # taken back or interrupted, and the microphone not yet reported closed

    @property
    def rate(self) -> int:
        return self.rehearsal.rate if self.rehearsal else 1

    @property
    def closing(self) -> tuple[int, ...]:
        """Every microphone that must be closed and is not yet reported so."""
        last = self.last
        return (*self.stray, last.given) if last and last.microphone == "closing" else self.stray

    @property
    def holders(self) -> tuple[Speaking, ...]:
        """Whoever speaks, then those who are interrupted, the newest first."""
        return ((self.speaking,) if self.speaking else ()) + self.interrupted[::-1]

    def real(self, at: int) -> int:
        """The real moment of a moment of the programme, never before it (D8)."""
        told = self.rehearsal
        return told.origin - (told.start - at) // told.rate if told else at

    def programme(self, at: int) -> int:
        """The moment of the programme at a real one; the same outside a rehearsal (D8)."""
        told = self.rehearsal
        return told.start + (at - told.origin) * told.rate if told else at

    def find(self, request: str) -> Waiting | None:
        return next((one for one in self.waiting if one.request == request), None)

    def limit_of(self, one: Waiting) -> int | None:
        """Seconds of the programme that the rules in force give to whoever asks; None: the mandate states none."""
        if self.rules is None:
            return None
        return self.rules.limit(one.form, group=one.group, replies=self.replied.count(one.participant))

    def matter(self, request: str) -> Waiting | None:
        return next((one for one in self.matters if one.request == request), None)
