"""How something goes on, by a table: which act leads from which state to which."""

from collections.abc import Mapping
from dataclasses import dataclass

from rostrum.foundation.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Life:
    """`table`: of each act, the states it may be done in, and what each becomes."""

    table: Mapping[str, Mapping[str, str]]

    def after(self, state: str, act: str) -> str:
        """The state an act leads to. Refused: not_now, with the state as it stands; also for no act."""
        found = self.table.get(act, {}).get(state)
        if found is None:
            raise Refusal("not_now", state=state, act=act)
        return found

    def allowed(self, state: str) -> tuple[str, ...]:
        """The acts a state has room for."""
        return tuple(act for act, moves in self.table.items() if state in moves)
