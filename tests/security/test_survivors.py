"""Nobody is named a survivor by a list, a screen, a stream or a file, whatever the modalities say (R42, D40)."""

import pytest

from rostrum.apps.floor import operations as floor
from rostrum.apps.floor.exports import record_csv
from rostrum.apps.floor.queries import mine, record_lines, screen
from rostrum.apps.participation.models import Participant
from rostrum.procedure.floor import list_rules
from rostrum.procedure.floor.audiences import AUDIENCES
from tests.security.addresses import FLOOR
from tests.security.town import Town

WORD = "survivors"


@pytest.fixture
def invited(town: Town) -> Town:
    """Two people of the category that no screen may carry: one speaks, one waits."""
    stage = town.stage
    floor.stop_speaker(desk=stage.desk())
    for place in (5, 6):
        Participant.objects.filter(pk=stage.people[place]).update(category=WORD)
    return town


def told(town: Town) -> str:
    """All that any screen or file says of the floor when both have asked and one was heard."""
    stage = town.stage
    stage.press(5, 6)
    floor.give_floor(
        desk=stage.desk(), request=mine(floor=FLOOR, participant=stage.people[5]).request, reason="balance"
    )
    screens = [str(screen(floor=FLOOR, audience=one, now=stage.now)) for one in AUDIENCES]
    files = [*record_lines(floor=FLOOR), *record_csv(floor=FLOOR)]
    return "\n".join([*screens, *(line.decode() for line in files)])


def test_no_outlet_carries_the_category(invited: Town) -> None:
    text = told(invited)
    assert invited.stage.people[5] in text
    assert WORD not in text


def test_a_category_that_is_said_turns_red(invited: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(list_rules, "said", lambda category: category)
    assert WORD in told(invited)


def test_no_list_of_the_secretariat_names_it(invited: Town) -> None:
    for name in ("participants", "participant"):
        address = invited.addresses[name].replace(invited.protected, invited.stage.people[5])
        text = invited.browsers["secretariat"].get(address).content.decode()
        assert "Ed Example" in text or "Di Example" in text
        assert "urvivor" not in text, name
        assert "Invited participant" in text, name
