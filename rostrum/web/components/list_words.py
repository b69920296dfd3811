"""The President's list in words, for the public page and the pages that draw it up."""

from django.utils.translation import gettext, gettext_lazy, pgettext_lazy

from rostrum.apps.people import queries as people
from rostrum.apps.presidents_list.queries import lists

REGIONS = {
    "african": gettext_lazy("African States"),
    "asia_pacific": gettext_lazy("Asia-Pacific States"),
    "eastern_european": gettext_lazy("Eastern European States"),
    "latin_american_caribbean": gettext_lazy("Latin American and Caribbean States"),
    "weog": gettext_lazy("Western European and other States"),
    "": gettext_lazy("Not said"),
}
GENDERS = {
    "woman": pgettext_lazy("several", "Women"),
    "man": pgettext_lazy("several", "Men"),
    "other": pgettext_lazy("gender", "Another"),
    "": gettext_lazy("Not said"),
}
STATES = {
    "proposed": pgettext_lazy("name on a list", "Proposed"),
    "withdrawn": pgettext_lazy("name on a list", "Withdrawn"),
    "final": pgettext_lazy("name on a list", "Final"),
    "not_included": gettext_lazy("Not on the final list"),
}
TONES = {"proposed": "info", "withdrawn": "", "final": "ok", "not_included": "warn"}
FORMS = {
    "list": gettext_lazy("List"),
    "addendum": gettext_lazy("Addendum"),
    "corrigendum": gettext_lazy("Corrigendum"),
    "revision": gettext_lazy("Revision"),
}
STAGES = {
    "drawn_up": gettext_lazy("Being drawn up"),
    "circulated": gettext_lazy("With Member States"),
    "considered": gettext_lazy("Considered by Member States"),
    "before_assembly": gettext_lazy("Before the General Assembly"),
    "decided": gettext_lazy("Decided by the General Assembly"),
    "published": gettext_lazy("Published with the final names"),
}


def list_of(event: str, category: str) -> str:
    """The list by which a category comes in; empty where there is none."""
    found = (one.which.name for one in lists(event=event) if category in one.rules.of)
    return next(found, "")


def countries(language: str) -> dict[str, str]:
    """The name of every State in a language, by the code a registration holds."""
    return {one.code.upper(): one.name for one in people.states(language=language)}


def who(name: str, body: str) -> tuple[str, str]:
    """A name and its body in two lines; a protected person stands for the body (D40)."""
    if name:
        return name, body
    if not body:
        return gettext("Name not shown"), ""
    return gettext("Representative of %(body)s") % {"body": body}, ""
