"""Who stands on which list of participants (D42, security 5): by the person's own yes, and by nothing else."""

from collections.abc import Mapping

from rostrum.foundation.refusal import Refusal
from rostrum.foundation.spans import DAY

NOBODY = "nobody"
CATEGORY, PARTICIPANTS, PUBLIC = "category", "participants", "public"
AUDIENCES = (CATEGORY, PARTICIPANTS, PUBLIC)  # each wider than the one before
CHOICES = (NOBODY, *AUDIENCES)
AFTER: Mapping[str, int] = {"event": 1, "quarter": 90, "year": 365}  # days after the last meeting
MONTH = 30


def wide_enough(audience: str) -> tuple[str, ...]:
    """The choices that put somebody before an audience: whoever is shown to everybody is shown to participants too.

    Those of `category` are seen by people of their own category alone; whoever asks compares it.
    Refused: unknown_choice.
    """
    if audience not in AUDIENCES:
        raise Refusal("unknown_choice", audience=audience)
    return AUDIENCES[AUDIENCES.index(audience) :]


def ends(over: int | None, now: int) -> dict[str, int]:
    """When a yes may end, by its code, in microseconds UTC; the first comes first.

    `over`: the end of the last meeting, None where nobody can say. A day, ninety days and a year after it. When all
    of them have passed, as in a rehearsal of an earlier event, `month`: thirty days from now.
    """
    found = {code: over + days * DAY for code, days in AFTER.items()} if over is not None else {}
    return {code: at for code, at in found.items() if at > now} or {"month": now + MONTH * DAY}


def until(audience: str, lasts: str, over: int | None, now: int) -> int:
    """The end of a yes that is given now; `lasts` empty: the last possible one. Refused: unknown_choice."""
    known = ends(over, now)
    if audience not in CHOICES or (lasts and lasts not in known):
        raise Refusal("unknown_choice", audience=audience, lasts=lasts)
    return known[lasts] if lasts else max(known.values())
