"""The address for answers to letters, and one registration for several events: each a version with its reason."""

from collections.abc import Collection

from django.db import transaction

from rostrum.apps.correspondence.operations.queue import read_address
from rostrum.apps.meeting import queries
from rostrum.apps.meeting.operations.holding import hold_event
from rostrum.apps.meeting.operations.programme import revise_programme
from rostrum.apps.meeting.permissions import REVISE
from rostrum.apps.people.models import Account
from rostrum.apps.processes.permissions import may
from rostrum.foundation.refusal import Refusal
from rostrum.procedure import sharing

LONGEST = 200  # signs of a name, as a header can hold it


def set_answers(  # noqa: PLR0913 - an act names what, who, when and why
    *, event: str, name: str, address: str, by: Account | None, why: str, now: int, seen: int | None = None
) -> int:
    """Say who reads the answers to an event's letters; both empty name nobody. Gives the number of the version.

    Refused: address_not_read, too_long, as `procedure.sharing.with_answers` and as `revise_programme`.
    """
    may(by, REVISE, queries.event(event=event).id)
    name, address = " ".join(name.split()), read_address(address) if address.strip() else ""
    if len(name) > LONGEST:
        raise Refusal("too_long", longest=LONGEST)
    newest = queries.stored(event=event)
    change = sharing.with_answers(newest.arrangement, name, address)
    return revise_programme(event=event, change=change, why=why, by=by, now=now, seen=seen or newest.number)


def share_registration(  # noqa: PLR0913 - an act names what, who, when and why
    *, event: str, others: Collection[str], by: Account | None, why: str, now: int, seen: int | None = None
) -> int:
    """Have one registration serve an event and these others, or the event alone. Gives the number of its version.

    Every event concerned gets its version, those that were in the group and leave it too, or none does. What is
    registered already stays. Refused: not_permitted (also without the role in one of them), unknown_event,
    in_another_group (one of them shares with events that are not named), as `procedure.sharing.with_registration` and
    as `revise_programme`.
    """
    together = {event, *others}
    with transaction.atomic():
        before = set(sharing.registered_together(queries.arrangement(event=event)))
        concerned = sorted({*together, *before} & {one.id for one in queries.events()} | together)
        for one in concerned:
            may(by, REVISE, queries.event(event=one).id)
        for one in concerned:
            hold_event(event=one)
        _refuse_strangers(together, before)
        numbers = {}
        for one in concerned:
            newest = queries.stored(event=one)
            change = sharing.with_registration(newest.arrangement, together if one in together else {one})
            looked_at = (seen if one == event else None) or newest.number
            numbers[one] = revise_programme(event=one, change=change, why=why, by=by, now=now, seen=looked_at)
    return numbers[event]


def _refuse_strangers(together: Collection[str], before: Collection[str]) -> None:
    """Nobody takes an event out of a group by naming it in another one."""
    for one in together:
        held = set(sharing.registered_together(queries.arrangement(event=one)))
        if held - set(together) - set(before):
            raise Refusal("in_another_group", event=one)
