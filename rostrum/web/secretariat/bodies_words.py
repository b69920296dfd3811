"""Bodies on file in words: kinds, facts, values, what was not saved."""

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy, pgettext_lazy

from rostrum.apps.people.operations.facts import MEMBER
from rostrum.web.components.list_words import REGIONS
from rostrum.web.secretariat.registrations_words import ECOSOC, PARIS

Word = str | Promise
KINDS: dict[str, Word] = {
    "state": gettext_lazy("Member State"),
    "non_member": gettext_lazy("Other State"),
    "observer": gettext_lazy("Observer"),
    "un_entity": gettext_lazy("United Nations entity"),
    "agency": gettext_lazy("Specialized agency"),
    "igo": gettext_lazy("Intergovernmental organization"),
    "ngo": gettext_lazy("Non-governmental organization"),
    "cso": gettext_lazy("Civil society organization"),
    "academia": gettext_lazy("Academic institution"),
    "private": gettext_lazy("Private sector"),
    "nhri": gettext_lazy("National human rights institution"),
    "media": gettext_lazy("Media"),
    "other": pgettext_lazy("kind of body", "Other"),
}
FACTS: dict[str, Word] = {
    "kind": gettext_lazy("Kind"),
    "region": gettext_lazy("Regional group"),
    "region_also": gettext_lazy("Second regional group"),
    "country": gettext_lazy("Country"),
    "seat": gettext_lazy("Seat"),
    "iso2": gettext_lazy("ISO 3166 code, two letters"),
    "iso3": gettext_lazy("ISO 3166 code, three letters"),
    "m49": gettext_lazy("M49 code"),
    "order_class": gettext_lazy("Class of protocol"),
    "consultative_status": gettext_lazy("Consultative status"),
    "consultative_since": gettext_lazy("Consultative status since"),
    "consultative_evidence": gettext_lazy("What shows the consultative status"),
    "paris_status": gettext_lazy("Grade under the Paris Principles"),
    "paris_since": gettext_lazy("Grade since"),
    "paris_evidence": gettext_lazy("What shows the grade"),
    "source": gettext_lazy("Source"),
    "confirmed": gettext_lazy("Compared with the source"),
    "note": pgettext_lazy("about a body", "Note"),
}
GROUPS: dict[str, Word] = {code: word for code, word in REGIONS.items() if code}
VALUES: dict[str, dict[str, Word]] = {
    "kind": {code: word for code, word in KINDS.items() if code != "state"},
    "region": GROUPS,
    "region_also": GROUPS,
    "consultative_status": ECOSOC,
    "paris_status": PARIS,
    "confirmed": {"yes": gettext_lazy("Yes"), "no": gettext_lazy("No")},
}
NAMES: dict[str, Word] = {"short": gettext_lazy("Short name"), "formal": gettext_lazy("Formal name")}
WORDS: dict[str, tuple[str | None, Any]] = {
    "no_reason": ("why", gettext_lazy("Say why this changes.")),
    "reason_too_long": ("why", gettext_lazy("Use at most %(limit)s characters.")),
    "no_name": ("text", gettext_lazy("Enter a name.")),
    "unknown_value": ("text", gettext_lazy("This is no such value. Nothing was changed.")),
    "no_evidence": ("text", gettext_lazy("Enter first what shows it. A status without it is a claim.")),
    "unchanged": ("text", gettext_lazy("This stands there already. Nothing was changed.")),
    "of_itself": ("of", gettext_lazy("Nobody is a member of itself. Choose another.")),
    "code_taken": ("code", gettext_lazy("Another body has this code.")),
    "unknown_kind": ("kind", gettext_lazy("Choose one of those shown.")),
}


def value(fact: str, told: str) -> Any:
    """A value as people read it."""
    return KINDS.get(told, told) if fact == "kind" else VALUES.get(fact, {}).get(told, told)


def about(what: str) -> Any:
    """What a line of the trail is about: a fact, or a name with its language."""
    if what == MEMBER:
        return gettext_lazy("Member of")
    form, _, language = what.partition(".")
    return f"{NAMES[form]}, {language}" if form in NAMES else FACTS.get(what, what)
