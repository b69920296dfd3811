"""How documents of each language write a date and an hour; the catalogues hold the patterns of dates."""

from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import pgettext_lazy

from rostrum.apps.meeting.words import DAY

__all__ = ["DATE", "DAY", "MONTH", "hour"]

DATE = pgettext_lazy("pattern of a date, as Django writes them", "j F Y")
MONTH = pgettext_lazy("pattern of a date, as Django writes them", "F Y")


def hour(at: datetime) -> str:
    """The hour as documents of the language write it; noon never stands alone in English (S3: "12 noon")."""
    told = date_format(at, "TIME_FORMAT")
    return "12 noon" if told == "noon" else told
