"""Rules at their edges, on an invented event."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from rostrum.procedure.conformance import Finding, check, notices, report
from rostrum.procedure.modalities import Modalities, load

PAGE = Path(__file__).parents[3] / "docs/modalities.md"
EXAMPLE = PAGE.read_text("utf-8").partition("```yaml\n")[2].partition("```")[0]


@pytest.fixture
def event() -> dict[str, Any]:
    data: dict[str, Any] = json.loads(json.dumps(load(EXAMPLE, "rivers.yaml").data))
    return data


def _find(event: dict[str, Any], rule: str, others: Any = None, /, **given: Any) -> Finding:
    provision = {"p": "OP1#1", "force": "decides", "asks": "a thing", "check": {rule: given}}
    [finding] = check(Modalities("x", {"id": "x", "provisions": [provision]}, {}), event, others)
    return finding


def _wanting(finding: Finding) -> list[tuple[str, str, Any, Any]]:
    return [(fact.code, fact.where, fact.wanted, fact.found) for fact in finding.wanting]


def test_a_meeting_that_is_gone_is_missing(event: dict[str, Any]) -> None:
    finding = _find(event, "meeting", id="m9", date="2031-05-13")
    assert (finding.result, _wanting(finding)) == ("breach", [("missing", "meetings.m9", "m9", None)])


def test_what_would_satisfy_is_named(event: dict[str, Any]) -> None:
    event["meetings"][0]["date"] = "2031-05-14"
    finding = _find(event, "meeting", id="m1", date="2031-05-13", weekday="Tuesday", start="10:00")
    assert _wanting(finding) == [
        ("value", "meetings.m1.date", "2031-05-13", "2031-05-14"),
        ("value", "meetings.m1.weekday", "Tuesday", "Wednesday"),
    ]


def test_a_segment_inside_its_meeting(event: dict[str, Any]) -> None:
    assert _find(event, "within", segment="panel").result == "met"
    event["segments"][1]["end"] = "13:10"
    assert _wanting(_find(event, "within", segment="panel")) == [
        ("inside", "segments.panel", ["10:00", "13:00"], ["10:20", "13:10"])
    ]
    event["meetings"][0]["may_overrun"] = True
    assert _find(event, "within", segment="panel").result == "met"
    event["segments"][1]["start"] = "09:50"
    assert _find(event, "within", segment="panel").result == "breach"


def test_consecutive_by_the_hour_or_by_name(event: dict[str, Any]) -> None:
    assert _find(event, "consecutive", segments=["opening", "panel"]).result == "met"
    finding = _find(event, "consecutive", segments=["panel", "closing"])
    assert _wanting(finding) == [("follows", "segments.closing.start", "12:50", None)]
    del event["segments"][3]["not_before"]
    assert _find(event, "consecutive", segments=["panel", "closing"]).result == "met"


def test_an_order_that_cannot_be_told_is_no_order(event: dict[str, Any]) -> None:
    assert _find(event, "order", segments=["opening", "panel", "closing"]).result == "met"
    finding = _find(event, "order", segments=["closing", "panel"])
    assert _wanting(finding) == [("order", "segments", ["closing", "panel"], ["panel", "closing"])]
    event["meetings"] = []
    assert _find(event, "order", segments=["opening", "panel"]).result == "breach"


def test_another_event_is_open_until_it_is_known(event: dict[str, Any]) -> None:
    given = {"event": "rivers-2031-hlm", "date": "2031-09-30"}
    assert _wanting(_find(event, "by", **given)) == [("event", "rivers-2031-hlm", "rivers-2031-hlm", None)]
    without = {"rivers-2031-hlm": {"id": "rivers-2031-hlm", "meetings": []}}
    assert _find(event, "by", without, **given).result == "open"
    late = {"rivers-2031-hlm": {"meetings": [{"date": "2031-10-01"}, {"date": "2031-09-29"}]}}
    assert _wanting(_find(event, "by", late, **given)) == [
        ("not_after", "rivers-2031-hlm.meetings", "2031-09-30", "2031-10-01")
    ]


def test_an_act_may_be_recorded_with_the_event_it_is_of(event: dict[str, Any]) -> None:
    given = {"act": "summary_prepared", "of": "rivers-2031-hlm"}
    assert _find(event, "done", **given).result == "open"
    others = {"rivers-2031-hlm": {"record": [given]}}
    assert _find(event, "done", others, **given).result == "met"


def test_a_holiday_moves_a_deadline(event: dict[str, Any]) -> None:
    given = {"id": "states_close", "last_day": "2031-05-07", "weekday": "Wednesday"}
    provision = {"p": "OP1#1", "force": "invites", "asks": "three days", "check": {"deadline": given}}
    modalities = Modalities("x", {"id": "x", "provisions": [provision]}, {})
    [before] = check(modalities, event, {}, [date(2031, 5, 12)])
    assert (before.result, before.facts[0].found) == ("met", "2031-05-07")
    [plain] = check(modalities, event)
    assert (plain.result, plain.facts[0].found) == ("differs", "2031-05-08")


def test_a_deadline_in_its_own_zone(event: dict[str, Any]) -> None:
    assert _find(event, "deadline", id="ngos_close", utc="2031-05-02T15:00").result == "met"
    assert _find(event, "deadline", id="films_due", utc="2031-05-13T07:00").result == "met"
    assert _find(event, "deadline", id="none", utc="2031-05-13T07:00").result == "breach"


def test_a_contradiction_weighs_more_than_what_is_not_recorded(event: dict[str, Any]) -> None:
    del event["roles"]["moderator"]
    event["roles"]["others"] = {"n": "2", "mix": [{"attribute": "bank", "values": ["left"]}]}
    people = [{"name": "a", "attributes": {"bank": one}} for one in ("upstream", "upstream")]
    event["roles"]["cochairs"]["holders"] = people
    assert _find(event, "mix", roles=["others"]).result == "open"
    assert _find(event, "mix", roles=["others", "cochairs"]).result == "breach"


def test_who_learns_of_an_objection_is_exact(event: dict[str, Any]) -> None:
    objections = {"basis_disclosed": "on_request", "disclosed_to": ["office", "requester", "press"]}
    event["lists"] = {"assent": {"of": ["ngos", "public"], "objections": objections}}
    assert _find(event, "list", id="assent", of=["ngos"]).result == "met"
    finding = _find(event, "list", id="assent", disclosed_to=["office", "requester"])
    assert [fact.code for fact in finding.wanting] == ["exactly"]


def test_a_value_of_any_type_compares_as_the_file_spells_it(event: dict[str, Any]) -> None:
    assert _find(event, "eq", path="webcast.live", value="true").result == "met"
    assert _find(event, "eq", path="floors.panel.limits.individual", value="120").result == "met"
    assert _find(event, "eq", path="floors.panel.warnings", value=["30", "10"]).result == "met"
    assert _find(event, "eq", path="tracks.annex", value={"label": "annex"}).result == "breach"
    assert _find(event, "has", path="tracks.annex.room").result == "met"
    assert _find(event, "has", path="tracks.hall.room").result == "breach"


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({}, ("fits", 150, 75)),
        ({"limits": {"individual": 240}}, ("short", 150, 37)),
        ({"limits": {}}, ("unknown", 150, 0)),
        ({"slots": {"m1": 12}}, ("short", 150, 12)),
    ],
)
def test_capacity(event: dict[str, Any], change: dict[str, Any], found: tuple[str, int, int]) -> None:
    event["floors"]["panel"] |= change
    [forecast] = report(load(EXAMPLE, "rivers.yaml"), event).forecasts
    assert (forecast.result, forecast.minutes, forecast.slots) == found


def test_capacity_of_unknown_hours_is_unknown(event: dict[str, Any]) -> None:
    event["floors"]["panel"]["limits"] = {"individual": 3600}
    event["segments"][3]["floor"] = "panel"
    [forecast] = report(load(EXAMPLE, "rivers.yaml"), event).forecasts
    assert (forecast.result, forecast.slots) == ("unknown", 2)


def test_a_live_arrangement_gives_notices_and_no_errors(event: dict[str, Any]) -> None:
    assert notices(event) == []
    event["participants"]["public"]["route"] = "unspecified"
    event["segments"][1] |= {"start": "10:10", "end": "13:20", "moderator": "nobody"}
    found = [(one.code, one.where, one.values) for one in notices(event)]
    assert found == [
        ("no_way_in", "participants.public", ()),
        ("overlap", "segments.panel", ("opening",)),
        ("outside", "segments.panel", ("m1",)),
        ("dangling", "segments.panel.moderator", ("nobody", "roles")),
    ]
    del event["tracks"]
    for segment in event["segments"]:
        segment.pop("track", None)
    event["segments"] = event["segments"][:1]
    [*_, gap] = notices(event)
    assert (gap.code, gap.where, gap.values) == ("gap", "meetings.m1", ("10:20", "13:00"))
