"""How many a cap lets in, who is counted together, who stands outside (R70; P3)."""

from typing import Any

import pytest

from rostrum.procedure.registration.caps import Places, Room, Seat
from rostrum.procedure.registration.ways import Cap, Way, ways


def capped(n: int = 2, per: str = "organization", **more: Any) -> dict[str, Way]:
    cap = {"n": n, "per": per, **more}
    return ways(
        {
            "participants": {
                "ngos": {"route": "register", "may": ["attend"], "cap": cap},
                "media": {"route": "register", "may": ["attend"]},
            }
        }
    )


def ngo(name: str, body: str = "Open Harbour", **more: str) -> Seat:
    return Seat(name, more.pop("category", "ngos"), body=body, **more)


def test_a_cap_is_read_from_the_modalities() -> None:
    assert capped(excludes=["assistant"])["ngos"].cap == Cap(2, "organization", ("assistant",))
    assert capped()["media"].cap is None


def test_an_organization_is_one_by_its_name_its_code_or_its_delegation() -> None:
    places = Places(
        capped(9),
        [
            ngo("a", "open HARBOUR"),
            ngo("b", "Port Ouvert", organization="harbour"),
            ngo("c", "Elsewhere"),
            ngo("d", "Open Harbour", category="media"),
        ],
    )
    assert places.room(ngo("x")) == Room(9, "organization", 1)
    assert places.room(ngo("x", organization="harbour")) == Room(9, "organization", 2)
    assert places.room(ngo("a")) == Room(9, "organization", 0)  # nobody stands in the own way
    assert places.room(ngo("x", "")) is None
    assert places.room(ngo("x", category="media")) is None


@pytest.mark.parametrize(
    ("per", "taken"), [("organization", 1), ("delegation", 1), ("category", 2), ("event", 3)]
)
def test_each_cap_counts_its_own(per: str, taken: int) -> None:
    held = [ngo("a"), ngo("b", "Elsewhere"), ngo("c", "Elsewhere", category="media")]
    assert Places(capped(9, per), held).room(ngo("x")) == Room(9, per, taken)


def test_a_cap_of_a_segment_binds_no_registration() -> None:
    assert Places(capped(0, "segment")).room(ngo("x")) is None


@pytest.mark.parametrize("kind", ["assistant", "sign_interpreter", "parliamentarian"])
def test_whoever_is_not_counted_takes_no_place_and_needs_none(kind: str) -> None:
    """Assistants and sign interpreters always; whom a cap excludes beside them (P3)."""
    places = Places(capped(1, excludes=["parliamentarian"]), [ngo("a", member_type=kind)])
    assert places.room(ngo("b")) == Room(1, "organization", 0)
    places.take(ngo("b"))
    assert places.room(ngo("c", member_type=kind)) is None
    assert places.room(ngo("c", member_type="delegate")) == Room(1, "organization", 1)


def test_whoever_comes_in_takes_a_place_from_the_next() -> None:
    places = Places(capped(2), [ngo("a")])
    over = places.beyond([ngo("b"), ngo("c"), ngo("d", "Elsewhere"), ngo("e", member_type="assistant")])
    assert over == {"c": Room(2, "organization", 2)}
    assert over["c"].left == 0
