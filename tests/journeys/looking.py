"""What is wrong with a page: what axe finds (D37), and what axe passes and people would not (experience 5)."""

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize

from tests.journeys.walking import Person

LOOKED_AT_IN = ("en", "ar", "zh-hans")
SMALLEST: ViewportSize = {"width": 320, "height": 640}
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "resultTypes": ["violations"],  # what passes is not described, which takes longer than to look
}
SHOWN = "e => e.getClientRects().length > 0 && getComputedStyle(e).visibility !== 'hidden'"
LABELS = f"""() => [...document.querySelectorAll('input:not([type=hidden]), select, textarea')].filter({SHOWN})
  .filter(e => ![...e.labels].some(l => l.textContent.trim() && l.getBoundingClientRect().width > 2))
  .map(e => e.outerHTML.slice(0, 120))"""
NATIVE = """() => [...document.querySelectorAll('[onclick], [tabindex]')]
  .filter(e => e.hasAttribute('onclick') || Number(e.getAttribute('tabindex')) > 0)
  .map(e => e.outerHTML.slice(0, 120))"""
TARGETS = f"""least => [...document.querySelectorAll('button, select, .btn, input:not([type=hidden])')]
  .filter({SHOWN})
  .filter(e => !e.matches('[data-kind=mini], [type=checkbox], [type=radio]'))
  .filter(e => e.getBoundingClientRect().height < least)
  .map(e => e.outerHTML.slice(0, 120) + ' ' + e.getBoundingClientRect().height)"""
ZONES = """() => [...document.querySelectorAll('time')].filter(e => /\\d:\\d\\d|[ap]\\.m\\./.test(e.textContent))
  .filter(e => !/\\(|（|UTC|[^\\x00-\\x7f]/.test(e.textContent)).map(e => e.textContent)"""
WIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
NAMES = """() => [...document.querySelectorAll('[data-field$=name], [data-field$=body]')]
  .filter(e => e.tagName !== 'BDI').map(e => e.outerHTML.slice(0, 120))"""


def violations(page: Page) -> list[str]:
    """What axe finds, a line each: the rule, how often, the first place."""
    found: list[dict[str, Any]] = Axe().run(page, options=RULES).response["violations"]
    return [f"{one['id']} x{len(one['nodes'])}: {one['nodes'][0]['html'][:160]}" for one in found]


def checked(page: Page, *, least: int) -> dict[str, Any]:
    return {
        "labels": page.evaluate(LABELS),
        "native": page.evaluate(NATIVE),
        "targets": page.evaluate(TARGETS, least),
        "zones": page.evaluate(ZONES),
        "names": page.evaluate(NAMES),
        "wider than the window": page.evaluate(WIDE),
    }


def nothing() -> dict[str, Any]:
    return {
        "labels": [],
        "native": [],
        "targets": [],
        "zones": [],
        "names": [],
        "wider than the window": 0,
    }


def faults(page: Page) -> dict[str, Any]:
    """What is wrong with a page as it stands."""
    found = {"axe": violations(page)} | checked(page, least=44)
    return {check: told for check, told in found.items() if told}


def looked_at(person: Person, *rests: str) -> dict[str, Any]:
    """What is wrong with pages in three languages on the smallest screen, looked at beside what the person does."""
    page, found = person.page.context.new_page(), {}
    page.set_viewport_size(SMALLEST)
    for lang in LOOKED_AT_IN:
        for rest in rests:
            address = f"{person.process.host}/{lang}/{rest}"
            answer = page.goto(address)
            assert answer is not None
            assert (answer.status, page.url) == (200, address)
            found[f"{lang}/{rest}"] = faults(page)
    page.close()
    return {address: told for address, told in found.items() if told}
