"""All that somebody of the town is shown: every address of the resolver, and whatever the pages lead to from there."""

import io
import re
import zipfile
from collections.abc import Iterator
from html import unescape
from typing import Any

from django.urls import Resolver404, resolve
from pypdf import PdfReader

from tests.security.town import AWAY, PARTICIPANT, VISITOR, Town

SCRIPTED = (VISITOR, PARTICIPANT, "operator")  # who also asks as a script does
LEAVING = (
    "dossier_leave",
    "dossier_end_links",
    "dossier_erase",
    "delegation_leave",
)  # a press ends the visit
LINK = re.compile(r'href="(/[^"#]*)')
MARK = re.compile(r"[?&](\w+)=")
Kind = tuple[str, frozenset[str]]


def body_of(answer: Any) -> str:
    """The whole of an answer: status line, headers, cookies and body; what is packed is unpacked."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    headers = [f"{name}: {value}" for name, value in answer.headers.items()]
    return "\n".join([str(answer.status_code), *headers, *unpacked(content)])


def unpacked(content: bytes) -> list[str]:
    """The words of an answer; of a workbook every part, of a paper its pages and what is said of it."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as box:
            return [unescape(box.read(name).decode("utf-8", "replace")) for name in box.namelist()]
    if content.startswith(b"%PDF"):
        paper = PdfReader(io.BytesIO(content))
        return [str(paper.metadata), *(page.extract_text() for page in paper.pages)]
    return [content.decode("utf-8", "replace")]


def looks(town: Town, who: str) -> Iterator[tuple[str, str]]:
    """By the name of its address, in words and as JSON; then one link of each other kind that stands in a page."""
    browser, ways = town.browsers[who], town.ways(who)
    links: dict[Kind, str] = {}
    opened = set()
    for name, address in ways.items():
        for form in ("text/html", "application/json") if who in SCRIPTED else ("text/html",):
            text = body_of(browser.get(address, headers={"accept": form}))
            links = dict(leads(text)) | links
            opened |= {kind_of(address)} if text.startswith("200") else set()
            yield name, text
    for kind, link in links.items():
        if kind not in opened and kind[0] not in AWAY:
            yield kind[0], body_of(browser.get(link))


def leads(text: str) -> Iterator[tuple[Kind, str]]:
    """Every address that a page of ours names."""
    for link in map(unescape, LINK.findall(text)):
        kind = kind_of(link)
        if kind[0]:
            yield kind, link


def kind_of(link: str) -> Kind:
    """What an address is: its name, the form of a file, and what it asks for."""
    try:
        found = resolve(link.partition("?")[0])
    except Resolver404:
        return "", frozenset()
    forms = {str(found.kwargs[one]) for one in ("form", "kind", "table") if one in found.kwargs}
    return str(found.url_name or ""), frozenset({*forms, *MARK.findall(link)})


def presses(town: Town, who: str) -> Iterator[tuple[str, str]]:
    """Every answer to a form with nothing in it that makes sense; a table as text, and as a workbook."""
    for name, address in town.ways(who).items():
        if name in LEAVING:
            continue
        text = body_of(town.browsers[who].post(address, {"x": "y", "form": "csv"}))
        yield name, text
        if "\nContent-Type: text/csv" in text:
            yield name, body_of(town.browsers[who].post(address, {"form": "xlsx"}))
