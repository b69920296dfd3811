"""The database of a rehearsal: four editions, invented people, real States, and a mark that it is none of the real."""

import re
from pathlib import Path

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from rostrum.apps.floor.queries import screen
from rostrum.apps.meeting import queries as meeting
from rostrum.apps.participation import queries as participation
from rostrum.apps.participation.lists import judge
from rostrum.apps.participation.operations import issue_link, open_link, rehearsal_guest
from rostrum.apps.participation.operations.people import categories, queues
from rostrum.apps.people.operations import load_reference
from rostrum.conf import editions, staging
from rostrum.conf.cast import cast
from rostrum.foundation import clock
from rostrum.foundation.refusal import Refusal

NOW = 1_795_279_547_000_000
EDITIONS = editions.ids()
LATIN, OTHER = re.compile("[A-Za-z]"), re.compile("[\u0400-\u04ff\u0600-\u06ff]")
LANGUAGES = {"ar", "en", "es", "fr", "ru", "zh-hans"}


@pytest.fixture
def bodies(db: None) -> None:
    load_reference(now=NOW)


def test_one_runs_and_all_are_rehearsals(bodies: None) -> None:
    staging.stage(wish=staging.Wish("tip-2025-hearing", 4, 20, 1, "11:00"), now=NOW)
    assert [(one.id, one.rehearsal) for one in meeting.events()] == [(one, True) for one in EDITIONS]
    start = staging.moment_of(event="tip-2025-hearing", hour="11:00")
    message = screen(floor="tip-2025-hearing.main", audience="public", now=NOW)
    assert message["state"]["rehearsal"] == {"origin": NOW, "start": start, "rate": 4}
    assert message["state"]["chair"] == "simulated"
    assert screen(floor="tip-2025-hlm.main", audience="public", now=NOW)["number"] == 0
    assert len(participation.participants(event="tip-2025-hearing")) == 20


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_people_fit_the_modalities_and_the_seed(bodies: None, edition: str) -> None:
    staging.stage(wish=staging.Wish(edition, 1, 5, 1), now=NOW)
    arrangement = meeting.arrangement(event=edition)
    rows = cast(arrangement, 60, 7)
    doors = categories(arrangement), queues(arrangement)
    assert [fault for row in rows for fault in judge(row, *doors)] == []
    assert rows == cast(arrangement, 60, 7)
    assert rows != cast(arrangement, 60, 8)
    assert len({row.key for row in rows}) == 60
    assert {row.lang for row in rows} == LANGUAGES
    delegations = [row for row in rows if row.category == "member_states"]
    assert len(delegations) >= 28
    assert len({row.body_ref for row in delegations}) == len(delegations)
    assert any(row.group for row in rows) == ("hlm" in edition)
    assert [row.name for row in rows if LATIN.search(row.name) and OTHER.search(row.name)] == []


def test_everybody_gets_a_fresh_way_in_and_the_visitor_keeps_the_seat(bodies: None) -> None:
    staging.stage(wish=staging.Wish("tip-2025-hearing", 1, 6, 1), now=NOW)
    rehearsal_guest(event="tip-2025-hearing", now=NOW)
    first = staging.invitations(event="tip-2025-hearing", language="en", now=NOW)
    second = staging.invitations(event="tip-2025-hearing", language="en", now=NOW + 1)
    assert (len(first), len(second)) == (6, 6)
    assert {one["address"] for one in first}.isdisjoint(one["address"] for one in second)


def test_an_hour_without_a_meeting_is_refused(bodies: None) -> None:
    staging.stage(wish=staging.Wish("tip-2021-hearing", 1, 5, 1), now=NOW)
    for hour in ("13:00", "9", "25:00"):
        with pytest.raises(Refusal) as refused:
            staging.moment_of(event="tip-2021-hearing", hour=hour)
        assert refused.value.code == "no_such_hour"
    morning = staging.moment_of(event="tip-2021-hearing", hour="")
    afternoon = staging.moment_of(event="tip-2021-hearing", hour="15:00")
    assert afternoon - morning == 5 * 3600 * 1_000_000


def test_a_record_that_has_begun_is_not_begun_again(bodies: None) -> None:
    wish = staging.Wish("tip-2025-hearing", 1, 5, 1)
    staging.stage(wish=wish, now=NOW)
    with pytest.raises(Refusal) as refused:
        staging.stage(wish=wish, now=NOW)
    assert refused.value.code == "record_has_begun"
    assert len(participation.participants(event="tip-2025-hearing")) == 5


def test_the_moderator_has_the_programme_on_paper(bodies: None) -> None:
    staging.stage(wish=staging.Wish("tip-2025-hearing", 1, 5, 1), now=NOW)
    told = [(one["id"], one["floor"], one["questions"]) for one in staging.plan(event="tip-2025-hearing")]
    assert told == [("opening", "opening", 0), ("panel", "panel", 6), ("closing", "closing", 0)]


def test_the_chair_signs_in_without_disturbing_the_visitor(
    bodies: None, client: Client, settings: Settings, tmp_path: Path
) -> None:
    """Links of the people are made again whenever they start; the one printed for the visitor goes on opening."""
    settings.STATIC_ROOT = tmp_path
    staging.stage(wish=staging.Wish("tip-2025-hearing", 1, 5, 1), now=NOW)
    seat = rehearsal_guest(event="tip-2025-hearing", now=NOW)
    issued = issue_link(participant=seat, by=None, now=NOW)
    staging.invitations(event="tip-2025-hearing", language="en", now=NOW)
    link = staging.chair_link(event="tip-2025-hearing", language="en", now=clock.now())
    answer = client.get(link, headers={"host": "127.0.0.1"})
    assert (answer.status_code, answer["Location"]) == (302, "/en/events/tip-2025-hearing/podium/")
    assert open_link(token=issued.token, pin=issued.pin, agent="", now=NOW).participant == seat
