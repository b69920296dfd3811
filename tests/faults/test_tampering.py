"""Whatever is done to an exported record is found at its number (security 9, test 15)."""

import json

import pytest

from rostrum.foundation import verify
from tests.foundation.test_verify import changes, found_at, record
from tests.servers import FULL

COUNT = 500 if FULL else 12


def test_every_changed_byte_of_a_long_record_is_found() -> None:
    """The same for a whole hearing: the changed line alone, after the one before it."""
    lines = record(COUNT)
    before = None
    for number, line in enumerate(lines[:-1], 1):
        for changed_line in changes(line):
            with pytest.raises(verify._Broken):
                verify._check_entry(verify._read(changed_line), number, before)
        before = json.loads(line)


def test_a_line_cut_off_at_any_byte_is_found() -> None:
    """A file that a full disk or a broken line ended somewhere."""
    lines = record(COUNT)
    before = None
    for number, line in enumerate(lines[:-1], 1):
        for length in range(1, len(line) - 1):  # without the line break alone it is the same entry
            with pytest.raises(verify._Broken):
                verify._check_entry(verify._read(line[:length]), number, before)
        before = json.loads(line)
    for length in range(len(lines[-1]) - 1):
        assert found_at([*lines[:-1], lines[-1][:length]]) is not None


def test_every_deletion_swap_doubling_and_cut_is_found_at_its_number() -> None:
    lines = record(COUNT)
    for place in range(COUNT):
        assert found_at([*lines[:place], *lines[place + 1 :]]) == place + 1
        assert found_at([*lines[: place + 1], *lines[place:]]) == place + 2
        assert found_at(lines[:place]) == place + 1
        if place + 1 < COUNT:
            swapped = [*lines[:place], lines[place + 1], lines[place], *lines[place + 2 :]]
            assert found_at(swapped) == place + 1
