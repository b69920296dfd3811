"""The own interest in each call, as its person may see it."""

from dataclasses import dataclass, field

from rostrum.apps.registration.models import Registration
from rostrum.apps.registration.queries import way_of
from rostrum.apps.selection.calls import Call, calls
from rostrum.apps.selection.models import Expression
from rostrum.procedure import selection as rules
from rostrum.procedure.registration.states import DRAFT, ENDED


@dataclass(frozen=True)
class Own:
    """A call and the own interest in it. `state` as `procedure.selection.shown` lets it be seen; empty: none yet."""

    call: Call
    stands: str  # to_come, open or closed
    state: str = ""
    text: str = field(default="", repr=False)
    language: str = ""
    first: str = ""
    sent_at: int | None = None

    @property
    def may_change(self) -> bool:
        return self.stands == "open" and self.state in {"", rules.RECEIVED, rules.WITHDRAWN}

    @property
    def may_withdraw(self) -> bool:
        return self.state in {rules.RECEIVED, rules.CHOSEN}


def own(*, dossier: str, registration: str, now: int) -> tuple[Own, ...]:
    """Every call of the event that is open to this registration, with the own interest; for whoever holds the dossier.

    A registration that was not sent, or has ended, is offered nothing new.
    """
    row = Registration.objects.filter(pk=registration, dossier=dossier).first()
    found = calls(event=row.event_id) if row else ()
    if row is None or not found:
        return ()
    held = {one.segment: one for one in Expression.objects.filter(registration=row)}
    may_begin = row.state not in ENDED | {DRAFT} and rules.may_express(
        way_of(event=row.event_id, category=row.category)
    )
    return tuple(
        _own(one, held.get(one.segment.id), now) for one in found if may_begin or one.segment.id in held
    )


def own_in(*, dossier: str, registration: str, segment: str, now: int) -> Own | None:
    """The own interest in one segment; None where there is nothing to see."""
    found = own(dossier=dossier, registration=registration, now=now)
    return next((one for one in found if one.call.segment.id == segment), None)


def _own(call: Call, row: Expression | None, now: int) -> Own:
    stands = call.stands(now)
    if row is None:
        return Own(call, stands)
    state = rules.shown(row.state, row.told)
    return Own(call, stands, state, row.text, row.language, row.first, row.sent_at)
