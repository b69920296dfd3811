"""The registrations as a table in which protected people stand too: two persons, once."""

from zoneinfo import ZoneInfo

from django.utils.translation import gettext_lazy

from rostrum.apps.meeting import queries as meeting
from rostrum.apps.participation.full_tables import Lines, Table, declare
from rostrum.apps.registration.exports import COLUMNS, cells
from rostrum.apps.registration.queries import Filters
from rostrum.apps.registration.queries.review import protected_ids, whole_queue

PROTECTED = ("organization", "organization_code", "country")


def _registrations(event: str, full: bool) -> Lines:
    zone = ZoneInfo(meeting.event(event=event).tz)
    for one in whole_queue(event=event, filters=Filters()):
        line = tuple(cells(one, zone))
        hidden = PROTECTED if one.protected and not full else ()
        yield ["" if column in hidden else cell for column, cell in zip(COLUMNS, line, strict=True)]


declare(
    Table(
        "registrations",
        gettext_lazy("Registrations"),
        COLUMNS,
        _registrations,
        lambda event: protected_ids(event=event),
    )
)
