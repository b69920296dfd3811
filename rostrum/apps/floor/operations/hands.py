"""Whose hand acts on a floor: that of the desk or that of a participant."""

from dataclasses import dataclass

from django.db import IntegrityError

from rostrum.apps.floor.queries import event_of
from rostrum.apps.floor.record import OFTEN, By, Outcome, act
from rostrum.apps.participation.queries import ParticipantRow
from rostrum.apps.people.models import Account
from rostrum.apps.processes.permissions import may
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.floor import acts as a

TIMEKEEPER = "timekeeper"


@dataclass(frozen=True, slots=True)
class Desk:
    """A member of the staff at the desk of a floor.

    `key` is the idempotency key made where the button was pressed; `seen` the newest number on that screen: a
    desk that has changed since refuses with "stale". `now` in µs UTC.
    """

    floor: str
    account: Account
    key: str
    now: int
    seen: int | None = None

    def do(self, permission: str, what: a.Act) -> Outcome:
        may(self.account, permission, event_of(floor=self.floor))
        return act(floor=self.floor, what=what, by=self.by)

    @property
    def by(self) -> By:
        return By(f"account:{self.account.pk}", self.now, self.key)


@dataclass(frozen=True, slots=True)
class Hand:
    """A participant's own hand on a floor. `key`: the press it belongs to. `now` in µs UTC."""

    floor: str
    who: ParticipantRow
    key: str
    now: int

    def do(self, what: a.Act) -> Outcome:
        """One transaction for everything a participant may do; another event's floor is refused."""
        if not self.floor.startswith(f"{self.who.event_id}."):
            raise Refusal("not_allowed")
        by = By(f"participant:{self.who.id}", self.now, self.key, OFTEN)
        try:
            return act(floor=self.floor, what=what, by=by)
        except IntegrityError as error:
            raise Refusal("already_waiting") from error
