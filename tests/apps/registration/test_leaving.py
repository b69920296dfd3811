"""Whoever no longer takes part waits on no floor and stands on no list, whoever decided it (R70, R78, R81)."""

from collections.abc import Callable

import pytest

from rostrum.apps.floor import operations as floor
from rostrum.apps.floor.queries import floors, mine
from rostrum.apps.participation.listing import choice
from rostrum.apps.participation.queries import participant
from rostrum.apps.registration import operations as o
from rostrum.apps.registration.models import Registration
from tests.apps.registration.conftest import HEARING, Office


def refuse(office: Office, row: Registration) -> None:
    by = office.staff["secretariat"]
    o.refuse_registration(registration=row.pk, why="Not of this category", by=by, now=office.tick())


def take_back(office: Office, row: Registration) -> None:
    by = office.staff["secretariat"]
    o.take_back_registration(registration=row.pk, why="She wrote to us", by=by, now=office.tick())


def withdraw(office: Office, row: Registration) -> None:
    o.withdraw_registration(holder=office.holder(row), registration=row.pk)


@pytest.mark.parametrize("leave", [refuse, take_back, withdraw])
def test_who_leaves_waits_nowhere_and_stands_on_no_list(
    office: Office, leave: Callable[[Office, Registration], None]
) -> None:
    row = office.sent()
    one = o.approve_registration(registration=row.pk, by=office.staff["secretariat"], now=office.tick())
    here = floors(event=HEARING)[0]
    desk = floor.Desk(here, office.staff["operator"], "open", office.tick())
    floor.open_segment(desk=desk, segment="panel1")
    floor.request_floor(hand=floor.Hand(here, participant(id=one), "ask", office.tick()))
    assert (
        mine(floor=here, participant=one).number > 0,
        choice(participant=one, now=office.now).audience,
    ) == (
        True,
        "participants",
    )
    leave(office, row)
    assert (mine(floor=here, participant=one).number, choice(participant=one, now=office.now).audience) == (
        0,
        "nobody",
    )
