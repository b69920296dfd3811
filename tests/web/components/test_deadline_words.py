"""The end of a period as a person reads it: a day that counts whole ends with that day, in its zone (R195, R196)."""

import re
from datetime import date

import pytest
from django.template import Context, Template
from django.utils import translation

from rostrum.procedure.deadlines import Limit, day_limit, moment

FRIDAY = date(2025, 6, 27)
NEW_YORK = "America/New_York"
WHOLE = day_limit(FRIDAY, NEW_YORK, inclusive=True)
NOT_THAT_DAY = day_limit(FRIDAY, NEW_YORK, inclusive=False)
FIVE = Limit(moment(FRIDAY, 17 * 60, NEW_YORK), inclusive=True)
BEFORE_FIVE = Limit(FIVE.moment, inclusive=False)
MIDNIGHT = Limit(moment(FRIDAY, 0, NEW_YORK), inclusive=True)


def told(limit: Limit, *, language: str = "en", zone: str = NEW_YORK, form: str = "") -> str:
    text = "{% load parts %}{% until at inclusive zone form %}"
    context = Context({"at": limit.moment, "inclusive": limit.inclusive, "zone": zone, "form": form})
    with translation.override(language):
        return re.sub(r"<[^>]+>|[\u2066-\u2069]", "", Template(text).render(context))


@pytest.mark.parametrize(
    ("limit", "words"),
    [
        (WHOLE, "Until the end of Friday, 27 June 2025 (New York)"),
        (NOT_THAT_DAY, "Until the end of Thursday, 26 June 2025 (New York)"),
        (FIVE, "Until and including Friday, 27 June 2025, 5 p.m. (New York)"),
        (BEFORE_FIVE, "Before Friday, 27 June 2025, 5 p.m. (New York)"),
        (MIDNIGHT, "Until and including Friday, 27 June 2025, midnight (New York)"),
    ],
)
def test_a_period_ends_as_people_say_it(limit: Limit, words: str) -> None:
    assert told(limit) == words


def test_the_same_in_utc_stands_beside_with_its_own_day() -> None:
    words = (
        "Until the end of Friday, 27 June 2025 (New York), which is before Saturday, 28 June 2025, 4 a.m. UTC"
    )
    assert told(WHOLE, form="utc") == words
    assert told(FIVE, form="utc").endswith("27 June 2025, 5 p.m. (New York), 9 p.m. UTC")


def test_a_day_that_begins_at_one_ends_the_day_before() -> None:
    """In Beirut the clocks go forward at midnight, so that the first moment of that Sunday is one o'clock."""
    limit = day_limit(date(2025, 3, 29), "Asia/Beirut", inclusive=True)
    assert told(limit, zone="Asia/Beirut") == "Until the end of Saturday, 29 March 2025 (Beirut)"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ar", "حتى نهاية يوم الجمعة، 27 يونيو 2025 (نيويورك)"),
        ("es", "Hasta el final del viernes 27 de junio de 2025 (Nueva York)"),
        ("fr", "Jusqu’à la fin du vendredi 27 juin 2025 (New York)"),
        ("ru", "До конца дня: пятница, 27 июня 2025 г. (Нью-Йорк)"),
        ("zh-hans", "截至2025年6月27日 星期五当天结束（纽约）"),
    ],
)
def test_it_is_said_in_each_language_with_the_zone(language: str, words: str) -> None:
    assert told(WHOLE, language=language) == words
    for limit in (WHOLE, FIVE, BEFORE_FIVE):
        assert "27" in told(limit, language=language, form="utc")
