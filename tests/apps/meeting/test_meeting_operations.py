from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser

from rostrum.apps.meeting import operations, queries
from rostrum.apps.meeting.models import Act, ProgrammeVersion, SensitiveFact
from rostrum.apps.people.models import Account
from rostrum.apps.processes.operations import grant_role
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.programme_changes import Change

FILE = Path(__file__).parents[2] / "data/modalities/lakes-2030-hlm.yaml"
EVENT = "lakes-2030-hlm"
NOW = 1_900_000_000_000_000

pytestmark = pytest.mark.django_db


def load(text: str = "", by: Account | None = None, now: int = NOW) -> queries.EventRow:
    return operations.load_event(
        text=text or FILE.read_text(), name=FILE.name, rehearsal=False, by=by, now=now
    )


@pytest.fixture
def secretary() -> Account:
    account = Account.objects.create_user("secretary@example.org", name="Sam Secretary")
    grant_role(account=account, role="secretariat", event=EVENT, by=None, now=NOW)
    return account


def numbers() -> list[tuple[int, str, str]]:
    return [(v.number, v.state, v.why) for v in queries.versions(event=EVENT)]


def code(refused: pytest.ExceptionInfo[Refusal]) -> str:
    return refused.value.code


def test_an_event_is_loaded_with_its_arrangement_and_without_the_voice_of_its_mandate() -> None:
    assert load() == queries.EventRow(
        id=EVENT,
        kind="high_level_meeting",
        title="High-level meeting on clean lakes",
        process="lakes",
        session=85,
        tz="America/New_York",
        rehearsal=False,
        created_at=NOW,
        modalities_name=FILE.name,
    )
    arrangement = queries.arrangement(event=EVENT)
    assert not {"rostrum", "provisions", "forecasts"} & set(arrangement)
    assert arrangement["segments"][0]["start"] == "10:00"
    assert len(queries.modalities(event=EVENT).provisions) == 7
    assert numbers() == [(1, "preliminary", "")]


def test_the_same_text_again_changes_nothing() -> None:
    assert load() == load(now=NOW + 1)
    assert numbers() == [(1, "preliminary", "")]


def test_corrected_provisions_take_effect_without_a_version() -> None:
    load()
    load(FILE.read_text().replace("the spirit of the lakes", "the wish of the lakes"))
    assert queries.modalities(event=EVENT).provisions[5]["asks"] == "the wish of the lakes"
    assert numbers() == [(1, "preliminary", "")]


def test_a_corrected_arrangement_is_a_new_version() -> None:
    load()
    load(FILE.read_text().replace("Lake Hall", "Lake House"))
    assert numbers() == [(2, "preliminary", FILE.name), (1, "preliminary", "")]
    assert queries.changes(event=EVENT, a=1, b=2) == (Change(("venue",), "Lake Hall", "Lake House"),)


def test_loading_never_undoes_what_people_changed_since(secretary: Account) -> None:
    load()
    operations.set_state(event=EVENT, state="provisional", why="Letter sent", by=secretary, now=NOW)
    name_expert(secretary)
    with pytest.raises(Refusal) as refused:
        load(FILE.read_text().replace("Lake Hall", "Lake House"))
    assert code(refused) == "programme_revised"
    assert queries.modalities(event=EVENT).data["venue"] == "Lake Hall"


def name_expert(by: Account | None, **more: Any) -> int:
    return operations.name_holder(
        event=EVENT, role="experts", holder={"name": "Dr. Io Berg"}, why="Accepted", by=by, now=NOW, **more
    )


def test_a_file_that_is_refused_stores_nothing() -> None:
    with pytest.raises(Refusal) as refused:
        load("rostrum: 3\n")
    assert code(refused) == "modalities_refused"
    assert "lakes-2030-hlm.yaml:1:" in str(refused.value.detail["problems"][0])
    assert queries.events() == ()


def test_a_change_is_a_version_with_its_reason_and_maker(secretary: Account) -> None:
    load()
    assert name_expert(secretary) == 2
    newest = queries.versions(event=EVENT)[0]
    assert newest == queries.VersionRow(2, "preliminary", "Sam Secretary", NOW, "Accepted")
    assert queries.programme(event=EVENT).offices[2].holders[0].name == "Dr. Io Berg"
    assert queries.programme(event=EVENT, version=1).offices[2].holders == ()


def test_a_time_is_read_from_the_words_of_documents(secretary: Account) -> None:
    load()
    operations.set_segment_time(
        event=EVENT, segment="panel", words="3.30 pm – 5 pm", by=secretary, why="Room", now=NOW
    )
    assert queries.changes(event=EVENT, a=1, b=2) == (
        Change(("segments", "panel", "start"), "15:00", "15:30"),
        Change(("segments", "panel", "end"), "16:30", "17:00"),
    )


def test_what_overlaps_or_breaches_the_mandate_is_saved_because_it_is_a_finding(secretary: Account) -> None:
    load()
    operations.set_segment_time(
        event=EVENT, segment="opening", words="10:00 - 12:00", by=secretary, why="Longer", now=NOW
    )
    assert queries.versions(event=EVENT)[0].number == 2


