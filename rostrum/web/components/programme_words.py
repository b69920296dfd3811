"""The words for codes of a programme, for whoever shows one."""

from typing import Any

from django.utils.translation import gettext, gettext_lazy, pgettext_lazy

from rostrum.apps.meeting.words import KINDS, MODES, Word, name_of, segment_name
from rostrum.procedure.programme import Holder

__all__ = [
    "EVENTS",
    "FIELDS",
    "KINDS",
    "MODES",
    "PARTS",
    "STATES",
    "Word",
    "field_name",
    "holder_words",
    "name_of",
    "segment_name",
    "value_words",
]

PARTS: dict[str, Word] = {
    "statement": gettext_lazy("Statement"),
    "adopt": gettext_lazy("Adoption"),
    "presentation": gettext_lazy("Presentation"),
    "summary": gettext_lazy("Summary of the discussion"),
    "remarks": gettext_lazy("Remarks"),
    "interventions": gettext_lazy("Interventions from the floor"),
    "questions": gettext_lazy("Questions"),
    "introduction": gettext_lazy("Introduction"),
}
STATES: dict[str, Word] = {
    "preliminary": pgettext_lazy("programme", "Preliminary"),
    "provisional": pgettext_lazy("programme", "Provisional"),
    "final": pgettext_lazy("programme", "Final"),
}
EVENTS: dict[str, Word] = {
    "hearing": gettext_lazy("Hearing"),
    "high_level_meeting": gettext_lazy("High-level meeting"),
    "consultation": gettext_lazy("Consultation"),
    "preparatory_session": gettext_lazy("Preparatory session"),
}
FIELDS: dict[str, Word] = {
    "start": gettext_lazy("Start"),
    "end": gettext_lazy("End"),
    "date": gettext_lazy("Date"),
    "not_before": gettext_lazy("Not before"),
    "ends": gettext_lazy("How it ends"),
    "after": gettext_lazy("Follows"),
    "holders": gettext_lazy("Names"),
    "theme": gettext_lazy("Theme"),
    "items": gettext_lazy("What happens"),
    "chair": gettext_lazy("Chair"),
    "moderator": gettext_lazy("Moderator"),
    "rapporteur": gettext_lazy("Rapporteur"),
    "guiding_questions": gettext_lazy("Guiding questions"),
    "venue": gettext_lazy("Place"),
    "track": gettext_lazy("Room"),
    "order": gettext_lazy("Order"),
    "label": gettext_lazy("Label"),
    "title": gettext_lazy("Title"),
    "mode": gettext_lazy("How people attend"),
    "floors": gettext_lazy("Rules of the floor"),
    "floor": gettext_lazy("Rules of the floor"),
    "number": gettext_lazy("Number"),
    "contacts": gettext_lazy("Contacts"),
    "group": gettext_lazy("Events that share a registration"),
}


def holder_words(holder: Holder) -> str:
    """Name, function, institution and State as the document has them, honorific included (R59)."""
    return ", ".join(filter(None, (holder.name, holder.function, holder.institution, holder.state)))


def field_name(field: str) -> str:
    """What changed, by the first step of its path; the path itself where no word is kept."""
    head = field.partition(".")[0]
    return str(FIELDS.get(head, field.replace("_", " ")))


def value_words(value: Any) -> str:
    """A value of an arrangement as a line of text, however deep."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if isinstance(value, dict):
        return _member_words(value)
    if isinstance(value, list | tuple):
        return "; ".join(filter(None, map(value_words, value)))
    return str(value)


def _member_words(value: dict[str, Any]) -> str:
    if "name" in value:
        known = {key: str(value[key]) for key in ("function", "institution", "state") if value.get(key)}
        return holder_words(Holder(str(value["name"]), **known))
    if "kind" in value:
        number = value.get("number")
        hours = " - ".join(str(value[key]) for key in ("start", "end") if value.get(key))
        return " ".join(filter(None, (segment_name(str(value["kind"]), number), hours)))
    if "do" in value:
        return " ".join(filter(None, (str(PARTS.get(value["do"], value["do"])), str(value.get("by", "")))))
    return ", ".join(f"{key.replace('_', ' ')}: {value_words(part)}" for key, part in value.items())
