"""Who stands on which list: by a yes of their own, before those it names, until its day (D42, security 5)."""

from dataclasses import replace
from typing import Any

import pytest

from rostrum.apps.participation import listing
from rostrum.apps.participation.lists import Row
from rostrum.apps.participation.models import Listing, Participant
from rostrum.apps.participation.operations import (
    Wish,
    add_participant,
    choose_list,
    leave_list,
    protect_participant,
)
from rostrum.apps.people.models import Account
from rostrum.foundation.refusal import Refusal
from rostrum.foundation.spans import DAY
from rostrum.procedure.lists import CHOICES, ends, until
from tests.invented import NOW

BODY = "Open Harbour"


def person(event: str, name: str, category: str = "csos", **more: Any) -> str:
    return add_participant(event=event, person=Row(name, category, BODY, **more), by=None, now=NOW)


def names(event: Any, audience: str, category: str = "", words: str = "", now: int = NOW + 2) -> list[str]:
    found = listing.on_list(
        event=event.pk, audience=audience, category=category, words=words, language="en", now=now
    )
    return [one.name for one in found]


@pytest.fixture
def four(event: Any) -> dict[str, str]:
    """One who chose each audience, all of one category, and a fifth who was never asked."""
    made = {choice: person(event.pk, choice.title()) for choice in CHOICES}
    for choice, one in made.items():
        choose_list(participant=one, wish=Wish(choice, with_body=True), now=NOW + 1)
    return made | {"unasked": person(event.pk, "Unasked")}


def test_each_audience_sees_those_who_chose_it_or_a_wider_one(event: Any, four: dict[str, str]) -> None:
    assert names(event, "public") == ["Public"]
    assert names(event, "participants") == ["Participants", "Public"]
    assert names(event, "category", "csos") == ["Category", "Participants", "Public"]
    assert names(event, "category", "academia") == ["Participants", "Public"]


def test_nobody_is_listed_who_was_not_asked(event: Any, four: dict[str, str]) -> None:
    everywhere = {
        name for audience in ("public", "participants", "category") for name in names(event, audience, "csos")
    }
    assert everywhere == {"Category", "Participants", "Public"}
    counted = listing.counts(event=event.pk, by=None, now=NOW + 2)
    assert counted == listing.Counts(nobody=2, category=1, participants=1, public=1, protected=0)


def test_what_the_secretariat_previews_is_what_the_audience_is_shown(
    event: Any, four: dict[str, str], staff: dict[str, Account]
) -> None:
    told: dict[str, Any] = {
        "event": event.pk, "category": "csos", "words": "", "language": "en", "now": NOW + 2
    }  # fmt: skip
    for audience in ("public", "participants", "category"):
        seen = listing.on_list(audience=audience, **told)
        assert listing.preview(audience=audience, by=staff["secretariat"], **told) == seen
    with pytest.raises(Refusal) as refused:
        listing.preview(audience="public", by=staff["operator"], **told)
    assert refused.value.code == "not_permitted"


def test_a_yes_ends_on_its_day_and_when_it_is_taken_back(event: Any, four: dict[str, str]) -> None:
    end = listing.choice(participant=four["public"], now=NOW + 2).until
    assert end == NOW + 1 + 30 * DAY  # the event has no meetings: nobody can say when it is over
    assert names(event, "public", now=end - 1) == ["Public"]
    assert names(event, "public", now=end) == []
    assert listing.choice(participant=four["public"], now=end) == listing.Choice()
    leave_list(participant=four["public"], now=NOW + 3)
    assert names(event, "public", now=NOW + 4) == []
    assert Listing.objects.get(participant=four["public"]).ended_at == NOW + 3  # a moment, never a removal


def test_choosing_again_leaves_one_choice_in_force(event: Any, four: dict[str, str]) -> None:
    choose_list(participant=four["public"], wish=Wish("category"), now=NOW + 5)
    assert names(event, "public", now=NOW + 6) == []
    assert Listing.objects.filter(participant=four["public"], ended_at=None).count() == 1


@pytest.mark.parametrize("wish", [Wish("everybody"), Wish(""), Wish("public", lasts="ever")])
def test_an_unknown_choice_changes_nothing(event: Any, four: dict[str, str], wish: Wish) -> None:
    with pytest.raises(Refusal) as refused:
        choose_list(participant=four["public"], wish=wish, now=NOW + 5)
    assert refused.value.code == "unknown_choice"
    assert names(event, "public") == ["Public"]


def test_a_protected_person_leaves_every_list_and_returns_with_the_name_alone(
    event: Any, four: dict[str, str]
) -> None:
    one = four["public"]
    protect_participant(participant=one, protected=True, name="Another Name", by=None, now=NOW + 3)
    row = Participant.objects.get(pk=one)
    assert (row.name, row.legal_name, row.protected) == ("Another Name", "Public", True)
    assert names(event, "public", now=NOW + 4) == []
    choose_list(participant=one, wish=Wish("public", with_body=True), now=NOW + 5)
    found = listing.on_list(event=event.pk, audience="public", language="en", now=NOW + 6)
    assert found == (listing.OnList("Another Name", "", "csos"),)


def test_a_name_alone_marks_nobody(event: Any, four: dict[str, str]) -> None:
    """Whoever is not protected may show the name alone as well, so that the lack of a body tells nothing (D40)."""
    choose_list(participant=four["category"], wish=Wish("public"), now=NOW + 5)
    found = listing.on_list(event=event.pk, audience="public", language="en", now=NOW + 6)
    assert [replace(one, name="") for one in found] == [
        listing.OnList("", "", "csos"),
        listing.OnList("", BODY, "csos"),
    ]


def test_no_search_finds_a_protected_person(event: Any, four: dict[str, str]) -> None:
    assert names(event, "public", words="pub HARB") == ["Public"]
    protect_participant(participant=four["public"], protected=True, by=None, now=NOW + 3)
    choose_list(participant=four["public"], wish=Wish("public"), now=NOW + 4)
    assert names(event, "public", now=NOW + 5) == ["Public"]
    for words in ("Public", "Harbour", "p"):
        assert names(event, "public", words=words, now=NOW + 5) == []


def test_a_body_that_is_not_shown_is_not_searched(event: Any, four: dict[str, str]) -> None:
    choose_list(participant=four["public"], wish=Wish("public"), now=NOW + 5)
    assert names(event, "public", words="harbour", now=NOW + 6) == []


def test_a_planted_leak_is_seen(event: Any, four: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "rostrum.procedure.lists.wide_enough", lambda _: ("category", "participants", "public")
    )
    assert names(event, "public", "csos") != ["Public"]


def test_how_long_a_yes_may_last() -> None:
    over = NOW + 10 * DAY
    assert ends(over, NOW) == {"event": over + DAY, "quarter": over + 90 * DAY, "year": over + 365 * DAY}
    assert ends(over, over + 90 * DAY) == {"year": over + 365 * DAY}
    assert ends(over, over + 365 * DAY) == {"month": over + 395 * DAY}
    assert until("public", "event", over, NOW) == over + DAY
    assert until("public", "", over, NOW) == over + 365 * DAY


def test_a_list_costs_one_query_however_long(
    event: Any, four: dict[str, str], django_assert_num_queries: Any
) -> None:
    for number in range(20):
        choose_list(participant=person(event.pk, f"P{number}"), wish=Wish("public"), now=NOW + 1)
    with django_assert_num_queries(1):
        assert len(names(event, "category", "csos")) == 23
