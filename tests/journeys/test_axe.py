"""No violation of WCAG 2.2 A and AA that axe can see, on every page, in four languages (D37)."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext

from tests.journeys.conftest import EVENT, Hearing, enter
from tests.journeys.looking import violations
from tests.servers import FULL

LANGUAGES = ("en", "ar", "fr", "zh-hans")
PUBLIC = (
    "",
    f"events/{EVENT}/",
    f"events/{EVENT}/screen/",
    f"events/{EVENT}/programme/",
    f"events/{EVENT}/mandate/",
    f"events/{EVENT}/record/",
    f"events/{EVENT}/access/",
    "resolutions/",
    "account/login/",
    "floor/",
)
SECRETARIAT = (
    "secretariat/",
    "secretariat/bodies/",
    "secretariat/bodies/add/",
    "secretariat/bodies/chl/",
    "secretariat/bodies/chl/facts/region/",
    "secretariat/bodies/chl/name/",
    f"secretariat/events/{EVENT}/",
    f"secretariat/events/{EVENT}/programme/",
    f"secretariat/events/{EVENT}/offices/",
    f"secretariat/events/{EVENT}/offices/add/",
    f"secretariat/events/{EVENT}/staff/",
    f"secretariat/events/{EVENT}/invitations/",
    f"secretariat/events/{EVENT}/invitations/bodies/",
    f"secretariat/events/{EVENT}/deadlines/",
    f"secretariat/events/{EVENT}/deadlines/accessibility/",
    f"secretariat/events/{EVENT}/registrations/",
    f"secretariat/events/{EVENT}/registrations/import/",
    f"secretariat/events/{EVENT}/participants/",
    f"secretariat/events/{EVENT}/participants/add/",
    f"secretariat/events/{EVENT}/participants/import/",
    f"secretariat/events/{EVENT}/delegations/",
    f"secretariat/events/{EVENT}/delegations/add/",
    f"secretariat/events/{EVENT}/travel/",
    f"secretariat/events/{EVENT}/badges/",
    f"secretariat/events/{EVENT}/deletions/",
    f"office/events/{EVENT}/",
    "account/",
    "account/sessions/",
)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_public_pages(hearing: Hearing, people: Callable[..., BrowserContext], lang: str) -> None:
    page = people().new_page()
    found = {}
    for rest in PUBLIC:
        page.goto(f"{hearing.host}/{lang}/{rest}")
        found[rest] = violations(page)
    assert found == {rest: [] for rest in PUBLIC}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("role", ["participant", "moderator", "operator", "interpreter"])
def test_screens_of_the_floor(
    hearing: Hearing, people: Callable[..., BrowserContext], role: str, scheme: str
) -> None:
    page = enter(people(color_scheme=scheme), hearing, role)
    found, address = {"en": violations(page)}, page.url
    for lang in LANGUAGES[1:]:
        page.goto(address.replace("/en/", f"/{lang}/"))
        found[lang] = violations(page)
    assert found == {lang: [] for lang in LANGUAGES}


@pytest.mark.parametrize("lang", LANGUAGES if FULL else ["en", "ar"])
def test_the_secretariats_pages(hearing: Hearing, people: Callable[..., BrowserContext], lang: str) -> None:
    page = enter(people(), hearing, "secretariat")
    host = page.url.partition("/en/")[0]
    found = {}
    for rest in SECRETARIAT:
        page.goto(f"{host}/{lang}/{rest}")
        found[rest] = violations(page)
    page.goto(f"{host}/{lang}/secretariat/events/{EVENT}/participants/")
    page.locator("tbody th a").first.click()
    page.goto(f"{page.url.partition('?')[0]}erase/")
    assert page.locator("main form button").count()
    found["erasure"] = violations(page)
    assert found == {one: [] for one in found}


def test_a_planted_violation_is_seen(hearing: Hearing, people: Callable[..., BrowserContext]) -> None:
    page = people().new_page()
    page.goto(hearing.page("record/"))
    page.evaluate("document.querySelector('main').innerHTML += '<input><img src=\"data:,\">'")
    assert [one.partition(" ")[0] for one in violations(page)] == ["image-alt", "label"]
