"""Who has registered for a rehearsal: by every way in of its modalities, by the acts of everybody, before it closed."""

from collections import Counter

import pytest
from django.db import transaction

from rostrum.apps.correspondence.models import Mail
from rostrum.apps.participation import queries as participation
from rostrum.apps.people.operations import load_reference
from rostrum.apps.registration import queries
from rostrum.apps.registration.models import Delegation, Registration, Step
from rostrum.conf import editions, staging
from rostrum.procedure.registration import states

NOW = 1_795_279_547_000_000
COUNT = 20


@pytest.fixture
def bodies(db: None) -> None:
    load_reference(now=NOW)


def staged(edition: str, registrations: int = COUNT, seed: int = 1) -> None:
    wish = staging.Wish(edition, participants=5, seed=seed, registrations=registrations)
    staging.stage(wish=wish, now=NOW)


@pytest.mark.parametrize("edition", editions.ids())
def test_they_come_by_the_ways_in_before_these_close(bodies: None, edition: str) -> None:
    staged(edition)
    rows = Registration.objects.select_related("dossier")
    assert (rows.count(), rows.filter(late=True).count()) == (COUNT, 0)
    ways = queries.ways_of(event=edition)
    assert {one.category for one in rows} <= {name for name, way in ways.items() if way.has_form}
    for one in rows:
        limit = queries.closing(event=edition, deadline=ways[one.category].deadline)
        assert one.sent_at is None or (one.sent_at < NOW and (limit is None or limit.holds(one.sent_at)))
        assert (one.sent_at is None) == (one.state == states.DRAFT)
    assert Delegation.objects.count() == COUNT // 4
    assert set(Step.objects.filter(by="account").values_list("account__name", flat=True)) == {
        "Mr. Kofi Lindqvist"
    }
    assert Mail.objects.filter(event=edition).count() > COUNT


def test_every_state_of_a_queue_is_there(bodies: None) -> None:
    staged("tip-2025-hearing", 60)
    found = Counter(Registration.objects.values_list("state", flat=True))
    assert found.keys() == {"draft", "submitted", "asked", "approved", "refused", "withdrawn"}
    assert found["approved"] > found["submitted"] > found["asked"]


def test_who_comes_by_the_list_is_put_forward_and_stands_nowhere(bodies: None) -> None:
    staged("tip-2025-hlm")
    by_list = {name for name, way in queries.ways_of(event="tip-2025-hlm").items() if way.by_list}
    found = {one.state for one in Registration.objects.filter(category__in=by_list)}
    assert states.PROPOSED in found
    assert states.APPROVED not in found


def test_the_simulated_people_are_the_cast_alone(bodies: None) -> None:
    """Who registered is somebody the secretariat lets in; nobody plays them."""
    staged("tip-2025-hearing")
    admitted = queries.admitted(event="tip-2025-hearing")
    here = participation.participants(event="tip-2025-hearing")
    assert len(here) == 5 + len(admitted) > 5
    assert len(staging.invitations(event="tip-2025-hearing", language="en", now=NOW)) == 5


@pytest.mark.parametrize(("seed", "alike"), [(1, True), (2, False)])
def test_the_same_seed_gives_the_same_people(bodies: None, seed: int, *, alike: bool) -> None:
    told = []
    for one in (1, seed):
        held = transaction.savepoint()
        staged("tip-2025-hearing", 12, one)
        rows = Registration.objects.select_related("dossier").order_by("dossier__address")
        told.append([(row.dossier.name, row.category, row.state, row.sent_at) for row in rows])
        transaction.savepoint_rollback(held)
    assert (told[0] == told[1]) is alike
