"""Every address of the resolver, by its name, filled with what the town has; nothing is listed by hand."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.urls import URLResolver, get_resolver, reverse

EVENT = "tip-2025-hearing"
FLOOR = f"{EVENT}.main"
FILL: Mapping[str, Any] = {
    "event": EVENT,
    "number": 2,
    "a": 1,
    "b": 2,
    "floor": FLOOR,
    "form": "jsonl",
    "token": "x" * 22,
    "device": "none",
    "act": "stop",
    "segment": "panel",
    "role": "moderator",
    "place": 0,
    "provision": "p-none",
    "attribute": "none",
    "appointment": "none",
    "delegation": "none",
    "invitation": "none",
    "body": "none",
    "of": "none",
    "fact": "none",
    "tenure": "none",
    "participant": "nobody",
    "symbol": "A-RES-84-999",
    "unit": "OP1",
    "pk": 1,
    "category": "csos",
    "deadline": "accessibility",
    "registration": "none",
    "step": "who",
    "mail": "none",
    "file": "none",
    "letter": "none",
    "language": "en",
    "mailing": "none",
    "paper": "none",
    "portrait": "none",
    "table": "participants",
    "kind": "csv",
    "export": "none",
    "need": "none",
    "name": "none",
    "nominee": "none",
    "objection": "none",
    "request_id": "none",
    "asked": "none",
}


def _walk(resolver: Any = None, names: tuple[str, ...] = ()) -> Iterator[tuple[str, tuple[str, ...]]]:
    for one in (resolver or get_resolver()).url_patterns:
        here = (*names, *one.pattern.regex.groupindex, *getattr(one.pattern, "converters", {}))
        if isinstance(one, URLResolver):
            yield from _walk(one, here)
        else:
            yield str(one.name), tuple(dict.fromkeys(here))


def addresses(**more: Any) -> dict[str, str]:
    """The address of every name; `more` fills what this town knows better."""
    fill = {**FILL, **more}
    return {name: reverse(name, kwargs={one: fill[one] for one in wanted}) for name, wanted in _walk()}
