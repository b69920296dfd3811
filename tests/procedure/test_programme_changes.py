from pathlib import Path
from typing import Any

from rostrum.procedure.modalities import load
from rostrum.procedure.programme_changes import Change, changes

FILE = Path(__file__).parents[1] / "data/modalities/lakes-2030-hlm.yaml"


def invented() -> dict[str, Any]:
    return load(FILE.read_text(), FILE.name).data


def test_equal_versions_have_no_changes() -> None:
    assert changes(invented(), invented()) == ()


def test_a_moved_segment_is_one_row_for_each_time() -> None:
    after = invented()
    after["segments"][0] |= {"start": "10:15", "end": "11:15"}
    found = changes(invented(), after)
    assert found == (
        Change(("segments", "opening", "start"), "10:00", "10:15"),
        Change(("segments", "opening", "end"), "11:00", "11:15"),
    )
    assert {(c.subject, c.field) for c in found} == {
        (("segments", "opening"), "start"),
        (("segments", "opening"), "end"),
    }


def test_a_segment_that_comes_or_goes_is_a_row_of_its_own() -> None:
    after = invented()
    gone = after["segments"].pop(3)
    assert changes(invented(), after) == (Change(("segments", "panel"), gone, None),)
    assert changes(after, invented()) == (Change(("segments", "panel"), None, gone),)


def test_a_named_holder_is_seen() -> None:
    after = invented()
    after["roles"]["experts"]["holders"] = [{"name": "Dr. Io Berg"}]
    assert changes(invented(), after) == (
        Change(("roles", "experts", "holders"), None, [{"name": "Dr. Io Berg"}]),
    )


def test_the_order_of_segments_is_compared_too() -> None:
    after = invented()
    after["segments"].reverse()
    assert changes(invented(), after) == (
        Change(
            ("segments", "order"),
            ["opening", "plenary1", "plenary2", "panel", "closing"],
            ["closing", "panel", "plenary2", "plenary1", "opening"],
        ),
    )


def test_a_change_of_the_event_itself_has_no_member() -> None:
    after = invented() | {"venue": "Garden"}
    (change,) = changes(invented(), after)
    assert (change.subject, change.field, change.before, change.after) == (
        ("venue",),
        "",
        "Lake Hall",
        "Garden",
    )
