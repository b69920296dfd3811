"""The gender told with a registration reaches the balance of the floor as a figure of many, and nothing else (R200)."""

from rostrum.apps.floor.prospects import prospects
from rostrum.apps.participation.genders import genders_told
from rostrum.apps.registration import operations as o
from tests.apps.registration.conftest import HEARING, Office

FLOOR = f"{HEARING}.main"


def admit(office: Office, address: str, **told: str) -> str:
    row = office.sent(address, **told)
    return o.approve_registration(registration=row.pk, by=office.staff["secretariat"], now=office.tick())


def genders(office: Office) -> list[tuple[str, int]]:
    return [(one.code, one.admitted) for one in prospects(floor=FLOOR, now=office.tick()).balance.genders]


def test_five_who_told_a_gender_are_a_figure_and_four_are_none(office: Office) -> None:
    for number in range(4):
        admit(office, f"w{number}@example.org", gender="woman")
        admit(office, f"n{number}@example.org")
    assert genders(office) == []
    admit(office, "w4@example.org", gender="woman")
    assert genders(office) == [("woman", 5)]


def test_a_protected_person_and_who_does_not_take_part_are_in_no_figure(office: Office) -> None:
    shown = admit(office, "ana@example.org", gender="woman")
    admit(office, "survivor@example.org", gender="woman", protected="yes")
    office.sent("waiting@example.org", gender="man")
    assert genders_told(event=HEARING) == {shown: "woman"}
