"""Somebody on the list is erased or protected: off the list, out of the figures, with what was said of them."""

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from rostrum.apps.meeting import queries as meeting
from rostrum.apps.participation.models import Participant
from rostrum.apps.people.deletions import deletions
from rostrum.apps.people.models import Deletion
from rostrum.apps.presidents_list import operations as o
from rostrum.apps.presidents_list import queries as q
from rostrum.apps.presidents_list.models import SealedObjection
from rostrum.apps.registration.models import Dossier, Registration
from rostrum.apps.registration.operations import erase_person, forget_due
from rostrum.foundation.clock import DAY
from rostrum.foundation.refusal import Refusal
from rostrum.foundation.verify import check
from tests.lists import MEETING, SAID, WHICH, Slate


@pytest.fixture
def sent(slate: Slate, settings: Settings, tmp_path: Path) -> Slate:
    settings.DATA = tmp_path
    slate.propose()
    slate.circulate()
    return slate


def erase(slate: Slate, name: str) -> None:
    dossier = Registration.objects.get(pk=slate.registrations[name]).dossier_id
    erase_person(dossier=dossier, by=slate.staff["secretariat"], now=slate.tick())


def states(slate: Slate) -> list[str]:
    return [one.state for one in q.public_list(which=WHICH, now=slate.now).names]


def told(slate: Slate) -> tuple[int, int, int]:
    """The names that count, and those of them with a region and with a gender."""
    found = q.desk(which=WHICH, by=slate.staff["secretariat"], now=slate.now).balance
    regions, genders = ({one.code: one.count for one in part} for part in (found.regions, found.genders))
    return found.total, found.total - regions[""], found.total - genders[""]


def test_no_figure_of_the_list_tells_region_or_gender_of_a_protected_person(slate: Slate) -> None:
    """Else putting the name on the list and taking it off again would tell both."""
    dossier = Registration.objects.get(pk=slate.registrations["Ana Example"]).dossier_id
    Dossier.objects.filter(pk=dossier).update(protected=True)
    slate.propose("Bo Example", "Chi Example")
    assert told(slate) == (2, 2, 1)
    slate.propose("Ana Example")
    assert told(slate) == (3, 2, 1)


def test_who_is_erased_is_withdrawn_at_once_and_not_decided_on(sent: Slate) -> None:
    erase(sent, "Ana Example")
    assert states(sent) == ["withdrawn", "proposed", "proposed"]
    assert told(sent)[0] == 2
    sent.bring()
    with pytest.raises(Refusal) as refused:
        sent.decide("Ana Example")
    assert refused.value.code == "not_on_the_list"
    sent.decide()
    sent.publish()
    assert states(sent) == ["withdrawn", "final", "final"]


def test_who_is_erased_while_the_assembly_decides_is_let_in_by_nothing(sent: Slate) -> None:
    sent.bring()
    erase(sent, "Ana Example")
    sent.decide()
    sent.publish()
    assert states(sent) == ["final", "final", "final"]  # what was decided, of a name that nobody sees
    assert q.public_list(which=WHICH, now=sent.now).names[0].name == ""
    assert Participant.objects.filter(event=MEETING).count() == 2


def test_what_members_said_of_a_person_goes_with_them_and_no_report_says_so(sent: Slate) -> None:
    kept, gone = sent.object("Bo Example", SAID), sent.object("Ana Example", SAID)
    nominee = sent.nominee("Ana Example")
    o.receive_request(which=WHICH, nominee=nominee, state="fra", by=sent.by())
    erase(sent, "Ana Example")
    assert list(SealedObjection.behind.values_list("pk", flat=True)) == [kept]
    assert "presidents_list.SealedObjection" not in Deletion.objects.get().counts
    office = sent.staff["office"]
    request = q.requests(which=WHICH, by=office)[0].id
    for act in (
        lambda: o.open_objection(which=WHICH, objection=gone, why="to read it", by=sent.by()),
        lambda: o.disclose_basis(which=WHICH, request=request, by=sent.by()),
    ):
        with pytest.raises(Refusal) as refused:
            act()
        assert refused.value.code == "objection_erased"
    assert len(q.objections(which=WHICH, by=office)) == 2
    assert check(list(q.record_lines(which=WHICH, by=office))).bad is None


def test_what_members_said_goes_a_year_after_the_event_uncounted(sent: Slate) -> None:
    sent.object("Ana Example", SAID)
    over = meeting.over(event=MEETING)
    assert over
    forget_due(now=over + 364 * DAY)
    assert SealedObjection.behind.count() == 1
    forget_due(now=over + 366 * DAY)
    assert not SealedObjection.behind.exists()
    counted = {label for one in deletions(event=MEETING) for label in one.counts}
    assert "registration.Dossier" in counted
    assert "presidents_list.SealedObjection" not in counted
    assert states(sent)[0] == "withdrawn"


def test_a_basis_is_told_once_however_many_gave_it(sent: Slate) -> None:
    for _ in range(2):
        sent.object("Ana Example", SAID)
    o.receive_request(which=WHICH, nominee=sent.nominee("Ana Example"), state="fra", by=sent.by())
    request = q.requests(which=WHICH, by=sent.staff["office"])[0].id
    assert o.disclose_basis(which=WHICH, request=request, by=sent.by()).bases == (SAID.basis,)
