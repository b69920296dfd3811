"""The rooms a floor can have: one that a person works, and one that is simulated and says so."""

from rostrum.foundation import clock


class ManualMicrophones:
    """The operator is told on the console and confirms there; this engine cannot know anything (D25)."""

    name = "manual"

    async def open(self, floor: str, given: int, participant: str) -> int | None:  # noqa: ARG002 - the port's form
        return None

    async def close(self, floor: str, given: int) -> int | None:  # noqa: ARG002 - the port's form
        return None

    async def is_open(self, floor: str) -> set[int] | None:  # noqa: ARG002 - the port's form
        return None


class SimulatedRoom:
    """A room of a rehearsal or a test: it obeys at once and reports truly. Every page that shows it names it."""

    name = "simulated"

    def __init__(self) -> None:
        self.on: dict[str, set[int]] = {}

    async def open(self, floor: str, given: int, participant: str) -> int | None:  # noqa: ARG002 - the port's form
        self.on.setdefault(floor, set()).add(given)
        return clock.now()

    async def close(self, floor: str, given: int) -> int | None:
        self.on.setdefault(floor, set()).discard(given)
        return clock.now()

    async def is_open(self, floor: str) -> set[int] | None:
        return set(self.on.get(floor, ()))
