"""Who is told of a change of time or place, what they read, and that nobody is told twice (issue 4, section 5)."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from rostrum.apps.correspondence import operations as mail
from rostrum.apps.correspondence import queries
from rostrum.apps.correspondence.models import Mail
from rostrum.apps.floor import operations as floor
from rostrum.apps.floor import queries as floor_queries
from rostrum.apps.floor.queries import floors
from rostrum.apps.meeting import operations as meeting_acts
from rostrum.apps.meeting import queries as meeting
from rostrum.apps.meeting.candidates import Described
from rostrum.apps.meeting.operations import revise_programme
from rostrum.apps.participation.operations import call_chosen
from rostrum.apps.participation.queries import participant
from rostrum.apps.registration import audiences, notices
from rostrum.apps.registration import operations as o
from rostrum.apps.registration.models import Registration
from rostrum.foundation.ports import ports
from rostrum.foundation.refusal import Refusal
from tests.apps.registration.conftest import HEARING, Office
from tests.invented import plain_files
from tests.smtp import Desk, smtp_server

__all__ = ["plain_files"]
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    with smtp_server() as one:
        monkeypatch.setattr(ports, "post", one.post())
        yield one


def approved(office: Office, address: str, **told: str) -> Registration:
    row = office.sent(address, name=address.partition("@")[0], **told)
    o.approve_registration(registration=row.pk, by=office.staff["secretariat"], now=office.tick())
    return row


def revise(office: Office, change: Callable[[Any], Any]) -> None:
    arrangement = deepcopy(meeting.arrangement(event=HEARING))
    change(arrangement)
    revise_programme(event=HEARING, change=arrangement, why="As it is", by=None, now=office.tick())


def later(told: Any) -> None:
    told["segments"][1] |= {"start": "10:40"}


def back(told: Any) -> None:
    told["segments"][1] |= {"start": "10:25"}


def prepare(office: Office) -> str:
    return mail.prepare_mailing(
        event=HEARING,
        letter=notices.CODE,
        audience=audiences.AUDIENCE,
        choice=audiences.changed_by(HEARING),
        by=office.staff["secretariat"],
        now=office.tick(),
    )


def addresses() -> list[str]:
    return [one.address for one in audiences.find(HEARING, audiences.changed_by(HEARING))]


def send(office: Office, made: str) -> None:
    by = office.staff["secretariat"]
    mail.send_test(mailing=made, by=by, now=office.tick())
    count = queries.mailing(event=HEARING, mailing=made, by=by)[1]
    mail.send_mailing(mailing=made, count=count, by=by, now=office.tick())


def deliver(office: Office) -> None:
    while mail.deliver_mail(now=office.tick()):
        pass


def test_each_reads_what_was_and_what_is_now(office: Office, desk: Desk) -> None:
    approved(office, "ana@example.org", letters="en")
    office.sent("waits@example.org")
    revise(office, later)
    approved(office, "late@example.org")
    made = prepare(office)
    send(office, made)
    deliver(office)
    (taken,) = [place for place, one in enumerate(desk.taken) if one[1] == ["ana@example.org"]][-1:]
    told = desk.text(taken)
    assert "Interactive panel discussion 1\nWas: Tuesday, 13 July 2021, 10:25 a.m. - noon (New York)" in told
    assert "Is now: Tuesday, 13 July 2021, 10:40 a.m. - noon (New York)" in told
    assert "Interactive panel discussion 2" not in told
    assert [part.get_filename() for part in desk.mail(taken).iter_attachments()] == ["meetings.ics"]
    assert set(Mail.objects.filter(letter=notices.CODE).values_list("address", flat=True)) == {
        "ana@example.org",
        "secretariat@example.org",
    }


def test_the_test_opens_nobodys_page_and_tells_no_other_name(office: Office, desk: Desk) -> None:
    approved(office, "ana@example.org", letters="en")
    approved(office, "hidden@example.org", protected="yes", legal_name="Hidden Legalname")
    revise(office, later)
    made = prepare(office)
    send(office, made)
    deliver(office)
    for place, (_, to, _) in enumerate(desk.taken):
        told = desk.text(place)
        if to == ["secretariat@example.org"]:
            assert "/register/" not in told
        if "Changed:" in str(desk.mail(place)["subject"]) and to != ["hidden@example.org"]:
            assert "hidden," not in told
            assert "Legalname" not in told


def test_nobody_is_told_twice_and_a_move_taken_back_is_told_to_those_who_heard_of_it(office: Office) -> None:
    approved(office, "ana@example.org")
    revise(office, later)
    assert addresses() == ["ana@example.org"]
    send(office, prepare(office))
    assert addresses() == []
    with pytest.raises(Refusal) as none:
        prepare(office)
    assert none.value.code == "nobody"
    approved(office, "ben@example.org")
    revise(office, back)
    assert addresses() == ["ana@example.org", "ben@example.org"]
    revise(office, later)
    assert addresses() == []


def test_what_concerns_nobodys_way_there_is_no_notice(office: Office) -> None:
    approved(office, "ana@example.org")
    revise(office, lambda told: told["segments"][1].update(theme="Another theme"))
    assert addresses() == []
    revise(office, lambda told: told.update(mode="hybrid"))
    assert addresses() == ["ana@example.org"]


def test_what_was_tested_is_sent_or_nothing(office: Office) -> None:
    approved(office, "ana@example.org")
    revise(office, later)
    made = prepare(office)
    by = office.staff["secretariat"]
    mail.send_test(mailing=made, by=by, now=office.tick())
    revise(office, lambda told: told["segments"][1].update(start="10:50"))
    with pytest.raises(Refusal) as none:
        mail.send_mailing(mailing=made, count=1, by=by, now=office.tick())
    assert none.value.code == "nobody"


def test_speakers_are_those_who_wait_on_a_list(office: Office) -> None:
    row = approved(office, "ana@example.org")
    approved(office, "ben@example.org")
    row.refresh_from_db()
    here = floors(event=HEARING)[0]
    floor.open_segment(
        desk=floor.Desk(here, office.staff["operator"], "open", office.tick()), segment="panel1"
    )
    floor.request_floor(hand=floor.Hand(here, participant(id=row.participant), "ask", office.tick()))
    assert [one.address for one in audiences.find(HEARING, audiences.SPEAKERS)] == ["ana@example.org"]
    assert [one.address for one in audiences.find(HEARING, "")] == ["ana@example.org", "ben@example.org"]


def afternoon(told: Any) -> None:
    told["segments"][2] |= {"start": "15:20"}


def inscribe(office: Office, row: Registration, segment: str = "panel1") -> None:
    row.refresh_from_db()
    here, by = floors(event=HEARING)[0], office.staff["operator"]
    if not floor_queries.waiting(floor=here):
        floor.begin_inscription(desk=floor.Desk(here, by, "begin", office.tick()), segment=segment)
    hand = floor.Hand(here, participant(id=row.participant), f"ask-{row.pk}", office.tick())
    floor.request_floor(hand=hand)


def role(office: Office, name: str, kind: str, address: str) -> str:
    """Somebody invited to a role by letter, in French."""
    person = Described(name, "Director", "Institute")
    made = meeting_acts.propose(event=HEARING, role=kind, person=person, by=None, now=office.tick())
    letter = meeting_acts.Inviting(address, "fr")
    meeting_acts.send_invitation(appointment=made, letter=letter, by=None, now=office.tick())
    return made


def of_part(segment: str, audience: str = audiences.AUDIENCE) -> list[str]:
    find = audiences.find_invited if audience == audiences.INVITED else audiences.find
    return [one.address for one in find(HEARING, audiences.changed_by(HEARING, segment))]


def test_a_move_of_one_part_is_told_to_its_speakers_alone(office: Office) -> None:
    ana, ben = approved(office, "ana@example.org"), approved(office, "ben@example.org")
    approved(office, "listens@example.org", speak="")
    inscribe(office, ana)
    ben.refresh_from_db()
    call_chosen(participant=ben.participant, segment="closing", place=1)
    revise(office, later)
    assert of_part("panel1") == ["ana@example.org"]
    assert addresses() == ["ana@example.org", "ben@example.org", "listens@example.org"]
    for segment in ("panel2", "closing", "no-such-part"):  # they stand where they stood
        with pytest.raises(Refusal) as still:
            of_part(segment)
        assert still.value.code == "unknown_segment"
    revise(office, lambda told: told["segments"][3].update(start="16:50"))
    assert of_part("closing") == ["ben@example.org"]


def test_who_was_told_of_one_part_is_not_told_again(office: Office) -> None:
    inscribe(office, approved(office, "ana@example.org"))
    approved(office, "listens@example.org", speak="")
    revise(office, later)
    choice, by = audiences.changed_by(HEARING, "panel1"), office.staff["secretariat"]
    told = {"letter": notices.CODE, "audience": audiences.AUDIENCE, "choice": choice}
    send(office, mail.prepare_mailing(event=HEARING, **told, by=by, now=office.tick()))
    assert (of_part("panel1"), addresses()) == ([], ["listens@example.org"])
    revise(office, afternoon)
    assert of_part("panel1") == []
    assert of_part("panel2") == ["ana@example.org"]  # both panels have one list of speakers
    assert list(audiences.find(HEARING, choice)) == []  # it was the set of another version


@pytest.mark.parametrize(
    ("state", "again"), [("failed", True), ("bounced", True), ("waiting", False), ("sent", False)]
)
def test_whom_a_notice_never_reached_is_told_again(office: Office, state: str, again: bool) -> None:
    inscribe(office, approved(office, "ana@example.org"))
    revise(office, later)
    choice, by = audiences.changed_by(HEARING, "panel1"), office.staff["secretariat"]
    told = {"letter": notices.CODE, "audience": audiences.AUDIENCE, "choice": choice}
    send(office, mail.prepare_mailing(event=HEARING, **told, by=by, now=office.tick()))
    Mail.objects.filter(letter=notices.CODE).update(state=state)
    assert of_part("panel1") == (["ana@example.org"] if again else [])


def test_who_is_invited_to_a_role_of_the_part_is_told_too(office: Office, desk: Desk) -> None:
    role(office, "Ms. Morning Moderator", "moderator1", "morning@example.org")
    role(office, "Mr. Afternoon Moderator", "moderator2", "afternoon@example.org")
    gone = role(office, "Mr. Other Panellist", "panellists1", "other@example.org")
    meeting_acts.advance(appointment=gone, act="decline", by=None, now=office.tick())
    revise(office, later)
    assert of_part("panel1", audiences.INVITED) == ["morning@example.org"]
    choice, by = audiences.changed_by(HEARING, "panel1"), office.staff["secretariat"]
    told = {"letter": notices.CODE, "audience": audiences.INVITED, "choice": choice}
    made = mail.prepare_mailing(event=HEARING, **told, by=by, now=office.tick())
    send(office, made)
    Mail.objects.exclude(mailing=made).delete()
    deliver(office)
    (place,) = [place for place, one in enumerate(desk.taken) if one[1] == ["morning@example.org"]]
    text = desk.text(place)
    assert "Ms. Morning Moderator" in text
    assert "10:40" in text
    assert f"/fr/events/{HEARING}/" in text
    assert [part.get_filename() for part in desk.mail(place).iter_attachments()] == ["meetings.ics"]
    assert of_part("panel1", audiences.INVITED) == []


def test_the_page_narrows_a_notice_to_one_part(office: Office, plain_files: None) -> None:
    inscribe(office, approved(office, "ana@example.org", letters="en"))
    approved(office, "listens@example.org", speak="")
    Authenticator.objects.create(user=office.staff["secretariat"], type=Authenticator.Type.TOTP, data={})
    browser, many = Client(), f"/en/secretariat/events/{HEARING}/mailings/"
    browser.force_login(office.staff["secretariat"], backend=BACKEND)
    assert "Of which segment" not in browser.get(many).content.decode()
    revise(office, later)
    page = browser.get(many).content.decode()
    assert '<option value="panel1">Interactive panel discussion 1</option>' in page
    assert 'value="panel2"' not in page
    told = browser.post(f"{many}notice/", {"to": "registration", "segment": "panel1"}, follow=True)
    page = told.content.decode()
    assert "It goes to 1 address." in page
    assert "which stands elsewhere now: Interactive panel discussion 1" in page
    for wrong in ({"segment": "panel2"}, {"to": "invited", "segment": "panel1"}, {"segment": "<script>"}):
        answer = browser.post(f"{many}notice/", wrong)
        assert (answer.status_code, "Nobody is in this set now" in answer.content.decode()) == (422, True)


def test_the_pages_count_show_test_and_send_it(office: Office, plain_files: None) -> None:
    approved(office, "ana@example.org", letters="ar")
    Authenticator.objects.create(user=office.staff["secretariat"], type=Authenticator.Type.TOTP, data={})
    browser, many = Client(), f"/en/secretariat/events/{HEARING}/mailings/"
    browser.force_login(office.staff["secretariat"], backend=BACKEND)
    told = browser.post(f"{many}notice/")
    assert (told.status_code, "Nobody is in this set now" in told.content.decode()) == (422, True)
    revise(office, later)
    told = browser.post(f"{many}notice/", follow=True)
    page = told.content.decode()
    for words in ("It goes to 1 address.", 'id="in-ar"', "2021", "(في الرسالة وحدها)"):
        assert words in page
    assert "Change it" not in page
    here = told.redirect_chain[-1][0]
    browser.post(f"{here}test/")
    assert "Sent to 1" in browser.post(f"{here}send/", {"count": "1"}, follow=True).content.decode()
    assert "Notice of a change of time or place" in browser.get(many).content.decode()
