"""Support for travel: asked for, offered, accepted or declined (R187). One table of states and acts."""

from collections.abc import Mapping

from rostrum.foundation.refusal import Refusal

REQUESTED, OFFERED, ACCEPTED, DECLINED = "requested", "offered", "accepted", "declined"
STATES = (REQUESTED, OFFERED, ACCEPTED, DECLINED)
TABLE: Mapping[str, Mapping[str, str]] = {
    "offer": {REQUESTED: OFFERED, OFFERED: OFFERED},  # an offer can be put right until it is answered
    "decline": {REQUESTED: DECLINED, OFFERED: DECLINED},
    "reconsider": {DECLINED: REQUESTED},
    "accept": {OFFERED: ACCEPTED},
    "turn_down": {OFFERED: DECLINED, ACCEPTED: DECLINED},
}
OF_THE_OFFICE = ("offer", "decline", "reconsider")


def after(state: str, act: str) -> str:
    """The state an act leads to. Refused: not_now, with the state as it stands; also for no act."""
    found = TABLE.get(act, {}).get(state)
    if found is None:
        raise Refusal("not_now", state=state, act=act)
    return found


def allowed(state: str, acts: tuple[str, ...] = OF_THE_OFFICE) -> tuple[str, ...]:
    """Which of these acts a state has room for."""
    return tuple(act for act in acts if state in TABLE[act])
