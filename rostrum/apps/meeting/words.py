"""How segments, zones and ways to attend are called: in letters as on pages."""

from datetime import datetime

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext, gettext_lazy, pgettext_lazy

from rostrum.procedure.programme import Segment

Word = str | Promise

KINDS: dict[str, Word] = {
    "opening": gettext_lazy("Opening segment"),
    "plenary": gettext_lazy("Plenary meeting"),
    "panel": gettext_lazy("Interactive panel discussion"),
    "round_table": gettext_lazy("Round table"),
    "closing": gettext_lazy("Closing segment"),
    "questions": gettext_lazy("Questions and answers"),
}
MODES: dict[str, Word] = {
    "in_person": gettext_lazy("In person"),
    "hybrid": gettext_lazy("In person and online"),
    "virtual": gettext_lazy("Online"),
    "undecided": gettext_lazy("How people attend is still to be decided"),
}
CITIES = {
    "America/New_York": gettext_lazy("New York"),
    "Europe/Vienna": gettext_lazy("Vienna"),
    "Europe/Zurich": gettext_lazy("Geneva"),
    "Africa/Nairobi": gettext_lazy("Nairobi"),
    "UTC": gettext_lazy("UTC"),
}
DAY = pgettext_lazy("pattern of a date, as Django writes them", "l, j F Y")


def segment_name(kind: str, number: int | None = None) -> str:
    """The segment as people call it, with its number, in the language in force."""
    word = str(KINDS.get(kind, kind))
    if number is None:
        return word
    return gettext("%(segment)s %(number)s") % {"segment": word, "number": number}


def name_of(segment: Segment) -> str:
    return segment_name(segment.kind, segment.number)


def hours(start: datetime | None, end: datetime | None) -> str:
    """A day with its hours and their zone."""
    if start is None:
        return gettext("time to be announced")
    ends = f" - {date_format(end, 'TIME_FORMAT')}" if end else ""
    return gettext("%(day)s, %(time)s (%(city)s)") % {
        "day": date_format(start, str(DAY)),
        "time": date_format(start, "TIME_FORMAT") + ends,
        "city": city(str(start.tzinfo)),
    }


def city(zone: str) -> str:
    """The name by which a document calls a zone."""
    known = CITIES.get(zone)
    return str(known) if known else zone.rpartition("/")[2].replace("_", " ")
