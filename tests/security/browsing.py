"""A browser that looks at hostile pages and notes whatever ran, was refused, or is not ours."""

from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page

from tests.servers import PATIENCE, House

WATCH = """
window.__hit = 0; window.__refused = [];
document.addEventListener('securitypolicyviolation',
  (e) => window.__refused.push(`${e.violatedDirective} ${e.blockedURI} ${e.sample}`));
"""
# Which texts stand in the page to the letter: in its text nodes, its fields and its title, never in a script.
READ = """(texts) => {
  const clean = (text) => text.replace(/\\s+/g, ' ').trim();
  const shown = [document.title, ...[...document.querySelectorAll('input, textarea')].map((one) => one.value)];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    if (!walk.currentNode.parentElement.closest('script, template')) shown.push(walk.currentNode.data);
  }
  const found = shown.map(clean);
  return texts.filter((text) => !found.some((one) => one.includes(clean(text))));
}"""
# What our pages never have: handlers, addresses that run, elements and scripts that no template of ours writes.
FOREIGN = """(ours) => [...document.querySelectorAll('*')].filter((one) => !(ours && one.matches(ours))).filter((one) =>
  [...one.attributes].some((a) => a.name.startsWith('on') || a.name === 'style'
    || (/^(href|src|action|formaction|data|srcdoc)$/.test(a.name) && /^\\s*(javascript|vbscript|data):/i.test(a.value)))
  || /^(iframe|object|embed|base|marquee|math|video|audio|wbr|b|x|style)$/i.test(one.localName)
  || (one.localName === 'script' && !one.src && one.type !== 'application/json'))
  .map((one) => one.outerHTML.slice(0, 120))"""


@dataclass
class Hostile:
    """A house full of hostile texts; `keys` are what its rooms open with."""

    house: House
    keys: dict[str, Any]
    said: list[str] = field(default_factory=list)

    @property
    def host(self) -> str:
        return f"http://127.0.0.1:{self.house.port}"

    def person(self, browser: Browser, *keys: str) -> BrowserContext:
        """A browser with the cookies of a room; whatever it complains of is kept in `said`."""
        one = browser.new_context()
        one.set_default_timeout(PATIENCE * 1000)
        for key in keys:
            one.add_cookies([{"name": n, "value": v, "url": self.host} for n, v in self.keys[key].items()])
        one.add_init_script(WATCH)
        one.on("console", lambda said: self._hear(said.text))
        one.on("weberror", lambda said: self.said.append(str(said.error)))
        one.on("dialog", lambda box: self.said.append(f"dialog {box.message}"))
        return one

    def _hear(self, text: str) -> None:
        """A page that answers 403 or 422 is in order; the browser mentions it all the same, and has advice on forms."""
        if not text.startswith(("Failed to load resource", "[DOM]")):
            self.said.append(text)


def quiet(page: Page, hostile: Hostile, ours: str = "") -> None:
    """Nothing ran, nothing was refused, nothing is in the page that is not ours, or of that kind (`ours`)."""
    told = page.evaluate("({hit: window.__hit, refused: window.__refused})")
    assert told == {"hit": 0, "refused": []}, page.url
    assert page.evaluate(FOREIGN, ours) == [], page.url
    assert hostile.said == [], page.url
    assert page.url.startswith(hostile.host)


def missing(page: Page, texts: list[str]) -> list[str]:
    found: list[str] = page.evaluate(READ, texts)
    return found
