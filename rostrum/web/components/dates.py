"""How documents of each language write a date; the catalogues hold the patterns."""

from django.utils.translation import pgettext_lazy

DAY = pgettext_lazy("pattern of a date, as Django writes them", "l, j F Y")
DATE = pgettext_lazy("pattern of a date, as Django writes them", "j F Y")
MONTH = pgettext_lazy("pattern of a date, as Django writes them", "F Y")
