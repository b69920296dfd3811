"""The only place that asks what time it is.

Moments are integer microseconds since 1970-01-01 UTC, never shifted (D7). Rules take them as an argument.
"""

import time
from datetime import UTC, datetime

from rostrum.foundation.spans import DAY, SECOND

__all__ = ["DAY", "SECOND", "micros", "moment", "monotonic", "now"]


def now() -> int:
    """Wall time in microseconds UTC."""
    return time.time_ns() // 1_000  # noqa: TID251 - this is the clock


def monotonic() -> int:
    """Microseconds on a clock that nobody can set; only differences mean anything."""
    return time.monotonic_ns() // 1_000  # noqa: TID251 - this is the clock


def moment(at: int) -> datetime:
    """The aware UTC datetime of a moment in microseconds, without rounding."""
    seconds, micro = divmod(at, SECOND)
    return datetime.fromtimestamp(seconds, UTC).replace(microsecond=micro)


def micros(at: datetime) -> int:
    """The moment of an aware datetime; a naive one is refused, because its zone would be guessed."""
    if at.tzinfo is None:
        raise ValueError("a moment needs a zone")
    whole = at.astimezone(UTC)
    return int(whole.replace(microsecond=0).timestamp()) * SECOND + whole.microsecond
