"""What the editions are known to say: every result, forecast and notice of the prepared material."""

import re
from collections import Counter
from collections.abc import Callable

from rostrum.procedure.conformance import report
from rostrum.procedure.modalities import Modalities

Editions = dict[str, Modalities]
COUNTS = {
    "tip-2017-hlm": {"met": 29, "breach": 1, "differs": 1, "manual": 2},
    "tip-2021-hearing": {"met": 42, "open": 1, "differs": 1, "manual": 5},
    "tip-2025-hearing": {"met": 29, "manual": 2},
    "tip-2025-hlm": {"met": 61, "open": 5, "manual": 10},
    "tb-2023-hlm": {"met": 20, "open": 3, "manual": 1},
}
FORECASTS = {
    "tip-2017-hlm": ("short", 480, 160, 193),
    "tip-2021-hearing": ("fits", 210, 69, 48),
    "tip-2025-hearing": ("fits", 145, 48, 36),
    "tip-2025-hlm": ("short", 450, 150, 193),
    "tb-2023-hlm": ("short", 420, 140, 193),
}
NOTICES = {
    "tip-2017-hlm": ["no_way_in participants.media"],
    "tip-2025-hlm": ["no_way_in participants.survivors", "no_way_in participants.media"],
}


def test_counts_forecasts_and_notices(editions: Editions) -> None:
    others = {name: one.data for name, one in editions.items()}
    for name, one in editions.items():
        said = report(one, one.data, others)
        assert Counter(finding.result for finding in said.findings) == COUNTS[name]
        assert [(f.result, f.minutes, f.slots, f.expected) for f in said.forecasts] == [FORECASTS[name]]
        assert [f"{n.code} {n.where}" for n in said.notices] == NOTICES.get(name, [])


def test_a_breach_of_a_clause_that_was_not_at_hand_says_so(editions: Editions) -> None:
    [breach] = [f for f in report(editions["tip-2017-hlm"]).findings if f.result == "breach"]
    assert (breach.clause, breach.part, breach.confirmed) == ("OP2(a)#1", "rapporteur", False)
    [fact] = breach.wanting
    assert (fact.code, fact.where, fact.wanted) == (
        "contains",
        "segments.opening.items.statement",
        ["sr_tip"],
    )


def test_every_provision_has_the_result_expected(
    editions: Editions, expected: str, results: Callable[..., dict[str, str]]
) -> None:
    wanted = dict(_wanted(expected))
    found = {name: one for name, one in results(editions).items() if ": forecast" not in name}
    if "tb-2023-hlm" not in editions:
        wanted = {name: one for name, one in wanted.items() if not name.startswith("tb-")}
    assert found == wanted


def _wanted(expected: str) -> list[tuple[str, str]]:
    wanted = []
    for section in re.split(r"^## ", expected, flags=re.MULTILINE)[1:]:
        edition, _, body = section.partition("\n")
        met = re.search(r"^Met: (.*)\.$", body, re.MULTILINE)
        if met is None:
            continue
        wanted += [(f"{edition}: {name}", "met") for name in met[1].split("; ")]
        rows = re.findall(r"^\| (breach|differs|open|manual) \| (\S+(?: \w+)?) \(", body, re.MULTILINE)
        wanted += [(f"{edition}: {name}", result) for result, name in rows]
    return wanted
