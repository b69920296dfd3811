"""The statements of a press beside those of its record, written out for the same reason (`foundation.record`).

They run in whatever transaction their caller has opened, and know no rule.
"""

from collections.abc import Sequence

from django.db import connection

RECENT = "SELECT COUNT(*) FROM floor_entry WHERE floor_id = %s AND actor = %s AND at > %s"
ASK = (
    "INSERT INTO floor_request (id, floor_id, participant, waiting) VALUES (%s, %s, %s, TRUE)"
    " ON CONFLICT (id) DO UPDATE SET waiting = TRUE"
)


def recent(floor: str, actor: str, since: int) -> int:
    """How many entries of an actor are newer than a moment (µs)."""
    with connection.cursor() as cursor:
        cursor.execute(RECENT, (floor, actor, since))
        return int(cursor.fetchone()[0])


def ask(floor: str, requests: Sequence[tuple[str, str]]) -> None:
    """Put requests on the list as (id, participant); the database keeps one waiting for each participant.

    One that was there before comes back: when an act is undone, or a list is taken up again.
    """
    if not requests:
        return
    with connection.cursor() as cursor:
        cursor.executemany(ASK, [(request, floor, participant) for request, participant in requests])
