"""Support for travel: asked for, offered, accepted or declined (R187). One table of states and acts."""

from rostrum.procedure.registration.life import Life

REQUESTED, OFFERED, ACCEPTED, DECLINED = "requested", "offered", "accepted", "declined"
STATES = (REQUESTED, OFFERED, ACCEPTED, DECLINED)
LIFE = Life(
    {
        "offer": {REQUESTED: OFFERED, OFFERED: OFFERED},  # an offer can be put right until it is answered
        "decline": {REQUESTED: DECLINED, OFFERED: DECLINED},
        "reconsider": {DECLINED: REQUESTED},
        "accept": {OFFERED: ACCEPTED},
        "turn_down": {OFFERED: DECLINED, ACCEPTED: DECLINED},
    }
)
after = LIFE.after
OF_THE_OFFICE = frozenset({"offer", "decline", "reconsider"})


def allowed(state: str) -> tuple[str, ...]:
    """What the office may do in a state."""
    return tuple(act for act in LIFE.allowed(state) if act in OF_THE_OFFICE)
