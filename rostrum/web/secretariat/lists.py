"""A list that was shown and comes back: signed, so that a page can hand back nothing else."""

from collections.abc import Iterable
from typing import Any

from django.core import signing

from rostrum.foundation.refusal import Refusal


def carried(rows: Iterable[dict[str, Any]], event: str, salt: str) -> str:
    """The rows of a preview of one event, to stand in its form."""
    return signing.dumps([event, list(rows)], salt=salt, compress=True)


def returned(text: str, event: str, salt: str) -> list[dict[str, Any]]:
    """Refused: list_changed, when a page hands back something that was not shown for this event."""
    try:
        shown_for, rows = signing.loads(text, salt=salt)
    except signing.BadSignature as error:
        raise Refusal("list_changed") from error
    if shown_for != event:
        raise Refusal("list_changed")
    return list(rows)