def test_nothing_changed_is_no_version(secretary: Account) -> None:
    load()
    assert operations.set_state(event=EVENT, state="preliminary", why="x", by=secretary, now=NOW) == 1
    assert numbers() == [(1, "preliminary", "")]


def test_who_saw_an_older_version_is_refused(secretary: Account) -> None:
    load()
    assert name_expert(secretary, seen=1) == 2
    with pytest.raises(Refusal) as refused:
        operations.set_state(event=EVENT, state="final", why="x", by=secretary, now=NOW, seen=1)
    assert (code(refused), refused.value.detail) == ("stale", {"number": 2})


@pytest.mark.parametrize(
    ("state", "why", "expected"),
    [("done", "x", "unknown_state"), ("final", "  ", "no_reason"), ("final", "x" * 501, "reason_too_long")],
)
def test_words_that_cannot_stand_are_refused(secretary: Account, state: str, why: str, expected: str) -> None:
    load()
    with pytest.raises(Refusal) as refused:
        operations.set_state(event=EVENT, state=state, why=why, by=secretary, now=NOW)
    assert code(refused) == expected


@pytest.mark.parametrize("role", ["operator", "moderator", "interpreter", "technician", "simulator", ""])
def test_only_the_secretariat_of_the_event_changes_it(role: str) -> None:
    load()
    account = Account.objects.create_user("other@example.org", name="Other")
    grant_role(account=account, role="secretariat", event="another-event", by=None, now=NOW)
    if role:
        grant_role(account=account, role=role, event=EVENT, by=None, now=NOW)
    for by in (account, AnonymousUser()):
        with pytest.raises(Refusal) as refused:
            name_expert(by)  # type: ignore[arg-type]  # a visitor is what a view may hand over
        assert code(refused) == "not_permitted"
        with pytest.raises(Refusal) as refused:
            load(by=by)  # type: ignore[arg-type]  # as above
        assert code(refused) == "not_permitted"
        with pytest.raises(Refusal) as refused:
            operations.record_act(event=EVENT, act="held", of=EVENT, on=None, by=by, now=NOW)  # type: ignore[arg-type]  # as above
        assert code(refused) == "not_permitted"
    assert numbers() == [(1, "preliminary", "")]


def test_a_fact_is_put_on_record_once(secretary: Account) -> None:
    load()
    for day in (date(2030, 3, 11), date(2030, 3, 12)):
        operations.record_act(event=EVENT, act="summary_prepared", of=EVENT, on=day, by=secretary, now=NOW)
    assert queries.acts(event=EVENT) == (queries.ActRow("summary_prepared", EVENT, "2030-03-11"),)


def test_an_act_to_come_is_not_on_record(secretary: Account) -> None:
    """The day is that of the event's zone: in New York it is still the 17th."""
    load()
    on_record: dict[str, Any] = {"event": EVENT, "act": "held", "of": EVENT, "by": secretary}
    night = 1_900_030_000_000_000  # 18 March 2030, 01:46 UTC
    with pytest.raises(Refusal) as refused:
        operations.record_act(**on_record, on=date(2030, 3, 18), now=night)
    assert code(refused) == "not_yet"
    operations.record_act(**on_record, on=date(2030, 3, 17), now=night)
    assert queries.acts(event=EVENT) == (queries.ActRow("held", EVENT, "2030-03-17"),)


def record(value: str, by: Account | None = None, **more: Any) -> int:
    of = {"event": EVENT, "role": "cochairs", "place": 0, "attribute": "shore", "value": value}
    return operations.record_attribute(**{**of, "why": "As told", "by": by, "now": NOW, **more})


def attributes(version: int | None = None) -> Any:
    return queries.arrangement(event=EVENT, version=version)["roles"]["cochairs"]["holders"][0].get(
        "attributes"
    )


def test_what_is_recorded_of_a_holder_is_a_version_with_its_reason(secretary: Account) -> None:
    load()
    assert record("south", secretary) == 2
    assert numbers()[0] == (2, "preliminary", "As told")
    assert (attributes(1), attributes(2)) == ({"shore": "north"}, {"shore": "south"})
    assert record("south", secretary) == 2
    assert (record("", secretary), attributes()) == (3, None)


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"value": "west"}, "unknown_value"),
        ({"attribute": "age"}, "unknown_attribute"),
        ({"role": "president"}, "unknown_attribute"),
        ({"place": 1}, "no_such_place"),
        ({"why": " "}, "no_reason"),
        ({"seen": 7}, "stale"),
        ({"event": "none"}, "unknown_event"),
    ],
)
def test_nothing_is_recorded_that_no_mandate_asks(
    more: dict[str, Any], expected: str, secretary: Account
) -> None:
    load()
    with pytest.raises(Refusal) as refused:
        record(**{"value": "south", "by": secretary, **more})
    assert code(refused) == expected
    assert numbers() == [(1, "preliminary", "")]


