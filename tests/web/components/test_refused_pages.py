"""A page that is refused says what happened, that nothing was changed and where to go, in the reader's language."""

import re

import pytest
from django.db import OperationalError
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


@pytest.mark.parametrize("page", ["500.html", "503.html"])
def test_a_failure_is_told_in_six_languages_without_a_database(page: str) -> None:
    text = get_template(page).render()
    assert set(re.findall(r'<(?:html|p) lang="([\w-]+)"', text)) == {"ar", "en", "es", "fr", "ru", "zh-Hans"}
    assert 'dir="rtl"' in text


def test_a_database_that_is_away_is_told_as_such(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    """To a reader by the page, to a script by its code; nothing that is kept by anybody on the way."""

    def away(*_: object, **__: object) -> None:
        raise OperationalError("database is locked")

    one = Client(raise_request_exception=False)
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr("django.db.backends.utils.CursorWrapper.execute", away)
        page = one.get("/en/events/tip-2025-hearing/")
        told = one.get("/en/events/tip-2025-hearing/", headers={"Accept": "application/json"})
    assert (page.status_code, page["Retry-After"], page["Cache-Control"]) == (503, "2", "no-store")
    assert (told.status_code, told.json()["code"]) == (503, "unavailable")
