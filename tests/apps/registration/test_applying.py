"""From a link by mail to a registration that was sent, changed, withdrawn (R72-R79, R94-R100, R195, R199)."""

import pytest

from rostrum.apps.correspondence.models import Mail
from rostrum.apps.correspondence.writing import preview
from rostrum.apps.participation.models import Participant
from rostrum.apps.registration import links
from rostrum.apps.registration import operations as o
from rostrum.apps.registration import queries as q
from rostrum.apps.registration.models import AccessRequest, Consent, Dossier, Registration, Step
from rostrum.foundation.refusal import Refusal
from tests.apps.registration.conftest import HEARING, MEETING, Office, group

CLOSES = 1_625_518_800_000_000  # Monday 5 July 2021, 5 p.m. in New York, 21:00 UTC (R195)


def refused(code: str, refusal: pytest.ExceptionInfo[Refusal]) -> Refusal:
    assert refusal.value.code == code
    return refusal.value


def test_the_link_comes_by_mail_and_opens_the_dossier(office: Office) -> None:
    row = office.begin()
    mail = Mail.objects.get()
    assert (mail.letter, mail.address, mail.person) == (
        "registration.begun",
        "ana@example.org",
        row.dossier_id,
    )
    token = preview(mail, secrets=True).text.partition("/register/")[2].split()[0].strip("/")
    held = q.by_link(token=token, now=office.now)
    assert held is not None
    assert held.id == row.dossier_id
    assert q.by_link(token=token[:-1] + ("a" if token[-1] != "a" else "b"), now=office.now) is None


def test_a_known_address_gets_the_same_answer_and_its_own_registration(office: Office) -> None:
    first = office.sent()
    o.begin_registration(
        event=HEARING, category="academia", asking=o.Asking("Ana@Example.org", "fr"), now=office.tick()
    )
    assert Registration.objects.count() == 1
    assert office.letters()[-1] == "registration.known"
    assert Mail.objects.get(letter="registration.known").person == first.dossier_id


@pytest.mark.parametrize(
    ("event", "category", "code"),
    [
        (MEETING, "survivors", "no_way_in"),
        (MEETING, "member_states", "by_invitation"),
        (HEARING, "viewers", "no_way_in"),
        (HEARING, "nobody", "category_unknown"),
    ],
)
def test_a_category_without_a_form_of_its_own_is_told_so(
    office: Office, event: str, category: str, code: str
) -> None:
    with pytest.raises(Refusal) as told:
        o.begin_registration(
            event=event, category=category, asking=o.Asking("a@b.org", "en"), now=office.tick()
        )
    refused(code, told)
    assert not Dossier.objects.exists()


def test_a_draft_is_kept_as_it_is_and_the_faults_are_named(office: Office) -> None:
    row = office.begin()
    assert office.save(row, name="  Ana   Example ", country="CHL") == "draft"
    with pytest.raises(Refusal) as told:
        office.save(row, country="XXX", letters="klingon", name="Ana\u202e")
    assert dict(refused("wrong_answers", told).detail["faults"]) == {
        "country": "unknown_country",
        "letters": "unknown_language",
        "name": "hidden_signs",
    }
    row.dossier.refresh_from_db()
    assert (row.dossier.name, row.dossier.country) == ("Ana Example", "CHL")


def test_an_incomplete_form_is_not_sent_and_nothing_is_lost(office: Office) -> None:
    row = office.begin()
    office.save(row, name="Ana Example")
    with pytest.raises(Refusal) as told:
        o.send_registration(holder=office.holder(row), registration=row.pk)
    assert refused("answers_missing", told).detail == {"fields": ("body",)}
    assert Registration.objects.get().state == "draft"


def test_what_is_told_in_confidence_stands_apart(office: Office) -> None:
    row = office.sent()
    assert (row.state, row.speaks) == ("submitted", True)
    assert AccessRequest.objects.get().text == "A seat near the door"
    assert AccessRequest.objects.get().route == "meetings_support"
    assert "access" not in row.dossier.answers
    assert [one.use for one in Consent.objects.all()] == ["publish_text"]
    assert "door" not in str(list(Step.objects.values()))
    assert office.letters() == ["registration.begun", "registration.received"]


def test_a_form_is_in_time_to_the_second_in_new_york(office: Office) -> None:
    row = office.begin()
    office.save(row, name="Ana", body="Open Harbour", letters="en")
    with pytest.raises(Refusal) as told:
        o.send_registration(holder=o.Holder(row.dossier_id, CLOSES + 1), registration=row.pk)
    assert refused("deadline_passed", told).detail["moment"] == CLOSES
    o.send_registration(holder=o.Holder(row.dossier_id, CLOSES), registration=row.pk)
    assert Registration.objects.get().state == "submitted"


