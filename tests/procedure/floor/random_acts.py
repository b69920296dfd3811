"""Acts of every kind, sensible and senseless, for tests that try thousands of hearings."""

from dataclasses import replace
from itertools import chain

from hypothesis import strategies as st

from rostrum.procedure.floor import acts as a
from rostrum.procedure.floor.order_rules import OUTCOMES, RULINGS
from rostrum.procedure.floor.rules import MATTERS, REASONS
from rostrum.procedure.floor.turns import POINTS
from tests.procedure.floor.scene import RULES, START

PEOPLE = ("ana", "ben", "cai", "dia")
GIVEN = st.integers(1, 40)
SEEN = st.none() | st.integers(0, 40)
REQUESTS = st.sampled_from([f"r-{one}-{turn}" for one in PEOPLE for turn in range(3)])
WHO = st.sampled_from(PEOPLE)
REASON = st.sampled_from((*REASONS, "because", ""))
ALTERNATE = replace(RULES, queues=(("states", ("member_states",)), ("others", ("csos",))), merge="alternate")
DOORS = replace(
    ALTERNATE,
    floor="list",
    mode="list",
    kept=True,
    merge="moderator",
    opens=(("others", START + 30_000_000),),
    closes=(("states", START + 60_000_000), ("others", START + 400_000_000)),
    joint="encouraged",
)
OTHER_RULES = (
    RULES,
    DOORS,
    ALTERNATE,
    replace(RULES, floor="opening", mode="invited"),
    replace(RULES, floor="plenary", order=("protocol", "request_order"), enforcement="urge"),
)

MATTERS_ASKED = st.sampled_from([f"m-{one}-{turn}" for one in PEOPLE for turn in range(3)])
VOTES = st.none() | st.integers(0, 3)

ACTS: st.SearchStrategy[a.Act] = st.one_of(
    st.builds(a.BeginRehearsal, st.just(START), st.integers(0, 3)),
    st.builds(
        a.OpenSegment,
        st.sampled_from(["one", "two", "end"]),
        st.sampled_from(["panel", "closing"]),
        st.sampled_from(OTHER_RULES),
        SEEN,
    ),
    st.builds(a.AcceptRequests, st.booleans(), SEEN),
    st.builds(
        a.RequestFloor,
        REQUESTS,
        WHO,
        st.sampled_from(["csos", "member_states", "viewers"]),
        st.integers(0, 3),
        st.booleans(),
        st.sampled_from(["", "en", "zh-Hans"]),
        st.sampled_from(["intervention", "remarks"]),
        st.none() | st.integers(0, 2 * START),
        st.booleans(),
        st.lists(WHO, max_size=2).map(tuple),
    ),
    st.builds(a.AddCoSpeaker, REQUESTS, WHO, SEEN),
    st.builds(a.RemoveCoSpeaker, REQUESTS, WHO, SEEN),
    st.builds(a.BeginInscription, st.sampled_from(OTHER_RULES), SEEN),
    st.builds(a.AcceptAtDoor, st.sampled_from(["states", "others", "none"]), st.booleans(), SEEN),
    st.builds(a.SettleDoors),
    st.builds(a.SuspendList, REASON, SEEN),
    st.builds(a.ResumeList, SEEN),
    st.builds(a.CarryOver, SEEN),
    st.builds(a.BeginAnew, SEEN),
    st.builds(a.WithdrawRequest, WHO),
    st.builds(a.RemoveRequest, REQUESTS, REASON, SEEN),
    st.builds(a.MoveRequest, REQUESTS, st.integers(0, 5), REASON, SEEN),
    st.builds(a.GiveFloor, st.just("") | REQUESTS, REASON, SEEN),
    st.builds(a.GiveFloor),
    st.builds(
        a.GiveFloor,
        limit=st.sampled_from((60, 180, 300)),
        limit_reason=st.sampled_from(("", "chair", "group")),
    ),
    st.builds(a.YieldFloor, WHO),
    st.builds(a.StopSpeaker, SEEN),
    st.builds(a.StopSpeaker),
    st.builds(a.UndoAct, SEEN),
    st.builds(a.UndoAct),
    st.builds(a.PauseSpeaker),
    st.builds(a.ResumeSpeaker),
    st.builds(a.ExtendSpeaker, st.integers(-1, 700), REASON, SEEN),
    st.builds(a.CloseSegment, SEEN),
    st.builds(
        a.CutMicrophone, GIVEN, st.integers(START, START + 10**9), st.just(START), st.none() | st.just(START)
    ),
    st.builds(a.ReportMicrophone, GIVEN, st.sampled_from(["open", "closed"]), st.just("engine")),
    st.builds(a.PutQuestion, st.none() | st.integers(1, 6)),
    st.builds(a.TakeChair, st.booleans()),
    st.builds(a.ChangeNames),
    st.builds(
        a.RaiseMatter,
        MATTERS_ASKED,
        WHO,
        st.sampled_from(["csos", "member_states"]),
        st.sampled_from([*MATTERS, "intervention"]),
        st.sampled_from(["", *POINTS]),
        st.just("en"),
        st.booleans(),
    ),
    st.builds(
        a.RaiseMatter,
        MATTERS_ASKED,
        WHO,
        st.just("member_states"),
        st.just("point_of_order"),
        st.sampled_from(POINTS),
    ),
    st.builds(a.RaiseMatter, MATTERS_ASKED, WHO, st.just("csos"), st.just("question"), by_desk=st.just(True)),  # noqa: FBT003 - a value
    st.builds(a.GiveFloor, MATTERS_ASKED),
    st.builds(a.WithdrawMatter, WHO, st.sampled_from(MATTERS)),
    st.builds(a.RemoveMatter, MATTERS_ASKED, REASON, SEEN),
    st.builds(a.CallAnswer, MATTERS_ASKED, st.just("") | REQUESTS, SEEN),
    st.builds(a.ReturnFloor),
    st.builds(a.RulePoint, st.sampled_from([*RULINGS, "maybe"])),
    st.builds(a.AppealRuling),
    st.builds(a.DecideAppeal, st.sampled_from(OUTCOMES), VOTES, VOTES, VOTES),
    st.builds(a.SetDelivery, REQUESTS | MATTERS_ASKED, st.just("") | WHO, st.just("") | WHO, st.just("pga")),
)
PAUSES = st.sampled_from([-5.0, 0.0, 0.5, 3.0, 179.0, 181.0, 720.0])