COUNTED = """  youth:
    n: "1"
    label: at least one survivor among the Co-Chairs
    at_least: {n: "1", of: [cochairs], attribute: survivor}
  experts:"""


def counted(value: str, by: Account | None, **more: Any) -> int:
    return record(value, by, attribute="survivor", **more)


def load_counted() -> None:
    load(FILE.read_text().replace("  experts:", COUNTED, 1))


def facts(by: Account | None) -> list[tuple[str, int, str, str, str]]:
    held = queries.sensitive_facts(event=EVENT, by=by)
    return [(one.role, one.place, one.attribute, one.value, one.consent_note) for one in held]


def test_what_is_sensitive_makes_no_version_and_is_erased_whole(secretary: Account) -> None:
    load_counted()
    assert counted("yes", secretary, why="Signed on paper") == 1
    assert facts(secretary) == [("cochairs", 0, "survivor", "yes", "Signed on paper")]
    assert counted("none", secretary) == 1
    assert [row.value for row in SensitiveFact.objects.all()] == ["none"]
    assert (attributes(), numbers()) == ({"shore": "north"}, [(1, "preliminary", "")])
    assert "yes" not in str(queries.sensitive_facts(event=EVENT, by=None))
    counted("", secretary, why="")
    assert SensitiveFact.objects.count() == 0


@pytest.mark.parametrize(("more", "expected"), [({"why": ""}, "no_reason"), ({"seen": 9}, "stale")])
def test_consent_is_noted_and_the_person_is_the_one_seen(
    more: dict[str, Any], expected: str, secretary: Account
) -> None:
    load_counted()
    with pytest.raises(Refusal) as refused:
        counted("yes", secretary, **more)
    assert (code(refused), SensitiveFact.objects.count()) == (expected, 0)


def test_another_person_in_the_place_starts_anew(secretary: Account) -> None:
    load_counted()
    counted("yes", secretary)
    told: dict[str, Any] = {"event": EVENT, "role": "cochairs", "why": "Named", "by": secretary, "now": NOW}
    operations.name_holder(**told, place=1, holder={"name": "Ms. Uma Rao"})
    operations.name_holder(**told, place=0, holder={"name": "Mr. Bo Ek", "function": "Chair"})
    assert facts(secretary) == [("cochairs", 0, "survivor", "yes", "As told")]
    operations.name_holder(**told, place=0, holder={})
    assert facts(secretary) == []


def test_only_the_secretariat_records_and_reads_what_is_sensitive() -> None:
    load_counted()
    other = Account.objects.create_user("other@example.org", name="Other")
    grant_role(account=other, role="operator", event=EVENT, by=None, now=NOW)
    for act in (lambda: counted("yes", other), lambda: record("south", other), lambda: facts(other)):
        with pytest.raises(Refusal) as refused:
            act()
        assert code(refused) == "not_permitted"


def test_versions_and_acts_are_never_altered_or_removed(secretary: Account) -> None:
    load()
    operations.record_act(event=EVENT, act="held", of=EVENT, on=None, by=secretary, now=NOW)
    for row in (ProgrammeVersion.objects.get(), Act.objects.get()):
        with pytest.raises(TypeError):
            row.save()
        with pytest.raises(TypeError):
            row.delete()


@pytest.mark.parametrize(
    ("ask", "expected"),
    [
        (lambda: queries.event(event="none"), "unknown_event"),
        (lambda: queries.modalities(event="none"), "unknown_event"),
        (lambda: queries.arrangement(event="none"), "unknown_version"),
        (lambda: queries.arrangement(event=EVENT, version=9), "unknown_version"),
        (lambda: queries.changes(event=EVENT, a=1, b=9), "unknown_version"),
        (lambda: queries.floor_rules(event=EVENT, segment="dinner"), "unknown_segment"),
    ],
)
def test_what_is_not_there_is_refused(ask: Any, expected: str) -> None:
    load()
    with pytest.raises(Refusal) as refused:
        ask()
    assert code(refused) == expected


def test_the_floor_reads_segments_and_rules() -> None:
    load()
    assert queries.segments(event=EVENT)[-1] == queries.SegmentRow(
        "closing", "m2", "hall", "closing", None, "", "opening", 1_899_410_400_000_000, None
    )
    assert queries.floor_rules(event=EVENT, segment="panel") == {
        "mode": "request",
        "limits": {"individual": 180},
        "enforcement": "cut",
        "until": "time",
    }


@pytest.mark.parametrize("rows", [1, 3])
def test_reading_takes_as_many_queries_for_three_events_as_for_one(
    rows: int, django_assert_num_queries: Any
) -> None:
    load()
    for number in range(1, rows):
        load(FILE.read_text().replace(EVENT, f"lakes-{number}"))
    with django_assert_num_queries(1):
        assert len(queries.events()) == rows
    with django_assert_num_queries(1):
        queries.programme(event=EVENT)
    with django_assert_num_queries(1):
        queries.versions(event=EVENT)
