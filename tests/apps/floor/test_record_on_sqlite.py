"""The embedded database itself refuses to change or remove an entry."""

import pytest
from django.db import DatabaseError, connection, transaction

from rostrum.apps.floor.models import Entry
from tests.stage import Stage

FORBIDDEN = [
    "UPDATE floor_entry SET body = '{}' WHERE number = 1",
    "UPDATE floor_entry SET at = at + 1",
    "DELETE FROM floor_entry WHERE number = 1",
    "DELETE FROM floor_entry",
    """REPLACE INTO floor_entry (floor_id, number, kind, at, actor, key, body, previous, hash)
       SELECT floor_id, number, kind, 0, actor, key, body, previous, hash FROM floor_entry""",
    """REPLACE INTO floor_entry (id, floor_id, number, kind, at, actor, key, body, previous, hash)
       SELECT id, floor_id, number + 99, kind, 0, actor, NULL, body, previous, hash FROM floor_entry""",
    """REPLACE INTO floor_entry (floor_id, number, kind, at, actor, key, body, previous, hash)
       SELECT floor_id, number + 99, kind, 0, actor, key, body, previous, hash FROM floor_entry
       WHERE key IS NOT NULL""",
]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="the same for PostgreSQL stands in tests/faults")
@pytest.mark.parametrize("statement", FORBIDDEN)
def test_the_record_is_only_ever_added_to(stage: Stage, statement: str) -> None:
    stage.open_panel()
    before = list(Entry.objects.values_list())
    with pytest.raises(DatabaseError, match="only ever added to"), transaction.atomic():
        connection.cursor().execute(statement)
    assert list(Entry.objects.values_list()) == before


def test_without_the_triggers_the_same_would_be_lost(stage: Stage) -> None:
    """The planted defect (D36): the triggers, and nothing else, keep the entries."""
    stage.open_panel()
    with connection.cursor() as cursor:
        for verb in ("update", "delete", "insert"):
            cursor.execute(f"DROP TRIGGER floor_entry_{verb}")
        cursor.execute(FORBIDDEN[2])
    assert not Entry.objects.filter(number=1).exists()