def _lively(person: str, other: str, way: str) -> list[tuple[a.Act, float]]:
    """What goes together in a real meeting, so that random acts do not only meet an empty floor."""
    asks: list[tuple[a.Act, float]] = [
        (a.RequestFloor(f"r-{person}-0", person, "csos", by_desk=True), 1.0),
        (a.GiveFloor(f"r-{person}-0", "chair"), 1.0),
    ]
    point = a.RaiseMatter(f"m-{other}-0", other, "member_states", "point_of_order", "procedure", by_desk=True)
    question = a.RaiseMatter(f"m-{other}-1", other, "csos", "question", by_desk=True)
    ways: dict[str, list[tuple[a.Act, float]]] = {
        "speaks": [],
        "point": [(point, 3.0), (a.GiveFloor(f"m-{other}-0"), 3.0)],
        "ruled": [
            (point, 3.0), (a.GiveFloor(f"m-{other}-0"), 0.5), (a.StopSpeaker(), 3.0), (a.RulePoint("rejected"), 0.5),
        ],
        "returned": [
            (point, 3.0), (a.GiveFloor(f"m-{other}-0"), 0.5), (a.StopSpeaker(), 3.0), (a.RulePoint("none"), 0.5),
            (a.ReturnFloor(), 3.0),
        ],
        "question": [(question, 3.0), (a.GiveFloor(f"m-{other}-1"), 3.0), (a.StopSpeaker(), 3.0)],
    }  # fmt: skip
    return asks + ways[way]


SINGLE = st.tuples(ACTS, PAUSES).map(lambda one: [one])
LIVELY = st.builds(_lively, WHO, WHO, st.sampled_from(["speaks", "point", "ruled", "returned", "question"]))
HEARINGS = st.lists(st.one_of(SINGLE, SINGLE, SINGLE, LIVELY), max_size=40).map(
    lambda parts: list(chain.from_iterable(parts))
)
