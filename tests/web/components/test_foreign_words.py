"""What stays in the language of the documents says so, reads its own way and stands where the page's words stand."""

import re
from pathlib import Path

import pytest
from django.template import Context, Template, TemplateSyntaxError
from django.template.loader import get_template

import rostrum
from rostrum.web.components.categories import SelectOriginal, category_words, label_words

TEMPLATES = sorted((Path(rostrum.__file__).parent / "web").rglob("*.html"))
BLOCK = re.compile(r"<(?:p|h[1-6]|small|li|dt|dd|td|th|div)\b(?:[^>{]|\{\{.*?\}\}|\{%.*?%\})*>")
KNOWN = {"csos": {"label": "civil society organizations"}, "divers": {"label": "divers of the two lakes"}}


def own_way(tag: str) -> bool:
    """Whether a block has a direction of its own by which its lines would begin at the other edge of the page."""
    found = " lang=" in tag and re.search(r' dir="(auto|\{\{)', tag)
    return bool(found) and not re.search(r'class="[^"]*\b(official|para-text)\b', tag)


def unread(path: Path) -> str:
    """Why a template cannot be read: a filter that it names without loading it, for example."""
    try:
        get_template(path.as_posix().rpartition("/templates/")[2])
    except TemplateSyntaxError as error:
        return str(error)
    return ""


def test_a_title_or_label_begins_where_the_page_begins() -> None:
    """Official text of many lines reads its own way; a title, label or row holds it in `bdi`."""
    found = {path.name: tag for path in TEMPLATES for tag in BLOCK.findall(path.read_text()) if own_way(tag)}
    assert {name: tag for name, tag in found.items() if "reads" not in tag} == {}


def test_every_template_is_read_whole() -> None:
    assert {path.name: told for path in TEMPLATES if (told := unread(path))} == {}


@pytest.mark.parametrize(
    ("tag", "found"),
    [
        ('<p class="lead" lang="en" dir="auto">', True),
        ('<h1 class="official" lang="fr" dir="ltr">', False),
        ('<p lang="en">', False),
        ('<p lang="ar" dir="rtl">', False),
        ('<td {% if a %}lang="{{ b }}"{% endif %} dir="auto">', False),
    ],
)
def test_a_planted_title_is_seen(tag: str, found: bool) -> None:
    assert [own_way(one) for one in BLOCK.findall(tag)] == [found]


def test_a_category_without_words_of_its_own_keeps_its_wording_and_says_its_language() -> None:
    words = category_words(KNOWN)
    page = Template(
        "{% load parts %}{% for code, word in words %}<bdi {{ word|tongue }}>{{ word }}</bdi>{% endfor %}"
        "<i>{{ 'divers'|worded:words }}</i>"
    ).render(Context({"words": words}))
    assert page == (
        "<bdi >Named in the programme</bdi><bdi >Civil society</bdi>"
        '<bdi lang="en">Divers of the two lakes</bdi><i>Divers of the two lakes</i>'
    )


def test_a_choice_among_the_wordings_says_their_language() -> None:
    choices = [("", "All"), *label_words(KNOWN).items()]
    drawn = SelectOriginal(choices=choices).render("category", "csos")
    assert '<option value="">All</option>' in drawn
    assert '<option value="csos" selected lang="en">Civil society organizations</option>' in drawn
