import pytest

from rostrum.apps.meeting.models import Event
from rostrum.apps.participation import queries
from rostrum.apps.participation.operations import (
    issue_link,
    prepare_rehearsal_accounts,
    rehearsal_guest,
)
from rostrum.apps.people.models import Account
from rostrum.apps.processes.permissions import held
from rostrum.foundation.refusal import Refusal


def test_the_staff_of_a_rehearsal_is_invented_once(rehearsal: Event, now: int) -> None:
    first = prepare_rehearsal_accounts(event=rehearsal.pk, now=now)
    assert prepare_rehearsal_accounts(event=rehearsal.pk, now=now + 1) == first
    found = {
        each.seat: sorted(role for role, _ in held(Account.objects.get(pk=each.account))) for each in first
    }
    assert found == {
        "moderator": ["moderator"],
        "operator": ["operator"],
        "operator2": ["operator"],
        "interpreter": ["interpreter"],
        "office": ["office"],
        "secretariat": ["secretariat"],
        "door": ["door"],
        "accessibility": ["accessibility"],
        "simulator": ["secretariat", "simulator"],
    }
    assert not any(account.has_usable_password() for account in Account.objects.all())


def test_one_seat_is_kept_for_a_guest(rehearsal: Event, now: int) -> None:
    seat = rehearsal_guest(event=rehearsal.pk, now=now)
    assert rehearsal_guest(event=rehearsal.pk, now=now) == seat
    assert issue_link(participant=seat, by=None, now=now).participant == seat
    row = queries.participant(id=seat)
    assert (row.category, row.queue, row.preregistered) == ("csos", "others", True)


def test_a_real_event_has_no_invented_people(event: Event, now: int) -> None:
    with pytest.raises(Refusal, match="not_a_rehearsal"):
        prepare_rehearsal_accounts(event=event.pk, now=now)
    with pytest.raises(Refusal, match="not_a_rehearsal"):
        rehearsal_guest(event=event.pk, now=now)
    assert Account.objects.count() == 0


def test_one_real_event_makes_the_database_real(rehearsal: Event) -> None:
    assert queries.rehearsal_only()
    Event.objects.filter(pk=rehearsal.pk).update(rehearsal=False)
    assert not queries.rehearsal_only()


@pytest.mark.django_db
def test_an_empty_database_is_no_rehearsal() -> None:
    assert not queries.rehearsal_only()
