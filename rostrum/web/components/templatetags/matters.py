"""What is heard beside the list, in words, for the first drawing of a page; scripts read the same from templates."""

from django import template
from django.utils.translation import gettext_lazy

from rostrum.web.components.matter_words import point_words

register = template.Library()
FORMS = {
    "intervention": gettext_lazy("Intervention"),
    "statement": gettext_lazy("Statement"),
    "presentation": gettext_lazy("Presentation"),
    "introduction": gettext_lazy("Introduction"),
    "summary": gettext_lazy("Summary"),
    "remarks": gettext_lazy("Remarks"),
    "questions": gettext_lazy("Questions"),
    "point_of_order": gettext_lazy("Point of order"),
    "question": gettext_lazy("Question"),
    "answer": gettext_lazy("Answer"),
    "reply": gettext_lazy("Right of reply"),
}
RULINGS = {
    "accepted": gettext_lazy("The chair accepts the point of order."),
    "rejected": gettext_lazy("The chair does not accept the point of order."),
    "none": gettext_lazy("No ruling was needed."),
    "stands": gettext_lazy("The ruling stands."),
    "overruled": gettext_lazy("The ruling was overruled."),
}


@register.filter
def matter_word(form: str) -> str:
    return str(FORMS.get(form, ""))


@register.filter
def ruling_word(code: str) -> str:
    return str(RULINGS.get(code, ""))


@register.simple_tag
def with_points() -> list[tuple[str, str]]:
    """Points of order and their words."""
    return point_words()


@register.simple_tag
def with_rulings() -> list[tuple[str, str]]:
    """Rulings and outcomes of an appeal, and their words."""
    return [(code, str(word)) for code, word in RULINGS.items()]
