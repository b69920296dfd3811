"""Rules of conduct: what is said and done in a segment, limits, webcast, documents, acts, values."""

from collections.abc import Mapping
from typing import Any

from rostrum.procedure.conformance.fact import (
    Arguments,
    Fact,
    Scene,
    contains,
    missing,
    text,
    value,
    values,
)
from rostrum.procedure.modalities.arrangement import mapping, members, sequence
from rostrum.procedure.modalities.quotes import plain


def theme(scene: Scene, given: Arguments) -> list[Fact]:
    """The theme word by word, apart from white space and the shape of quotes and hyphens."""
    name = given["segment"]
    found = scene.member("segments", name).get("theme")
    holds = isinstance(found, str) and plain(found) == plain(given["text"])
    return [Fact("value", f"segments.{name}.theme", given["text"], found, holds)]


def items(scene: Scene, given: Arguments) -> list[Fact]:
    """All of these do this in the segment; others may too."""
    where, held = _items(scene, given)
    found = [one.get("by") for one in held if one.get("do") == given["do"]]
    return [contains(f"{where}.{given['do']}", given["by"], found)]


def then(scene: Scene, given: Arguments) -> list[Fact]:
    """Every item of the first kind comes before the first one of the second; both are there."""
    where, held = _items(scene, given)
    found = [one.get("do") for one in held]
    first = [place for place, do in enumerate(found) if do == given["first"]]
    after = [place for place, do in enumerate(found) if do == given["next"]]
    holds = bool(first and after) and max(first) < min(after)
    return [Fact("then", where, [given["first"], given["next"]], found, holds)]


def last(scene: Scene, given: Arguments) -> list[Fact]:
    """The segment ends with this, by that one."""
    where, held = _items(scene, given)
    final = held[-1] if held else {}
    wanted = [given["do"], given["by"]] if "by" in given else [given["do"]]
    found = [final.get("do"), final.get("by")][: len(wanted)]
    return [Fact("last", where, wanted, found, found == wanted)]


def limit(scene: Scene, given: Arguments) -> list[Fact]:
    """Seconds for one speaker and for a group, and what happens at the limit (ambiguity 26)."""
    where, held = f"floors.{given['floor']}", scene.member("floors", given["floor"])
    if not held:
        return missing(where)
    limits = mapping(held.get("limits"))
    facts = values(f"{where}.limits", limits, given, "individual", "group")
    return facts + values(where, held, given, "enforcement")


def webcast(scene: Scene, given: Arguments) -> list[Fact]:
    """Broadcast live, and on demand, in so many channels."""
    held = mapping(scene.arrangement.get("webcast"))
    if not held:
        return missing("webcast")
    facts = values("webcast", held, given, "live", "on_demand")
    if "languages" in given:
        facts.append(_number("webcast.languages", given["languages"], held.get("languages")))
    return facts


def questions(scene: Scene, given: Arguments) -> list[Fact]:
    """So many guiding questions for the whole event."""
    return [_number("guiding_questions", given["n"], scene.arrangement.get("guiding_questions"))]


def recalls(scene: Scene, given: Arguments) -> list[Fact]:
    """The mandate recalls the resolution of this date."""
    recalled = mapping(scene.arrangement.get("mandate")).get("recalls")
    by_symbol = {one.get("symbol"): one for one in map(mapping, sequence(recalled))}
    found = by_symbol.get(given["symbol"])
    where = f"mandate.recalls.{given['symbol']}"
    return [value(where, given["date"], found.get("date"))] if found else missing(where)


def adopted(scene: Scene, given: Arguments) -> list[Fact]:
    """The mandate was adopted on this day."""
    return [value("mandate.adopted", given["date"], scene.at("mandate.adopted"))]


def trail(scene: Scene, given: Arguments) -> list[Fact]:
    """Documents of these kinds are in the trail."""
    held = [mapping(one).get("kind") for one in sequence(scene.arrangement.get("trail"))]
    return [contains("trail", given["kinds"], list(dict.fromkeys(map(str, held))))]


def eq(scene: Scene, given: Arguments) -> list[Fact]:
    """A value is this one."""
    found = scene.at(given["path"])
    return [Fact("value", given["path"], given["value"], found, text(found) == given["value"])]


def has(scene: Scene, given: Arguments) -> list[Fact]:
    """A value is there."""
    found = scene.at(given["path"])
    there = found not in (None, "", [], {})
    return [Fact("present", given["path"], None, text(found), there)]


def done(scene: Scene, given: Arguments) -> list[Fact]:
    """An act is recorded, here or with the event it is of; no clock is asked."""
    wanted = (given["act"], given["of"])
    for event in (scene.arrangement, scene.event(given["of"])):
        for act in map(mapping, sequence((event or {}).get("record"))):
            if (act.get("act"), act.get("of")) == wanted:
                return [Fact("done", "record", list(wanted), act.get("on"), holds=True)]
    return [Fact("done", "record", list(wanted), None, None)]


def manual(_: Scene, given: Arguments) -> list[Fact]:
    """A person judges."""
    return [Fact("judge", "", given["ask"], None, None)]


def _items(scene: Scene, given: Arguments) -> tuple[str, list[Mapping[str, Any]]]:
    held = members(scene.arrangement, "segments").get(given["segment"], {})
    return f"segments.{given['segment']}.items", [mapping(one) for one in sequence(held.get("items"))]


def _number(where: str, wanted: int, found: Any) -> Fact:
    count = len(sequence(found))
    return Fact("number", where, wanted, count, count == wanted)