def test_a_changed_name_goes_back_to_the_secretariat_with_the_difference(office: Office) -> None:
    row = office.sent()
    one = o.approve_registration(registration=row.pk, by=office.staff["secretariat"], now=office.tick())
    assert office.save(row, phone="123") == "approved"
    assert office.save(row, name="Ana Lucia Example") == "submitted"
    assert Step.objects.latest("id").differs == {"name": ["Ana Example", "Ana Lucia Example"]}
    assert Participant.objects.get(pk=one).name == "Ana Example"
    o.approve_registration(registration=row.pk, by=office.staff["secretariat"], now=office.tick())
    assert Participant.objects.get().name == "Ana Lucia Example"


def test_one_dossier_serves_no_event_that_is_not_of_the_group(office: Office) -> None:
    row = office.sent()
    with pytest.raises(Refusal) as told:
        o.take_another_event(holder=office.holder(row), event=MEETING, category="ecosoc_ngos")
    refused("not_grouped", told)


def test_one_registration_serves_the_events_of_a_group(office: Office) -> None:
    row = office.sent()
    assert q.other_events(dossier=row.dossier_id, now=office.now) == ()
    group(office)
    found = q.other_events(dossier=row.dossier_id, now=office.now)
    assert [(one.event.id, "ecosoc_ngos" in one.ways) for one in found] == [(MEETING, True)]
    assert not [way for one in found for way in one.ways.values() if way.needs_invitation]
    made = o.take_another_event(holder=office.holder(row), event=MEETING, category="ecosoc_ngos")
    second = Registration.objects.get(pk=made)
    assert (second.dossier_id, second.event_id, second.state) == (row.dossier_id, MEETING, "draft")
    assert q.other_events(dossier=row.dossier_id, now=office.now) == ()
    with pytest.raises(Refusal) as told:
        o.take_another_event(holder=office.holder(row), event=MEETING, category="ecosoc_ngos")
    refused("registered_already", told)


def test_a_mailbox_with_two_dossiers_gets_no_second_registration_for_an_event(office: Office) -> None:
    first, other = office.sent(), office.sent(event=MEETING, category="ecosoc_ngos", name="Ana Otherwise")
    assert first.dossier_id != other.dossier_id
    group(office)
    told = {"event": MEETING, "category": "ecosoc_ngos"}
    with pytest.raises(Refusal) as refusal:
        o.take_another_event(holder=office.holder(first), **told)
    refused("address_registered", refusal)
    assert Registration.objects.filter(event=MEETING).count() == 1
    o.withdraw_registration(holder=office.holder(other), registration=other.pk)
    made = o.take_another_event(holder=office.holder(first), **told)
    assert Registration.objects.get(pk=made).dossier_id == first.dossier_id


def test_whoever_withdraws_loses_the_way_in(office: Office) -> None:
    row = office.sent()
    o.approve_registration(registration=row.pk, by=office.staff["secretariat"], now=office.tick())
    o.withdraw_registration(holder=office.holder(row), registration=row.pk)
    row.refresh_from_db()
    assert (row.state, office.letters()[-1]) == ("withdrawn", "registration.withdrawn")
    with pytest.raises(Refusal) as told:
        o.withdraw_registration(holder=office.holder(row), registration=row.pk)
    refused("not_now", told)


def test_nobody_reaches_the_registration_of_another(office: Office) -> None:
    mine, other = office.sent(), office.sent("bo@example.org")
    with pytest.raises(Refusal) as told:
        o.save_answers(holder=office.holder(mine), registration=other.pk, answers={"name": "x"})
    refused("unknown_registration", told)


def test_an_earlier_link_opens_nothing_once_a_new_one_is_in_force(office: Office) -> None:
    row = office.begin()
    token = links.token("dossier", row.dossier_id, row.dossier.link_number)
    Dossier.objects.update(link_number=2)
    assert q.by_link(token=token, now=office.now) is None


def test_what_was_begun_and_never_sent_is_deleted_after_a_week(office: Office) -> None:
    kept, begun = office.sent(), office.begin("bo@example.org")
    week = 7 * 86_400 * 1_000_000
    assert o.forget_drafts(now=begun.dossier.changed_at + week) == 0
    assert o.forget_drafts(now=begun.dossier.changed_at + week + 1) == 1
    assert list(Registration.objects.all()) == [kept]
