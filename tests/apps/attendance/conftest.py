"""The hearing of 2025 with its participants, the secretariat, and somebody at an entrance."""

from dataclasses import dataclass

import pytest

from rostrum.apps.attendance import codes, operations, queries
from rostrum.apps.attendance.operations import Told
from rostrum.apps.attendance.queries import Seen
from rostrum.apps.people.models import Account
from tests.stage import Stage

LABELS = {"csos": "Civil society"}


@dataclass
class Day:
    """`codes`: of each participant of the stage, in their order."""

    stage: Stage
    door: Account
    codes: list[str]

    def scan(self, place: int, key: str, *, at: int = 0, way: str = "in", let_in: bool | None = None) -> Told:
        return Told(key, self.codes[place], at or self.stage.now, way, let_in)

    def tell(self, *scans: Told, event: str = "") -> tuple[Seen, ...]:
        return operations.record_scans(
            event=event or self.stage.event, scans=scans, labels=LABELS, by=self.door, now=self.stage.now
        )

    def counts(self) -> tuple[int, int, int]:
        told = queries.counts(event=self.stage.event, by=self.door, now=self.stage.now)
        return told.badges, told.came, told.inside


@pytest.fixture
def day(stage: Stage) -> Day:
    operations.make_badges(event=stage.event, by=stage.staff["secretariat"], now=stage.now)
    made = [queries.badge_of(participant=one) for one in stage.people]
    return Day(stage, stage.staff["door"], [codes.grouped(one.code) for one in made if one])
