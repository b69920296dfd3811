"""A page that is refused says what happened, that nothing was changed and where to go, in the reader's language."""

import re

import pytest
from django.template.loader import get_template
from django.test import Client

from tests.invented import plain_files

__all__ = ["plain_files"]
pytestmark = pytest.mark.usefixtures("plain_files")
LANGUAGES = ("ar", "en", "es", "fr", "ru", "zh-hans")


def heading(text: str) -> str:
    [found] = re.findall(r"<h1>(.*?)</h1>", text)
    return str(found)


@pytest.mark.parametrize("code", LANGUAGES)
def test_an_unknown_address(db: None, client: Client, code: str) -> None:
    answer = client.get(f"/{code}/events/there-is-none/")
    text = answer.content.decode()
    assert answer.status_code == 404
    assert re.search(rf'<html lang="{code}" dir="{"rtl" if code == "ar" else "ltr"}"', text, re.IGNORECASE)
    assert f'href="/{code}/"' in text
    assert (heading(text) == "There is no such page") == (code == "en")


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_form_without_its_mark(db: None, code: str) -> None:
    answer = Client(enforce_csrf_checks=True).post(f"/{code}/account/login/", {"login": "x"})
    assert answer.status_code == 403
    assert (heading(answer.content.decode()) == "This form was not accepted") == (code == "en")


def test_a_failure_is_told_in_six_languages_without_a_database() -> None:
    text = get_template("500.html").render()
    assert set(re.findall(r'<(?:html|p) lang="([\w-]+)"', text)) == {"ar", "en", "es", "fr", "ru", "zh-Hans"}
    assert 'dir="rtl"' in text
