import pytest

from rostrum.procedure.modalities import ModalitiesError, Problem, load
from rostrum.procedure.modalities.timetable import Timetable

QUOTE = "an open exchange"


def test_values_have_their_types(example: str) -> None:
    data = load(example, "rivers.yaml").data
    assert data["session"] == 86
    assert data["roles"]["moderator"] == {
        "n": "1",
        "label": "moderator",
        "substitute": {"allowed": True, "by": "pga"},
    }
    assert data["floors"]["panel"]["limits"] == {"individual": 120, "group": 240, "reply": [180, 60]}
    assert data["docs"] == {"mandate": ["A/RES/85/999"], "note": ["Concept note of 3 March 2031"]}
    assert data["provisions"][0]["check"] == {"by": {"date": "2031-05-31"}}


def test_a_single_reply_limit_is_a_list_of_one(example: str) -> None:
    data = load(example.replace("reply: [180, 60]", "reply: 180"), "rivers.yaml").data
    assert data["floors"]["panel"]["limits"]["reply"] == [180]


def test_every_value_has_its_place(example: str) -> None:
    modalities = load(example, "rivers.yaml")
    line = next(n for n, text in enumerate(example.splitlines(), 1) if "{id: films, " in text)
    column = example.splitlines()[line - 1].index('"11:00"') + 1
    assert modalities.where("segments.films.start") == (line, column)
    assert modalities.where("segments.films.not_there") == modalities.where("segments.films")
    assert modalities.where("") == (1, 1)


def test_segments_follow_in_time(example: str) -> None:
    modalities = load(example, "rivers.yaml")
    assert list(Timetable(modalities.data).in_order()) == ["opening", "panel", "films", "closing"]


def test_the_floor_rules_of_a_segment(example: str) -> None:
    rules = load(example, "rivers.yaml").floor_rules("panel")
    assert (rules.segment, rules.name, rules.mode, rules.order) == ("panel", "panel", "list", ("first_come",))
    assert (rules.individual, rules.group, rules.reply) == (120, 240, (180, 60))
    assert (rules.enforcement, rules.warnings, rules.until) == ("cut", (30, 10), "time")
    assert rules.rules["merge"] == "alternate"


def test_unstated_floor_rules_cut_nobody(example: str) -> None:
    modalities = load(example, "rivers.yaml")
    rules = modalities.floor_rules("opening")
    assert (rules.individual, rules.enforcement, rules.warnings) == (None, "none", (60, 10))
    with pytest.raises(KeyError):
        modalities.floor_rules("nowhere")


REFUSED = [
    ('start: "10:20"', "start: 10:20", "unquoted", "segments.panel.start"),
    ('adopted: "2031-01-20"', "adopted: 2031-01-20", "unquoted", "mandate.adopted"),
    ("session: 86", "session: 86\ncolour: blue", "unknown_key", "colour"),
    ("on_time: close_list", "on_tine: close_list", "unknown_key", "floors.panel.on_tine"),
    ("session: 86", "session: 86\nsession: 86", "duplicate_key", "session"),
    ("    merge: alternate", "    <<: {merge: alternate}", "merge_key", "floors.panel"),
    ("title: Hearing", "title: &t Hearing", "anchor", "title"),
    ("title: Hearing on the state of the great rivers", "title: *t", "alias", "title"),
    ("session: 86", "session: !!int 86", "tag", "session"),
    ("mode: hybrid", "mode: mixed", "enumeration", "mode"),
    ("moderator: moderator\n", "moderator: moderater\n", "dangling", "segments.panel.moderator"),
    ('    at: "2031', '    on: "2031-05-02"\n    assumed: true\n    at: "2031', "one_moment", "deadlines.ngos_close"),
    ("working_days: 3, ", "", "one_moment", "deadlines.states_close"),
    ("assumed: true, ", "", "assumed", "deadlines.mode_known.on"),
    ("live: true", "live: yes", "value", "webcast.live"),
    ('start: "10:20"', 'start: "25:50"', "value", "segments.panel.start"),
    ("2031-04-20", "2031-06-31", "value", "deadlines.ngos_close.history.0.changed_on"),
    ("Europe/Vienna", "Europe/Atlantis", "value", "tz"),
    ("Europe/Vienna", "Europe", "value", "tz"),
    ("kind: hearing\n", "", "missing_key", ""),
    ("{by: {date", "{bye: {date", "unknown_rule", "provisions.0.check.bye"),
    ('{by: {date: "2031-05-31"}}', '{by: {date: "2031-05-31"}, has: {path: tz}}', "one_rule", "provisions.0.check"),
    ("part: chairs", "part: when", "twice", "provisions.1"),
    ("id: films, ", "id: opening, ", "twice", "segments.2.id"),
    ("asks: young people are heard, ", "", "missing_key", "provisions.2"),
    ("weekday: Tuesday", "weekday: Monday", "weekday", "provisions.4.check.meeting.weekday"),
    ("track: annex, ", "track: hall, ", "overlap", "segments.films"),
    ('end: "10:20"', 'end: "09:20"', "hours", "segments.opening.end"),
    ("after: panel", "after: closing", "circle", "segments.closing.after"),
    ("{path: segments.closing.", "{path: segments.end.", "dangling", "readings.0.path"),
    ("p: note/format#1", "p: letter/format#1", "dangling", "provisions.3.p"),
    ("of: moderator, on", "of: nobody, on", "dangling", "record.0.of"),
    ("before: opening", "before: lunch", "dangling", "deadlines.films_due.before"),
    (QUOTE, " ".join(["word"] * 26), "long_quote", "provisions.5.says"),
    ("asks: two minutes", "via: https://example.org, asks: two minutes", "confirmed", "provisions.3"),
    ("session: 86", "session: [86]", "shape", "session"),
    ("  pga: {n: 1", "  PGA: {n: 1", "name", "roles.PGA"),
    ("rostrum: 2 ", "rostrum: 3 ", "enumeration", "rostrum"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "code", "path"), REFUSED, ids=[f"{r[2]} {r[3]}" for r in REFUSED])
