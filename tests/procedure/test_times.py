import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rostrum.foundation.refusal import Refusal
from rostrum.procedure.times import clock_time, time_span


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("12 noon", "12:00"),
        ("noon", "12:00"),
        ("12 midnight", "00:00"),
        ("10 a.m.", "10:00"),
        ("3.30 p.m.", "15:30"),
        ("3:30 PM", "15:30"),
        ("5pm", "17:00"),
        ("5 p. m.", "17:00"),
        ("12 a.m.", "00:00"),
        ("12.15 p.m.", "12:15"),
        ("16:55", "16:55"),
        ("9:05", "09:05"),
        ("16.30", "16:30"),
        ("09.30", "09:30"),
        ("18", "18:00"),
        ("10:00\u202fa.m.", "10:00"),
        ("  8 am ", "08:00"),
    ],
)
def test_a_time_as_written(said: str, meant: str) -> None:
    assert clock_time(said) == meant


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("3 pm – 4.30 pm", ("15:00", "16:30")),
        ("16:55 -17:00", ("16:55", "17:00")),
        ("10:25 - 12:00", ("10:25", "12:00")),
        ("10 am – 11 am", ("10:00", "11:00")),
        ("from 10 to 11 a.m.", ("10:00", "11:00")),
        ("from 10 a.m. to 12 noon", ("10:00", "12:00")),
        ("10:00 a.m. – 1:00 p.m.", ("10:00", "13:00")),
        ("from 3 to 4.30 p.m.", ("15:00", "16:30")),
        ("from 4.30 to 6 p.m.", ("16:30", "18:00")),
        ("10.30 a.m. to 5.30 p.m.", ("10:30", "17:30")),
        ("11 to 1 p.m.", ("11:00", "13:00")),
        ("12.30 to 1 p.m.", ("12:30", "13:00")),
        ("10 to 12 noon", ("10:00", "12:00")),
        ("between 14:00 until 15:00", ("14:00", "15:00")),
    ],
)
def test_a_span_as_written(said: str, meant: tuple[str, str]) -> None:
    assert time_span(said) == meant


@pytest.mark.parametrize(
    ("said", "code", "right"),
    [
        ("10", "time_half_day", ["10 a.m.", "10 p.m."]),
        ("3.30", "time_half_day", ["3.30 a.m.", "3.30 p.m."]),
        ("13 p.m.", "time_impossible", ["13:00"]),
        ("0 am", "time_impossible", ["00:00"]),
        ("25 pm", "time_impossible", ["1 to 12 with a.m. or p.m."]),
        ("25:50", "time_impossible", ["00:00 to 23:59"]),
        ("12:75", "time_impossible", ["00:00 to 23:59"]),
        ("quarter past ten", "time_not_read", ["15:00", "3 p.m.", "3.30 p.m.", "12 noon"]),
        ("", "time_not_read", ["15:00", "3 p.m.", "3.30 p.m.", "12 noon"]),
    ],
)
def test_what_is_not_certain_is_refused(said: str, code: str, right: list[str]) -> None:
    with pytest.raises(Refusal) as refused:
        clock_time(said)
    assert (refused.value.code, refused.value.detail) == (code, {"given": said, "right": right})


@pytest.mark.parametrize(
    ("said", "code", "right"),
    [
        ("5 pm - 3 pm", "span_backwards", ["15:00 - 17:00"]),
        ("10:00 - 10:00", "span_backwards", ["10:00 - 10:00"]),
        ("9 - 10", "time_half_day", ["10 a.m.", "10 p.m."]),
        ("10 pm to midnight", "time_impossible", ["11.59 p.m."]),
        ("10:00", "span_not_read", ["10:00 - 11:00", "3 to 6 p.m."]),
        ("1 - 2 - 3 pm", "span_not_read", ["10:00 - 11:00", "3 to 6 p.m."]),
    ],
)
def test_a_span_that_is_none_is_refused(said: str, code: str, right: list[str]) -> None:
    with pytest.raises(Refusal) as refused:
        time_span(said)
    assert (refused.value.code, refused.value.detail["right"]) == (code, right)


@given(st.integers(0, 23), st.integers(0, 59))
def test_a_time_of_a_file_reads_as_itself(hour: int, minute: int) -> None:
    assert clock_time(f"{hour:02}:{minute:02}") == f"{hour:02}:{minute:02}"


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    for read in (clock_time, time_span):
        with contextlib.suppress(Refusal):
            assert read(text)
