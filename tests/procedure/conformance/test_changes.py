"""One change in an arrangement moves the results it should, and nothing else moves."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from rostrum.procedure.modalities import Modalities

Data = dict[str, Any]
Change = Callable[[Data], object]
Editions = dict[str, Modalities]


def _one(data: Data, path: str) -> Any:
    found: Any = data
    for step in path.split("."):
        found = next(m for m in found if m["id"] == step) if isinstance(found, list) else found[step]
    return found


def put(path: str, value: Any) -> Change:
    def change(data: Data) -> None:
        around, _, name = path.rpartition(".")
        (_one(data, around) if around else data)[name] = value

    return change


def drop(path: str) -> Change:
    around, _, name = path.rpartition(".")
    return lambda data: (_one(data, around) if around else data).pop(name)


def both(*changes: Change) -> Change:
    return lambda data: [change(data) for change in changes]


def without(path: str, **like: str) -> Change:
    def change(data: Data) -> None:
        held = _one(data, path)
        held[:] = [one for one in held if any(one.get(k) != v for k, v in like.items())]

    return change


def acts(*pairs: tuple[str, str]) -> Change:
    return lambda data: data["record"].extend(
        {"act": act, "of": of, "source": "recorded"} for act, of in pairs
    )


def holders(role: str, *attributes: Data | None) -> Change:
    people = [
        {"name": "a person"} if one is None else {"name": "a person", "attributes": one} for one in attributes
    ]
    return put(f"roles.{role}.holders", people)


def develop(*values: str) -> Change:
    return holders("cofacilitators", *({"development": value} for value in values))


def another_plenary(data: Data) -> None:
    hours = {"start": "10:00", "end": "13:00"}
    data["meetings"].append({"id": "m5", "date": "2025-11-26", **hours, "form": "plenary"})
    data["segments"].append(
        {"id": "plenary4", "meeting": "m5", **hours, "kind": "plenary", "floor": "plenary"}
    )


def adopt_first(data: Data) -> None:
    items = _one(data, "segments.opening.items")
    items.insert(0, items.pop())


HLM, HEARING = "tip-2025-hlm", "tip-2025-hearing"
OLD, EARLIER, TB = "tip-2021-hearing", "tip-2017-hlm", "tb-2023-hlm"
CHANGES: list[tuple[str, Change, str]] = [
    (
        HLM,
        both(put("segments.plenary3.end", "17:45"), put("segments.closing.start", "17:45")),
        "OP1(c)#1 closing: met → breach",
    ),
    (
        HLM,
        both(put("meetings.m3.date", "2025-11-26"), put("meetings.m4.date", "2025-11-26")),
        "OP1#1 day2: met → breach; OP1(c)#1 afternoon: met → breach",
    ),
    (
        HLM,
        put("segments.panel2.start", "16:45"),
        "OP1(b)#1 consecutive: met → breach; OP4(b)#1 time: met → breach",
    ),
    (HLM, without("segments.opening.items", by="sr_tip"), "OP2(a)#1 speakers: met → breach"),
    (HLM, adopt_first, "OP2(a)#1 adoption: met → breach"),
    (HLM, put("floors.plenary.limits.individual", 240), "OP2(b)#3: met → breach"),
    (HLM, put("floors.plenary.explanations_of_vote", "separate"), "OP2(a)#2: met → breach"),
    (HLM, put("segments.panel1.theme", "The Global Plan of Action"), "OP4(a)#1 theme: met → breach"),
    (HLM, put("participants.media.may", []), "OP4(d)#1 who: met → breach"),
    (HLM, put("participants.ecosoc_ngos.route", "invite"), "OP8#1 register: met → differs"),
    (HLM, put("lists.pga_list.names", ["final"]), "OP9/fn4#1: met → breach"),
    (
        HLM,
        put("lists.pga_list.objections.basis_disclosed", "always"),
        "OP9/fn4#2 request: met → breach",
    ),
    (HLM, put("roles.civil_society.appointed_by", "sg"), "OP2(a)#1 selection: met → breach"),
    (HLM, develop("developing", "developing"), "OP10#1 mix: open → breach"),
    (HLM, develop("developed", "developing"), "OP10#1 mix: open → met"),
    (
        HLM,
        holders("civil_society", {"survivor": "recorded with consent"}),
        "OP2(a)#1 survivor: open → met",
    ),
    (HLM, both(holders("eminent", None), holders("civil_society", None)), "no change"),
    (
        HLM,
        both(holders("eminent", {"survivor": "none"}), holders("civil_society", {"survivor": "none"})),
        "OP2(a)#1 survivor: open → breach",
    ),
    (
        HLM,
        acts(("submitted", "pga_list"), ("decided", "pga_list")),
        "OP9#2 done: open → met; OP9#3 done: open → met",
    ),
    (
        HLM,
        both(drop("participants.member_states.level"), drop("participants.observers.level")),
        "OP5#1: met → differs",
    ),
    (
        HLM,
        another_plenary,
        (
            "OP1#1 days: met → breach; note/background#1 days: met → differs; "
            "forecast plenary_time: short → fits"
        ),
    ),
    (
        HEARING,
        put("meetings.m1.date", "2025-07-01"),
        (
            "OP11#1 when: met → breach; note/head#1 when: met → differs; note/access#3: met → differs; "
            "tip-2025-hlm: OP11#1 when: met → breach"
        ),
    ),
    (HEARING, put("floors.panel.enforcement", "urge"), "note/format#5 cut: met → differs"),
    (
        HEARING,
        put("webcast.languages", ["ar", "zh", "en", "fr", "ru", "es"]),
        "note/webcast#1 languages: met → differs",
    ),
    (HEARING, put("deadlines.accessibility.working_days", 2), "note/access#3: met → differs"),
    (
        HEARING,
        drop("participants.private_sector"),
        "OP11#1 who: met → breach; OP11#1 invited: met → breach; note/objectives#1 who: met → differs",
    ),
    (OLD, put("deadlines.register.tz", "UTC"), "note/registration#4 deadline: met → differs"),
    (OLD, put("statements.publish", "all"), "note/ways#2 publish: met → differs"),
    (OLD, put("floors.panel.link", "all_registered"), "note/registration#2 link: met → differs"),
    (
        EARLIER,
        lambda data: _one(data, "segments.opening.items").append({"do": "statement", "by": "sr_tip"}),
        "OP2(a)#1 rapporteur: breach → met",
    ),
    (
        EARLIER,
        put("segments.closing.not_before", "17:30"),
        "page/programme#7 after: met → breach",
    ),
    (
        EARLIER,
        without("segments.closing.items", do="summary", by="panel2_chair"),
        "page/programme#7 summaries: met → breach",
    ),
    (
        OLD,
        both(put("segments.closing.start", "14:55"), put("segments.closing.end", "15:00")),
        "note/format#1: met → differs; note/programme#4: met → differs",
    ),
    (OLD, lambda data: data["guiding_questions"].pop(), "note/questions#1: met → differs"),
    (
        OLD,
        put("meetings.m1.date", "2021-07-14"),
        "letter/body#1: met → differs; note/format#1: met → differs",
    ),
    (OLD, put("questions.drawn_by", ["moderator1"]), "note/ways#1 drawn: met → differs"),
    (OLD, drop("communications.hashtag"), "note/ways#3: met → differs"),
    (
        EARLIER,
        both(put("meetings.m3.date", "2017-09-27"), put("meetings.m4.date", "2017-09-27")),
        "page/parts#1 day2: met → breach; page/parts#1 order: met → breach",
    ),
    (EARLIER, holders("civil_society", None), "OP2(a)#1 survivor: met → open"),
    (TB, put("segments.panel1.track", "main"), "OP4(a)#1 parallel: met → breach"),
    (
        TB,
        without("segments.closing.items", do="statement", by="affected_closing"),
        "OP3(d)#1 affected: met → breach",
    ),
    (TB, put("outcome.adoption.by", "consensus"), "OP5#1: met → breach"),
]


# tb-2023 is a test file among the prepared material, no shipped edition (D4)
CASES = [
    pytest.param(source, *one, id=f"{source} {one[2][:40]}")
    for source in ("shared", "shipped")
    for one in CHANGES
    if (source, one[0]) != ("shipped", TB)
]


@pytest.mark.parametrize(("editions", "edition", "change", "moves"), CASES, indirect=["editions"])
def test_a_change_moves_what_it_should_and_nothing_else(
    editions: Editions,
    results: Callable[..., dict[str, str]],
    edition: str,
    change: Change,
    moves: str,
) -> None:
    before, after = results(editions), results(editions, edition, change)
    moved = {name: (before[name], after[name]) for name in before if before[name] != after[name]}
    assert moved == _moves(edition, moves)


def test_every_row_of_the_prepared_table_is_tried(expected: str) -> None:
    table = expected.partition("## Changes that must move a result")[2].partition("## ")[0]
    rows = re.findall(r"^\| ([a-z0-9-]+) \| .* \| (.*) \|$", table, re.MULTILINE)
    wanted = [(edition, _moves(edition, moves)) for edition, moves in rows if edition != "edition"]
    assert len(wanted) == len(CHANGES)
    tried = [(edition, _moves(edition, moves)) for edition, _, moves in CHANGES]
    assert [row for row in wanted if row not in tried] == []


def _moves(edition: str, moves: str) -> dict[str, tuple[str, str]]:
    wanted = {}
    for move in moves.split("; ") if moves != "no change" else []:
        name, before, after = re.fullmatch(r"(.*): (\w+) → (\w+)", move).groups()  # type: ignore[union-attr] # a row of our own
        wanted[name if ": " in name else f"{edition}: {name}"] = (before, after)
    return wanted
