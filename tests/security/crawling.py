"""Every page of the table of addresses, opened as somebody who may; what it shows of the texts."""

import re
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Error as BrowserError
from playwright.sync_api import Page

from tests.security.addresses import addresses
from tests.security.planting import MARK, chosen, planted
from tests.servers import FULL
from tests.web.test_who_may_open_what import EVERYBODY, MAY_OPEN

LISTING, CHOOSING = "tip-2025-hlm", "tip-2017-hlm"
HOLDERS = {"participant": "phone", "applicant": "applicant", "focal": "focal"}
HOLDS = {"mfa_list_webauthn": "keyed"}
# Where a page has its matter in another event than the hearing, or under another id.
ELSEWHERE: dict[str, dict[str, Any]] = {
    "public_list": {"event": LISTING},
    "record_act": {"event": LISTING, "provision": "p-op9-2-done"},
    "record_attribute": {"event": LISTING, "role": "cofacilitators", "attribute": "development"},
    "registration_interest": {"registration": "applied", "segment": "panel1"},
    "registration_another": {"event": LISTING},
    "applications": {"event": CHOOSING},
    "member": {"registration": "member"},
    "member_withdraw": {"registration": "member"},
    "office_extend": {"event": LISTING, "number": 1},
    "selection_file": {"event": CHOOSING, "segment": "panel1", "form": "csv"},
    "registrations_file": {"form": "csv"},
    "delegations_file": {"form": "csv"},
    "travel_file": {"form": "csv"},
}
AGAIN = ("register", "programme", "mandate", "register_ask")
# All that stands in the page as text: its nodes, its fields, and what is read out.
SHOWN = """() => {
  const told = [document.title];
  for (const one of document.querySelectorAll('*')) {
    if (one.matches('input, textarea')) told.push(one.value);
    for (const name of ['title', 'aria-label', 'alt', 'placeholder', 'aria-description', 'label', 'data-name'])
      if (one.hasAttribute(name)) told.push(one.getAttribute(name));
  }
  const walk = document.createTreeWalker(document.body || document, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    if (!walk.currentNode.parentElement?.closest('script, template')) told.push(walk.currentNode.data);
  }
  return told.join(' ');
}"""
SEEN = re.compile(r"[\s\x00-\x1f\x7f]+")


@dataclass
class Round:
    """What stands where; `shown`: of each column the places of the texts that some page showed whole."""

    number: int
    ids: dict[str, Any]
    columns: list[str]
    shown: dict[str, set[int]] = field(default_factory=dict)
    pages: dict[str, set[str]] = field(default_factory=dict)


def filled(told: Round) -> dict[str, str]:
    """Every address by its name, in the event where it has its matter, and some again in another."""
    found = {name: addresses(**(told.ids | _elsewhere(name, told.ids)))[name] for name in MAY_OPEN}
    for name in AGAIN:
        found[f"{name} of the meeting"] = addresses(**(told.ids | {"event": LISTING}))[name]
    letters = [one for one in told.ids if one.startswith("mail ")]
    for one in letters if FULL else letters[:1]:
        found[f"outbox_mail {one}"] = addresses(**(told.ids | {"mail": told.ids[one]}))["outbox_mail"]
    return found


def _elsewhere(name: str, ids: dict[str, Any]) -> dict[str, Any]:
    if name in ELSEWHERE:
        return {key: ids.get(str(value), value) for key, value in ELSEWHERE[name].items()}
    if name.startswith("office_"):
        return {"event": LISTING}
    return {"event": CHOOSING, "segment": "panel1"} if name.startswith("selection") else {}


def holder(name: str) -> str:
    """Who opens it: nobody's browser where everybody may, else the first who may, else the whole staff in one."""
    name = name.partition(" ")[0]
    roles = MAY_OPEN[name]
    if roles == EVERYBODY:
        return "visitor"
    return HOLDS.get(name) or next((HOLDERS[one] for one in HOLDERS if one in roles), "desk")


def opened(page: Page, at: str) -> tuple[int, bool]:
    """The status, and whether there is a page to look at; 0 where a file came, which the browser keeps or shows."""
    try:
        answer = page.goto(at)
    except BrowserError as error:
        if "ERR_HTTP_RESPONSE_CODE_FAILURE" in str(error):  # an answer without a body
            page.wait_for_url("chrome-error://**")
            page.goto("about:blank")
            return page.request.get(at, max_redirects=0).status, False
        if "Download is starting" not in str(error):
            raise
        return 0, False
    assert answer
    shown = answer.headers.get("content-type", "").startswith("text/html")
    return (answer.status if shown else 0), shown


def seen(page: Page, told: Round, name: str) -> None:
    """Whatever text shows its mark is looked at whole; nothing of it may be missing but white space."""
    text = SEEN.sub("", page.evaluate(SHOWN))
    for column, row in set(MARK.findall(text)):
        if SEEN.sub("", planted(told.number, int(column), int(row))) in text:
            called = told.columns[int(column)]
            told.shown.setdefault(called, set()).add(chosen(told.number, int(column), int(row)))
            told.pages.setdefault(name, set()).add(called)
