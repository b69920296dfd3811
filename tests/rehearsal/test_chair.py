"""What the simulated moderator does next, case by case."""

from typing import Any

import pytest

from rostrum.rehearsal.chair import Deed, Sight, next_deed
from rostrum.rehearsal.script import Planned

MINUTE = 60_000_000
OPENING = Planned("opening", 0, 25 * MINUTE, "opening", 0)
PANEL = Planned("panel", 25 * MINUTE, 170 * MINUTE, "panel", 6)
PLENARY = Planned("plenary", 170 * MINUTE, None, "plenary", 0)
CLOSING = Planned("closing", 300 * MINUTE, None, "closing", 0)
ASKS: dict[str, Any] = {"request": "r1", "form": "intervention"}
PRESENTS: dict[str, Any] = {"request": "r2", "form": "presentation"}


def sight(at: float, **told: Any) -> Sight:
    """The panel at so many minutes of the programme, as it stands unless something else is told."""
    state = {
        "segment": "panel",
        "mode": "request",
        "accepting": True,
        "waiting": len(told.get("queue", ())),
        "limits": {"individual": 180, "group": 180},
        "enforcement": "cut",
        "question": 1 + int((at - 25) / 145 * 6),
        "chair": "simulated",
        "now": None,
        "last": None,
        "queue": [],
        "matters": [],
        "point": None,
        "interrupted": None,
        "panel": [],
    }
    state["due"] = next((one["request"] for one in told.get("queue", ())), "")
    return Sight(state | told, int(at * MINUTE), int(at * MINUTE), 1, (OPENING, PANEL, PLENARY, CLOSING), 1)


def speaking(form: str, since: int, limit: int | None = None) -> dict[str, Any]:
    return {"request": "r", "form": form, "given": since * MINUTE, "limit": limit}


@pytest.mark.parametrize(
    ("seen", "due"),
    [
        (sight(60, queue=[ASKS]), Deed("give")),
        (sight(60, queue=[ASKS], chair="person"), None),
        (sight(60), None),
        (sight(60, segment=""), Deed("open-segment", {"segment": "panel"})),
        (sight(60, segment="opening"), Deed("open-segment", {"segment": "panel"})),
        (sight(10, segment="panel", question=None), None),
        (sight(60, question=None), Deed("question", {"question": 2})),
        (sight(60, queue=[ASKS], last={"at": 60 * MINUTE - 1_000_000}), None),
        (sight(166), Deed("list", {"accepting": "0"})),
        (sight(150, queue=[ASKS] * 12), Deed("list", {"accepting": "0"})),
        (sight(169, queue=[ASKS], accepting=False), Deed("give")),
        (sight(170, queue=[ASKS], accepting=False), Deed("open-segment", {"segment": "plenary"})),
        (sight(200, segment="plenary", queue=[ASKS]), Deed("give")),
        (sight(301, segment="plenary", queue=[ASKS]), Deed("list", {"accepting": "0"})),
        (sight(301, segment="plenary", queue=[ASKS], accepting=False), Deed("give")),
        (sight(301, segment="plenary"), Deed("open-segment", {"segment": "closing"})),
        (sight(60, now=speaking("intervention", 50, 180)), None),
        (sight(60, now=speaking("intervention", 50, 180), enforcement="urge"), Deed("stop")),
        (sight(60, now=speaking("intervention", 57, 180), enforcement="urge"), None),
        (sight(60, now=speaking("presentation", 50)), Deed("stop")),
        (sight(60, now=speaking("intervention", 59), segment="plenary"), None),
    ],
)
def test_the_first_deed_that_is_due(seen: Sight, due: Deed | None) -> None:
    assert next_deed(seen) == due


POINT: dict[str, Any] = {"request": "p1", "form": "point_of_order"}
ASKED: dict[str, Any] = {"request": "q1", "form": "question"}
REPLY: dict[str, Any] = {"request": "r9", "form": "reply"}


def ended(form: str) -> dict[str, Any]:
    return {"request": "x", "form": form, "at": 50 * MINUTE}


@pytest.mark.parametrize(
    ("seen", "due"),
    [
        (sight(60, now=speaking("intervention", 59, 180), matters=[POINT]), Deed("give", {"request": "p1"})),
        (sight(60, now=speaking("intervention", 59, 180), matters=[ASKED]), Deed("give", {"request": "q1"})),
        (sight(60, now=speaking("point_of_order", 59, 300), matters=[POINT]), None),
        (sight(60, now=speaking("answer", 59, 90), matters=[ASKED]), None),
        (sight(60, now=speaking("intervention", 59, 180), matters=[REPLY]), None),
        (sight(60, interrupted=ASKS, last=ended("question")), Deed("answer")),
        (sight(60, interrupted=ASKS, last=ended("answer")), Deed("return")),
        (sight(60, interrupted=ASKS, point={"settled": True}, last=ended("point_of_order")), Deed("return")),
        (
            sight(
                60, interrupted=ASKS, point={"settled": True}, matters=[POINT], last=ended("point_of_order")
            ),
            Deed("give", {"request": "p1"}),
        ),
        (sight(60, matters=[REPLY], due="r9"), Deed("give")),
        (
            sight(163, matters=[REPLY], queue=[ASKS], accepting=False),
            Deed("give", {"request": "r9", "reason": "chair"}),
        ),
        (sight(169.5, matters=[REPLY], due="r9", accepting=False), None),
    ],
)
def test_what_is_heard_beside_the_list(seen: Sight, due: Deed | None) -> None:
    assert next_deed(seen) == due


def test_a_point_of_order_is_ruled_upon_before_anything_else() -> None:
    seen = sight(60, interrupted=ASKS, point={"settled": False}, queue=[ASKS], last=ended("point_of_order"))
    deed = next_deed(seen)
    assert deed is not None
    assert (deed.act, deed.fields["ruling"] in {"accepted", "rejected", "none"}) == ("rule", True)


def test_now_and_then_the_panel_answers() -> None:
    panel = [{"request": "pia"}]
    seen = [
        next_deed(sight(60, queue=[ASKS], panel=panel, last=ended("intervention") | {"request": f"r{n}"}))
        for n in range(200)
    ]
    answers = [one for one in seen if one == Deed("answer", {"of": "pia"})]
    assert 5 < len(answers) < 60
    assert all(one in (Deed("give"), answers[0]) for one in seen)


def test_presenters_have_their_usual_time_and_less_when_the_panel_runs_late() -> None:
    begun = sight(26, now=speaking("presentation", 26), queue=[PRESENTS] * 3)
    late = sight(60, now=speaking("presentation", 60), queue=[PRESENTS] * 3)
    assert next_deed(begun) is None
    assert next_deed(
        begun.__class__(late.state, late.at, late.now + 20_000_000, 1, late.segments, 1)
    ) == Deed("stop")
