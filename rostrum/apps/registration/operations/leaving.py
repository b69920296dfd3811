"""What ends when somebody no longer takes part, whoever decided it (R70, R78, R199)."""

from rostrum.apps.floor import operations as floor
from rostrum.apps.floor import queries as floors
from rostrum.apps.participation import operations as participation
from rostrum.apps.participation import queries as participants
from rostrum.apps.people.models import Account

__all__ = ["leave_floors", "lose_way_in"]


def lose_way_in(*, participant: str, by: Account | None, now: int) -> None:
    """End the link, every list of participants, being chosen to speak, and what waits on a floor. In a transaction.

    Whoever has the floor finishes; the chair may stop them.
    """
    participation.revoke_link(participant=participant, by=by, now=now)
    participation.leave_list(participant=participant, now=now)
    participation.drop_chosen(participant=participant)
    leave_floors(participant=participant, now=now)


def leave_floors(*, participant: str, now: int) -> None:
    """Withdraw the own request and every matter from all floors of the event. Inside a transaction."""
    who = participants.participant(id=participant)
    for one in floors.floors(event=who.event_id):
        mine = floors.mine(floor=one, participant=participant)
        if mine.number and not mine.joined:
            floor.withdraw_request(hand=floor.Hand(one, who, f"left:{now}", now))
        for form in mine.matters:
            floor.withdraw_matter(hand=floor.Hand(one, who, f"left:{now}:{form}", now), form=form)
