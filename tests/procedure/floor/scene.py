"""A floor played in a few words, without database or clock."""

from dataclasses import dataclass, field

from rostrum.procedure.floor import acts as a
from rostrum.procedure.floor.decide import Dated, decide
from rostrum.procedure.floor.entries import Entry
from rostrum.procedure.floor.evolve import evolve
from rostrum.procedure.floor.rules import Rules
from rostrum.procedure.floor.state import Floor
from rostrum.procedure.list_of_speakers import order

SECOND = 1_000_000
START = 1_751_292_000 * SECOND
RULES = Rules(floor="panel", individual=180, group=300, enforcement="cut")


@dataclass
class Scene:
    """`now` moves by `after`; every act is decided and folded like the record does."""

    rules: Rules = RULES
    now: int = START
    floor: Floor = field(default_factory=Floor)
    rows: list[Dated] = field(default_factory=list)

    def do(self, act: a.Act, after: float = 1) -> list[Entry]:
        self.now += round(after * SECOND)
        made = decide(self.floor, act, self.now)
        for one in made:
            self.floor = evolve(self.floor, one.entry, one.at)
        self.rows += made
        return [one.entry for one in made]

    def wait(self, seconds: float) -> None:
        self.now += round(seconds * SECOND)

    def open(self, segment: str = "panel", kind: str = "panel") -> "Scene":
        self.do(a.OpenSegment(segment, kind, self.rules))
        return self

    def ask(
        self,
        *names: str,
        category: str = "csos",
        group: bool = False,
        rank: int = 0,
        joint: tuple[str, ...] = (),
    ) -> "Scene":
        for name in names:
            what = a.RequestFloor(f"r-{name}", name, category, rank, group, "en", joint=joint)
            self.do(what)
        return self

    def give(self, name: str = "", reason: str = "", after: float = 1) -> "Scene":
        self.do(a.GiveFloor(f"r-{name}" if name else "", reason), after)
        return self

    @property
    def list(self) -> list[str]:
        ordered = order(self.floor.waiting, self.floor.rules, self.floor.last_queue)
        return [one.participant for one in ordered]
