"""Keeping to the caps of the modalities when somebody is let in (R70). Each inside the transaction of its act."""

from collections.abc import Sequence
from dataclasses import replace

from rostrum.apps.meeting.operations import hold_event
from rostrum.apps.registration import queries
from rostrum.apps.registration.models import Delegation, Registration
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.registration.caps import UNCOUNTED, Room, counts


def keep_to_caps(rows: Sequence[Registration]) -> None:
    """Refused: beyond_cap (`over`: the ids of those without a place; `limit`, `per`, `taken` of the first of them)."""
    if not rows or not queries.capped(event=rows[0].event_id):
        return
    hold_event(event=rows[0].event_id)
    held = queries.places(event=rows[0].event_id)
    refuse_beyond(held.beyond([queries.seat(one) for one in rows]))


def refuse_beyond(over: dict[str, Room]) -> None:
    """Refused: as `keep_to_caps`."""
    for room in over.values():
        raise Refusal("beyond_cap", over=tuple(over), limit=room.limit, per=room.per, taken=room.taken)


def keep_match_to_caps(row: Registration) -> None:
    """Whether the body that a dossier was matched with has a place for who holds one already, in each of their events.

    Counted as at approval. Taking a match away, or one that brings nobody together, asks for no place. Refused:
    body_full, or body_full_elsewhere where it is another event (`limit`, `per`, `taken`).
    """
    rows = Registration.objects.filter(queries.HELD, dossier=row.dossier_id).order_by("event_id")
    for one in rows:
        if queries.capped(event=one.event_id):
            one.dossier = row.dossier
            hold_event(event=one.event_id)
            _refuse_full(one, "body_full" if one.pk == row.pk else "body_full_elsewhere")


def _refuse_full(row: Registration, code: str) -> None:
    held, seat = queries.places(event=row.event_id), queries.seat(row)
    room, alone = held.room(seat), held.room(replace(seat, organization=""))
    if room is not None and not room.left and room.taken > (alone.taken if alone else 0):
        raise Refusal(code, limit=room.limit, per=room.per, taken=room.taken)


def keep_delegation_to_cap(row: Delegation, member_type: str, former: str | None = None) -> None:
    """Whether one more of this type finds a place beside those who wait.

    `former`: the type of a member who stands there already and holds a place by it, or none. Refused: delegation_full
    (`limit`, `per`).
    """
    if former == member_type or not queries.capped(event=row.event_id):
        return
    hold_event(event=row.event_id)
    if former is not None and queries.room(delegation=row.pk, member_type=former) is not None:
        return
    room = queries.room(delegation=row.pk, member_type=member_type, waiting=True)
    if room is not None and not room.left:
        raise Refusal("delegation_full", limit=room.limit, per=room.per)


def stand_beside(row: Registration, member_type: str) -> dict[str, tuple[str, str]]:
    """Have somebody stand outside the caps as an assistant or a sign interpreter; gives what that changes.

    Refused: unknown_choice.
    """
    if member_type not in UNCOUNTED:
        raise Refusal("unknown_choice", field="member_type")
    before, row.member_type, row.counted = row.member_type, member_type, counts(member_type)
    return {"member_type": (before, member_type)} if before != member_type else {}
