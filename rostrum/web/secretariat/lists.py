"""A list from a file: what is wrong with it, and what was shown comes back signed, so that nothing else can."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from typing import Any

from django.core import signing

from rostrum.apps.participation.sheets import LARGEST, Fault
from rostrum.foundation.refusal import Refusal

SHOWN = 300  # faults on one page; whoever has more corrects these first
LONGEST = 4 * LARGEST  # bytes of a form: what was shown comes back longer than its file


def wrong(faults: Collection[Fault], words: Callable[[str], str]) -> dict[str, Any]:
    """What `secretariat/list_import.html` says of the faults of a file; `words`: of a code."""
    kinds = Counter((one.column, one.code) for one in faults)
    return {
        "faults": [(one, words(one.code)) for one in list(faults)[:SHOWN]],
        "kinds": [(column, words(code), number) for (column, code), number in kinds.most_common()],
        "problems": len(faults),
        "more": max(len(faults) - SHOWN, 0),
    }


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
