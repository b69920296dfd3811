"""Which facts about a body or a person may be given, and in what shape."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from rostrum.apps.people.models import Consultative, Kind, Organization, Paris, Region
from rostrum.foundation.languages import BY_CODE
from rostrum.foundation.refusal import Refusal

WHY_LIMIT = 300
MEMBER = "member"  # how the trail calls a membership
NAMES_OF_A_PERSON = ("honorific", "public_name", "say")
FIRST_YEAR, LAST_YEAR = 1815, 2200  # no body that takes part is older than the Congress of Vienna
CHOICES: Mapping[str, list[str]] = {
    "kind": [one for one in Kind.values if one != Kind.STATE],  # the 193 are Members by nobody's entry
    "region": Region.values,
    "region_also": Region.values,
    "consultative_status": Consultative.values,
    "paris_status": Paris.values,
    "confirmed": ["yes", "no"],
}
SHAPES = {"iso2": r"([A-Z]{2})?", "iso3": r"([A-Z]{3})?", "m49": r"(\d{3})?", "order_class": r"[0-9]"}
YEARS = ("consultative_since", "paris_since")
TEXTS = {"seat": 120} | dict.fromkeys(("consultative_evidence", "paris_evidence", "source", "note"), 300)
FACTS = (*CHOICES, *SHAPES, *YEARS, *TEXTS, "country")
EVIDENCE = {"consultative_status": "consultative_evidence", "paris_status": "paris_evidence"}


def known(fact: str, text: str) -> Any:
    """The value of a fact as the table keeps it, from how people write it: a year as figures, a country as its code.

    Refused: unknown_fact (no body has it), unknown_value.
    """
    text = " ".join(text.split())
    if fact not in FACTS:
        raise Refusal("unknown_fact", fact=fact)
    if not fits(fact, text):
        raise Refusal("unknown_value", fact=fact, value=text)
    if fact in YEARS:
        return int(text) if text else None
    if fact == "country":
        return _country(text)
    return {"confirmed": text == "yes", "order_class": text}.get(fact, text)


def fits(fact: str, text: str) -> bool:
    """Whether the words have the shape of the fact."""
    if fact in CHOICES:
        return text in CHOICES[fact]
    if fact in YEARS:
        return not text or (text.isdecimal() and FIRST_YEAR <= int(text) <= LAST_YEAR)
    if fact in TEXTS:
        return len(text) <= TEXTS[fact]
    return bool(re.fullmatch(SHAPES.get(fact, ".*"), text))


def _country(code: str) -> Organization | None:
    """A State by its code. Refused: unknown_value."""
    found = Organization.objects.filter(code=code).exclude(iso3="").first()
    if code and found is None:
        raise Refusal("unknown_value", fact="country", value=code)
    return found


def told(one: Organization, fact: str) -> str:
    """What the table holds of a fact, as people write it."""
    value = getattr(one, fact)
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.code if isinstance(value, Organization) else "" if value is None else str(value)


def shown(one: Organization) -> None:
    """A status without what shows it is a claim. Refused: no_evidence (R62, R64)."""
    for status, evidence in EVIDENCE.items():
        if getattr(one, status) and not getattr(one, evidence):
            raise Refusal("no_evidence", fact=evidence)


def said(text: str) -> str:
    """A name without stray spaces. Refuses `no_name`."""
    if not text.strip():
        raise Refusal("no_name")
    return " ".join(text.split())


def official_or_tag(code: str) -> str:
    """The code under which a language is kept, one of the six or another. Refuses `unknown_language`."""
    if code in BY_CODE:
        return BY_CODE[code].code
    if not re.fullmatch(r"[a-z]{2,3}(-[a-z0-9]{2,8}){0,2}", code):
        raise Refusal("unknown_language", language=code)
    return code


def reasoned(why: str) -> None:
    """Refuses no_reason and reason_too_long."""
    if not why.strip():
        raise Refusal("no_reason")
    if len(why.strip()) > WHY_LIMIT:
        raise Refusal("reason_too_long", limit=WHY_LIMIT)


def spoken(codes: Iterable[str]) -> list[str]:
    """Languages in the order given, each once. Refuses `unknown_language`."""
    return list(dict.fromkeys(official_or_tag(code) for code in codes))
