"""What waits beside the list falls with its segment: the desk knows before, those who raised it are told (rule 71)."""

from rostrum.procedure.floor import acts as a
from rostrum.procedure.floor import entries as e
from rostrum.procedure.floor.audiences import state_for
from rostrum.procedure.floor.evolve import fold
from rostrum.procedure.floor.rules import Rules
from rostrum.procedure.floor.state import Floor
from tests.procedure.floor.scene import RULES, Scene

PLENARY = Rules(floor="plenary", individual=180, reply=(600,))
NEXT = a.OpenSegment("panel2", "panel", RULES)
OTHER = a.OpenSegment("plenary", "plenary", PLENARY)


def raised(scene: Scene, **forms: str) -> Scene:
    for who, form in forms.items():
        point = "procedure" if form == "point_of_order" else ""
        scene.do(a.RaiseMatter(f"m-{who}", who, "member_states", form, point, by_desk=True))
    return scene


def asked() -> Scene:
    """A point of order and a question wait in the panel."""
    return raised(Scene().open(), ana="point_of_order", ben="question")


def desk(scene: Scene) -> list[tuple[object, ...]]:
    """Before and after: what falls under the same rules, under others, and what fell."""
    told = [state_for(one, scene.floor, {}) for one in ("podium", "console")]
    return [(one["falls"], one["falls_elsewhere"], one["fallen"]) for one in told]


def phones(scene: Scene) -> object:
    return state_for("participants", scene.floor, {})["fallen"]


def test_the_record_says_what_fell_before_the_segment_opens_also_under_the_same_rules() -> None:
    for act in (NEXT, OTHER):
        made = asked().do(act)
        assert [type(one) for one in made] == [e.MattersLapsed, e.SegmentOpened]
        assert made[0] == e.MattersLapsed(("m-ana", "m-ben"))


def test_the_desk_knows_before_and_is_told_until_the_next_is_heard() -> None:
    scene = asked()
    assert desk(scene) == [(2, 2, 0)] * 2
    scene.do(OTHER)
    assert desk(scene) == [(0, 0, 2)] * 2
    scene.do(a.RequestFloor("r-cai", "cai", "csos"))
    scene.give()
    assert desk(scene) == [(0, 0, 0)] * 2
    for others in ("public", "booth", "participants"):
        assert "falls" not in state_for(others, scene.floor, {})


def test_they_are_told_on_their_phones_until_they_raise_again_or_the_segment_after_opens() -> None:
    scene = asked()
    scene.do(NEXT)
    assert phones(scene) == ["ana", "ben"]
    raised(scene, ana="point_of_order")
    assert phones(scene) == ["ben"]
    scene.do(a.CloseSegment())
    assert phones(scene) == ["ben"]
    scene.do(OTHER)
    assert phones(scene) == ["ana"]
    scene.do(a.OpenSegment("panel3", "panel", RULES))
    assert phones(scene) == []


def test_a_list_that_lapses_with_it_is_told_beside() -> None:
    scene = asked().ask("cai")
    made = scene.do(OTHER)
    assert [type(one) for one in made] == [e.MattersLapsed, e.ListLapsed, e.SegmentOpened]
    told = state_for("participants", scene.floor, {})
    assert (told["fallen"], told["lapsed"]) == (["ana", "ben"], ["cai"])
    scene.ask("dia")
    scene.do(NEXT)
    told = state_for("participants", scene.floor, {})
    assert (told["fallen"], told["lapsed"]) == ([], ["dia"])


def test_a_reply_waits_as_long_as_its_list() -> None:
    scene = Scene(PLENARY).open("morning", "plenary")
    raised(scene, ana="reply")
    assert desk(scene) == [(0, 1, 0)] * 2
    assert len(scene.do(a.OpenSegment("afternoon", "plenary", PLENARY))) == 1
    assert [one.request for one in scene.floor.matters] == ["m-ana"]
    scene.do(NEXT)
    assert (phones(scene), scene.floor.matters) == (["ana"], ())


def test_a_record_of_before_this_entry_folds_as_it_did_and_the_record_alone_says_the_same() -> None:
    scene = asked()
    scene.do(OTHER)
    rows = [(one.entry, one.at) for one in scene.rows]
    old = fold(Floor(), [row for row in rows if not isinstance(row[0], e.MattersLapsed)])
    assert (old.matters, old.fallen) == ((), ())
    again = fold(Floor(), [(e.decode(*e.encode(entry)), at) for entry, at in rows])
    assert (again.matters, again.fallen) == ((), ("ana", "ben"))
