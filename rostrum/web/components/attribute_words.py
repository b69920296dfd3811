"""The words for what a mandate asks to be recorded of a holder; a name without words of its own stays as it is."""

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy

Word = str | Promise

ATTRIBUTES: dict[str, Word] = {
    "development": gettext_lazy("Developed or developing country"),
    "survivor": gettext_lazy("Survivor"),
}
VALUES: dict[str, Word] = {
    "developed": gettext_lazy("developed country"),
    "developing": gettext_lazy("developing country"),
    "yes": gettext_lazy("yes"),
    "none": gettext_lazy("no"),
}


def attribute_name(attribute: str) -> str:
    return str(ATTRIBUTES.get(attribute) or capfirst(attribute.replace("_", " ")))


def attribute_value(value: str) -> str:
    return str(VALUES.get(value) or value.replace("_", " "))
