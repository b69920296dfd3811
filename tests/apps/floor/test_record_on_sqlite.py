"""The embedded database itself refuses to change or remove an entry."""

import pytest
from django.db import DatabaseError, connection, transaction

from rostrum.apps.floor.models import Entry
from tests.append_only import FLOOR, ON_SQLITE
from tests.stage import Stage

FORBIDDEN = [one.format(**FLOOR) for one in ON_SQLITE]


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
