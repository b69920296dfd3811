"""How documents of each language write a date; the catalogues hold the patterns."""

from django.utils.translation import pgettext_lazy

from rostrum.apps.meeting.words import DAY

__all__ = ["DATE", "DAY", "MONTH"]

DATE = pgettext_lazy("pattern of a date, as Django writes them", "j F Y")
MONTH = pgettext_lazy("pattern of a date, as Django writes them", "F Y")
