"""A body that the mandate has invited by name or by kind: a United Nations entity, an agency, another organization.

The way in is `invite` (R66, R67): nobody of it registers before the invitation, and it is closed by an answer.
"""

from collections.abc import Mapping

from rostrum.foundation.refusal import Refusal

ROUTE = "invite"
STATUSES = ("invited", "accepted", "declined", "withdrawn")
ACTS: Mapping[str, tuple[tuple[str, ...], str]] = {
    "invite": (("", "withdrawn"), "invited"),
    "accept": (("invited", "declined"), "accepted"),
    "decline": (("invited", "accepted"), "declined"),
    "withdraw": (("invited", "accepted"), "withdrawn"),
}


def after(act: str, status: str) -> str:
    """What the act leads to. Refused: unknown_act, not_now."""
    if act not in ACTS:
        raise Refusal("unknown_act", act=act)
    before, then = ACTS[act]
    if status not in before:
        raise Refusal("not_now", act=act, status=status)
    return then


def possible(status: str) -> tuple[str, ...]:
    """The acts that may follow."""
    return tuple(act for act, (before, _) in ACTS.items() if status in before)