def test_one_change_is_refused_at_its_place(example: str, old: str, new: str, code: str, path: str) -> None:
    assert old in example
    with pytest.raises(ModalitiesError) as refused:
        load(example.replace(old, new, 1), "rivers.yaml")
    problem = refused.value.problems[0]
    assert (problem.file, problem.code, problem.path) == ("rivers.yaml", code, path)
    assert 1 <= problem.line <= example.count("\n") + 4
    assert problem.right != "" or code == "too_deep"


def test_a_problem_is_one_line(example: str) -> None:
    with pytest.raises(ModalitiesError) as refused:
        load(example.replace("mode: hybrid", "mode: hybird"), "rivers.yaml")
    [problem] = refused.value.problems
    assert problem == Problem(
        "rivers.yaml",
        8,
        7,
        "mode",
        "enumeration",
        "'hybird' is not one of the values",
        "one of in_person, hybrid, virtual, undecided",
    )
    assert str(refused.value) == (
        "rivers.yaml:8:7: mode: 'hybird' is not one of the values; "
        "right would be: one of in_person, hybrid, virtual, undecided"
    )


def test_all_problems_are_told_at_once_in_the_order_of_lines(example: str) -> None:
    wrong = example.replace("live: true", "live: yes").replace("mode: hybrid", "mode: mixed")
    with pytest.raises(ModalitiesError) as refused:
        load(wrong.replace("kind: hearing\n", "knid: hearing\n"), "rivers.yaml")
    codes = [problem.code for problem in refused.value.problems]
    assert codes == ["missing_key", "unknown_key", "enumeration", "value"]


@pytest.mark.parametrize(("said", "meant"), [("sesion", "session"), ("roels", "roles")])
def test_the_probable_spelling_is_named(example: str, said: str, meant: str) -> None:
    with pytest.raises(ModalitiesError) as refused:
        load(example.replace(f"\n{meant}:", f"\n{said}:"), "rivers.yaml")
    assert meant in [problem.right for problem in refused.value.problems]


def test_a_quote_is_compared_where_its_document_is_at_hand(example: str) -> None:
    note = "Concept note of 3 March 2031"
    load(example, "rivers.yaml", {note: "We hope for <b>an\u00a0open</b>\nexchange."})
    load(example, "rivers.yaml", {"another text": "nothing"})
    with pytest.raises(ModalitiesError) as refused:
        load(example, "rivers.yaml", {note: "A closed exchange."})
    [problem] = refused.value.problems
    assert (problem.code, problem.path) == ("quote", "provisions.5.says")


HOSTILE = [
    ("", "not_a_mapping"),
    ("just text", "not_a_mapping"),
    ("- a\n- b", "not_a_mapping"),
    ("a: 1\n---\nb: 2", "two_documents"),
    ("a: [1", "not_yaml"),
    ("\x00\x01\x02", "not_yaml"),
    ("a: \ud800", "not_text"),
    ("a: " + "[" * 200_000, "too_deep"),
    ("- " * 100_000, "not_a_mapping"),
    ("a:\n" + "".join("  " * n + "a:\n" for n in range(1, 90)), "too_deep"),
    ("a: " + "x" * 600_000, "too_large"),
    ("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]", "anchor"),
    ("? [a]\n: b", "key"),
    ("a: [" + "x, " * 2000 + "x]", "too_many"),
    ("".join(f"k{number}: x\n" for number in range(2000)), "too_many"),
]


@pytest.mark.parametrize(("text", "code"), HOSTILE, ids=[str(n) for n in range(len(HOSTILE))])
def test_hostile_text_is_refused_before_it_is_expanded(text: str, code: str) -> None:
    with pytest.raises(ModalitiesError) as refused:
        load(text, "x.yaml")
    assert refused.value.problems[0].code == code


def test_a_file_of_nothing_but_faults_names_the_first_hundred() -> None:
    with pytest.raises(ModalitiesError) as refused:
        load("".join(f"k{number}: x\n" for number in range(900)), "x.yaml")
    assert len(refused.value.problems) == 100
