"""Everybody interested in speaking, of all segments, as a table in which protected people stand too: two persons, once.

Without them at hand, what they would say is left empty as well: words can tell who somebody is.
"""

from zoneinfo import ZoneInfo

from django.utils.translation import gettext_lazy

from rostrum.apps.meeting import queries as meeting
from rostrum.apps.participation.full_tables import Lines, Table, declare
from rostrum.apps.selection.calls import calls
from rostrum.apps.selection.exports import COLUMNS, cells
from rostrum.apps.selection.models import Expression
from rostrum.apps.selection.queries import everybody

WORDS = COLUMNS.index("text")


def _interest(event: str, full: bool) -> Lines:
    zone = ZoneInfo(meeting.event(event=event).tz)
    for segment, one in everybody(event=event, whole=full):
        line = list(cells(segment, one, zone))
        if one.person.protected and not full:
            line[WORDS] = ""
        yield line


def _protected(event: str) -> tuple[str, ...]:
    rows = Expression.objects.filter(registration__event=event, registration__dossier__protected=True)
    return tuple(rows.order_by("pk").values_list("pk", flat=True))


def _offered(event: str) -> bool:
    """Where speakers are selected, or were until the programme changed: what was told then is still here."""
    return bool(calls(event=event)) or Expression.objects.filter(registration__event=event).exists()


declare(
    Table(
        "interest",
        gettext_lazy("Interest in speaking, of every segment"),
        COLUMNS,
        _interest,
        _protected,
        _offered,
    )
)
