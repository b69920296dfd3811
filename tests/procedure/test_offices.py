"""Two Presidents act in one process; each act is that of the one in office (R36, Amb6)."""

import pytest

from rostrum.foundation.refusal import Refusal
from rostrum.procedure.offices import (
    Substitute,
    Tenure,
    admitted,
    in_office,
    office_of,
    offices,
    within,
)

VICE = Substitute("H.E. Ms. Vice", "Vice-President", 130, 140)
FIRST = Tenure("a", "pga", 79, "H.E. Mr. First", "", 100, 200, (VICE,))
SECOND = Tenure("b", "pga", 80, "H.E. Ms. Second", "", 200, None)
HELD = (FIRST, SECOND, Tenure("c", "sg", None, "H.E. Mr. General", "", 0, None))


@pytest.mark.parametrize(
    ("at", "session", "name"),
    [
        (99, None, None),
        (100, None, "H.E. Mr. First"),
        (199, None, "H.E. Mr. First"),
        (200, None, "H.E. Ms. Second"),
        (10**9, None, "H.E. Ms. Second"),
        (150, 80, None),
        (250, 80, "H.E. Ms. Second"),
    ],
)
def test_an_act_belongs_to_who_was_in_office(at: int, session: int | None, name: str | None) -> None:
    held = in_office(HELD, "pga", at, session)
    assert (held.name if held else None) == name


@pytest.mark.parametrize(("at", "acts"), [(129, False), (130, True), (139, True), (140, False)])
def test_a_substitute_acts_for_a_time_and_the_holder_stays(at: int, acts: bool) -> None:
    held = in_office(HELD, "pga", at)
    assert held == FIRST
    assert FIRST.acting(at) == (VICE if acts else None)


def test_a_successor_ends_what_was_open_and_nobody_else_fits_in() -> None:
    assert admitted(HELD, "pga", 300, None) == SECOND
    assert admitted(HELD, "pga", 0, 100) is None
    for since, until in ((150, 160), (0, 101), (0, None), (200, 210), (200, None)):
        with pytest.raises(Refusal, match="overlap"):
            admitted(HELD, "pga", since, until)
    with pytest.raises(Refusal, match="ends_before_start"):
        admitted(HELD, "pga", 5, 5)


def test_a_substitute_acts_only_while_the_holder_is_in_office() -> None:
    within(FIRST, 100, 200)
    for since, until in ((99, 150), (150, 201)):
        with pytest.raises(Refusal, match="outside_tenure"):
            within(FIRST, since, until)
    with pytest.raises(Refusal, match="ends_before_start"):
        within(FIRST, 150, 150)


def test_the_role_of_a_session_is_the_office_behind_it() -> None:
    roles = {
        "pga80": {"n": 1, "session": 80},
        "pga": {"n": "1"},
        "chairs": {"n": 2, "appointed_by": "pga"},
        "eminent": {"n": 1, "appointed_by": "pga"},
        "rule": {"n": 1, "at_least": {}},
    }
    assert [office_of({"roles": roles}, one) for one in ("pga80", "pga", "nobody")] == [
        ("pga", 80),
        ("pga", None),
        ("nobody", None),
    ]
    assert offices({"roles": roles}) == ("pga",)
