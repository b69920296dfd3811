"""What identification, cover page and conclusions say of a resolution (R1-R4). The date 0001-01-01 means none."""

import re

from rostrum.apps.mandate.akn.tree import Element, first, line
from rostrum.apps.mandate.akn.words import plain
from rostrum.procedure import symbols
from rostrum.procedure.resolution.intake import iso_date
from rostrum.procedure.resolution.units import Resolution, ResolutionError, Unit


def described(statement: Element, language: str, units: tuple[Unit, ...]) -> Resolution:
    written = plain(first(statement, "docNumber", refersTo="#symbol"))
    symbol = symbols.recognise(written)
    if symbol is None:
        reason = f"no symbol of a document: {written[:60]!r}"
        raise ResolutionError("no_symbol", reason, line=line(statement))
    return Resolution(
        symbol=symbol.text,
        title=plain(first(statement, "docTitle", refersTo="#resolutionTitle")),
        language=language,
        adopted=_date(statement, "adoption", "#adoptionDate"),
        distributed=_date(statement, "publication", "#dateOfIssuance"),
        session=symbol.session,
        meeting=_meeting(statement),
        agenda_item=_agenda(first(statement, "inline", name="agenda item")),
        draft=_draft(statement),
        committee=_committee(first(statement, "docProponent")),
        units=units,
    )


def _date(statement: Element, name: str, refers: str) -> str:
    """An ISO date of the identification, else of the text; the placeholder of the publisher is none."""
    for element in (first(statement, "FRBRdate", name=name), first(statement, "docDate", refersTo=refers)):
        if element is not None and (found := iso_date(element.get("date") or "")):
            return found
    return ""


def _meeting(statement: Element) -> int | None:
    element = first(statement, "location", refersTo="#adoptionMeeting")
    if element is None:
        element = first(statement, "inline", name="adoptionMeeting")
    found = re.search(r"\d{1,4}", plain(element))
    return int(found[0]) if found else None


def _agenda(element: Element | None) -> str:
    found = re.search(r"\d{1,3}(?: ?\([a-z]\))?", plain(element))
    return found[0] if found else ""


def _draft(statement: Element) -> str:
    step = first(statement, "step", outcome="draftResolution")
    written = (step.get("as") or "") if step is not None else ""
    symbol = symbols.recognise(written or plain(first(statement, "inline", name="originating document")))
    return symbol.text if symbol else ""


def _committee(element: Element | None) -> str:
    """The words on provenance without the draft's symbol and the brackets."""
    return re.sub(r"\s*\([^()]*\)", "", plain(element)).strip(" []")
