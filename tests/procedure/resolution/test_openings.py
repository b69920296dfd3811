"""The verb of a paragraph, adverbs removed, in six languages."""

import pytest

from rostrum.procedure.resolution.openings import verb


@pytest.mark.parametrize(
    ("opening", "language", "expected"),
    [
        ("Decides", "en", "decides"),
        ("Also decides", "en", "decides"),
        ("Further requests", "en", "requests"),
        ("Recalling further", "en", "recalling"),
        ("Reiterates its call", "en", "call"),
        ("Also", "en", "also"),
        ("Décide également", "fr", "décide"),
        ("Rappelant en outre", "fr", "rappelant"),
        ("Decide además", "es", "decide"),
        ("постановляет далее", "ru", "постановляет"),
        ("又决定", "zh-hans", "决定"),
        ("وإذ تشير", "ar", "إذ تشير"),
        ("تطلب أيضا", "ar", "تطلب"),
        ("", "en", ""),
    ],
)
def test_verb(opening: str, language: str, expected: str) -> None:
    assert verb(opening, language) == expected
