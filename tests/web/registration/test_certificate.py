"""A certificate for whoever was there, and what a stranger is told of it (issue 4, section 5)."""

import io
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from pypdf import PdfReader

from rostrum.apps.attendance import codes, operations, queries
from rostrum.apps.attendance.models import Certificate, Paper
from rostrum.apps.floor import operations as floor
from rostrum.apps.floor import queries as waiting
from rostrum.apps.participation import queries as participation
from rostrum.apps.participation.models import Participant
from rostrum.apps.participation.operations import issue_link, open_link
from rostrum.apps.registration import operations as o
from rostrum.apps.registration.models import Registration
from rostrum.engines.typst import Typst
from rostrum.foundation.clock import micros
from rostrum.foundation.ports import ports
from rostrum.foundation.refusal import Refusal
from tests.apps.registration.conftest import HEARING, Office, office
from tests.invented import plain_files
from tests.web.registration.test_own_badge import entered

__all__ = ["office", "plain_files"]

THE_DAY = datetime(2021, 7, 13, 14, 5, tzinfo=UTC)  # 10.05 in New York
AFTER = datetime(2021, 7, 14, 9, 0, tzinfo=UTC)
TITLES = {
    "ar": "شهادة حضور",
    "en": "Certificate of attendance",
    "es": "Certificado de asistencia",
    "fr": "Attestation de participation",
    "ru": "Свидетельство об участии",
    "zh-hans": "参会证明",
}


def came(office: Office, address: str, **told: str) -> Registration:
    """Approved, with a badge that was held before an entrance on the day."""
    by, now = office.staff["secretariat"], micros(THE_DAY)
    row = office.sent(address, **told)
    o.approve_registration(registration=row.pk, by=by, now=office.tick())
    row.refresh_from_db()
    operations.make_badges(event=HEARING, by=by, now=now)
    badge = queries.badge_of(participant=row.participant)
    assert badge
    scans = [operations.Told(f"scan-{row.pk}", badge.code, now, "in")]
    operations.record_scans(event=HEARING, scans=scans, labels={}, by=by, now=now)
    return row


@pytest.fixture
def typeset(monkeypatch: pytest.MonkeyPatch, plain_files: None) -> None:
    monkeypatch.setattr(ports, "typesetter", Typst())


def printed(row: Registration, client: Client, **posted: str) -> str:
    here = f"/en/registration/{row.pk}/certificate"
    assert client.post(f"{here}/", posted).status_code == 302
    assert operations.print_paper(now=micros(AFTER))
    paper = queries.own_paper(participant=row.participant, kind="certificate")
    assert (paper.state if paper else "") == "ready"
    answer = client.get(f"{here}.pdf")
    assert answer["Content-Type"] == "application/pdf"
    (page,) = PdfReader(io.BytesIO(answer.content)).pages
    return " ".join(page.extract_text().split())


@pytest.mark.usefixtures("typeset")
@time_machine.travel(AFTER, tick=False)
def test_the_person_chooses_the_name_and_a_protected_one_keeps_the_other(office: Office) -> None:
    row = came(office, "ana@example.org", legal_name="Anastasia Passport")
    client = entered(row)
    assert "Certificate of attendance" in client.get("/en/registration/").content.decode()
    assert "Anastasia Passport" in client.get(f"/en/registration/{row.pk}/certificate/").content.decode()
    assert "Anastasia Passport" in printed(row, client, named="legal", language="en")
    told = printed(row, client, named="shown", language="en")
    assert "Ana Example" in told
    assert "Passport" not in told
    assert "13 July 2021" in told
    hidden = came(office, "noor@example.org", name="Other Name", legal_name="Noor Passport", protected="yes")
    browser = entered(hidden)
    assert "Noor Passport" not in browser.get(f"/en/registration/{hidden.pk}/certificate/").content.decode()
    told = printed(hidden, browser, named="legal", language="en")
    assert "Other Name" in told
    assert "Passport" not in told


@pytest.mark.usefixtures("typeset")
@time_machine.travel(AFTER, tick=False)
def test_it_is_printed_in_each_language(office: Office) -> None:
    row = came(office, "ana@example.org")
    client = entered(row)
    for language, title in TITLES.items():
        assert (
            client.post(f"/en/registration/{row.pk}/certificate/", {"language": language}).status_code == 302
        )
        paper = Paper.objects.get(kind="certificate")
        assert (paper.language, paper.words["title"]) == (language, title)
        assert operations.print_paper(now=micros(AFTER))
        data = client.get(f"/en/registration/{row.pk}/certificate.pdf").content
        root: Any = PdfReader(io.BytesIO(data)).trailer["/Root"]
        assert str(root["/Lang"]).lower().startswith(language[:2])
        assert root["/MarkInfo"]["/Marked"]


@pytest.mark.usefixtures("typeset")
@time_machine.travel(AFTER, tick=False)
def test_a_stranger_learns_event_and_days_and_no_name(office: Office) -> None:
    row = came(office, "ana@example.org")
    told = printed(row, entered(row), named="shown", language="fr")
    code = queries.certificate_of(participant=row.participant)
    assert code in told
    page = Client().get("/fr/certificates/", {"code": code.lower()}).content.decode()
    assert "13 juillet 2021" in page
    for word in ("Ana", "ana@example.org", "Open Harbour", row.pk, row.participant):
        assert word not in page
    badge = queries.badge_of(participant=row.participant)
    assert badge
    forged = codes.plain(code)[:12] + codes.plain(badge.code)[12:]
    for wrong in (badge.code, forged, "x", "<script>", "٣" * 200):
        answer = Client().get("/en/certificates/", {"code": wrong}).content.decode()
        assert "No certificate has this code." in answer
        assert 'value="<' not in answer
    printed(row, entered(row), named="shown", language="en")
    assert queries.certificate_of(participant=row.participant) == code  # made again it keeps its code
    Participant.objects.get(pk=row.participant).delete()
    assert "valid" in Client().get("/en/certificates/", {"code": code}).content.decode()
    assert Certificate.objects.get().participant is None


def test_a_badge_tried_on_another_day_is_no_attendance(office: Office) -> None:
    """Entrances are tried the day before; a certificate tells the days of meetings alone (decision 25)."""
    row = came(office, "ana@example.org")
    badge = queries.badge_of(participant=row.participant)
    assert badge
    now = micros(THE_DAY - timedelta(days=1))
    scans = [operations.Told("tried", badge.code, now, "in")]
    by = office.staff["secretariat"]
    operations.record_scans(event=HEARING, scans=scans, labels={}, by=by, now=now)
    assert queries.days_present(event=HEARING, participant=row.participant) == (THE_DAY.date(),)


@dataclass
class Online:
    """Somebody who is approved and never came to an entrance; the list of speakers has taken the name before."""

    office: Office
    row: Registration
    at: int = micros(THE_DAY)
    turn: int = 0

    def certified(self) -> bool:
        answer = entered(self.row).get(f"/en/registration/{self.row.pk}/certificate/")
        assert answer.status_code in {200, 404}
        return answer.status_code == 200

    def desk(self, at: int = 0) -> floor.Desk:
        self.turn, self.at = self.turn + 1, self.at + 1_000_000
        return floor.Desk(
            f"{HEARING}.main", self.office.staff["operator"], f"turn-{self.turn}", at or self.at
        )

    def hand(self, at: int = 0) -> floor.Hand:
        desk = self.desk(at)
        return floor.Hand(desk.floor, participation.participant(id=self.row.participant), desk.key, desk.now)

    def come_in(self, when: datetime) -> None:
        """By link and PIN."""
        issued = issue_link(participant=self.row.participant, by=None, now=micros(when) - 1)
        open_link(token=issued.token, pin=issued.pin, agent="a browser", now=micros(when))


@pytest.fixture
def online(office: Office, plain_files: None) -> Online:
    row = office.sent("ana@example.org")
    o.approve_registration(registration=row.pk, by=office.staff["secretariat"], now=office.tick())
    row.refresh_from_db()
    one = Online(office, row)
    floor.begin_inscription(desk=one.desk(office.tick()), segment="panel1")
    floor.request_floor(hand=one.hand(office.tick()))
    floor.open_segment(desk=one.desk(), segment="panel1")
    return one


@pytest.mark.usefixtures("typeset")
@time_machine.travel(AFTER, tick=False)
def test_whoever_spoke_online_has_one(online: Online) -> None:
    """The record says that a person was heard, wherever the microphone stood."""
    assert not online.certified()  # on the list and never heard
    mine = waiting.mine(floor=f"{HEARING}.main", participant=online.row.participant)
    floor.give_floor(desk=online.desk(), request=mine.request, reason="chair")
    floor.yield_floor(hand=floor.Hand(online.desk().floor, online.hand().who, "done", online.at + 60_000_000))
    assert online.certified()
    assert "13 July 2021" in printed(online.row, entered(online.row), named="shown", language="en")


@time_machine.travel(AFTER, tick=False)
def test_whoever_pressed_while_the_segment_was_open_has_one(online: Online) -> None:
    floor.withdraw_request(hand=online.hand())
    assert online.certified()


@pytest.mark.parametrize(
    ("when", "counts"),
    [
        (datetime(2021, 7, 13, 12, 59, tzinfo=UTC), False),  # 8.59 in New York, the meeting begins at 10
        (datetime(2021, 7, 13, 13, 0, tzinfo=UTC), True),
        (datetime(2021, 7, 13, 15, 59, tzinfo=UTC), True),
        (datetime(2021, 7, 13, 17, 0, tzinfo=UTC), False),  # between the meetings
        (datetime(2021, 7, 13, 21, 1, tzinfo=UTC), False),  # 17.01, it is over
        (datetime(2021, 7, 12, 14, 5, tzinfo=UTC), False),
    ],
)
@time_machine.travel(AFTER, tick=False)
def test_coming_in_by_link_and_pin_is_the_door_of_a_meeting(
    online: Online, when: datetime, counts: bool
) -> None:
    online.come_in(when)
    assert online.certified() is counts


@pytest.mark.usefixtures("plain_files")
def test_nobody_else_has_one(office: Office) -> None:
    row = came(office, "ana@example.org")
    absent = office.sent("ben@example.org")
    o.approve_registration(registration=absent.pk, by=office.staff["secretariat"], now=office.tick())
    told: dict[str, Any] = {"dossier": row.dossier_id, "registration": row.pk, "language": "en", "words": {}}
    with time_machine.travel(THE_DAY, tick=False):
        assert entered(row).get(f"/en/registration/{row.pk}/certificate/").status_code == 404
        with pytest.raises(Refusal) as early:
            operations.print_own_certificate(**told, now=micros(THE_DAY))
        assert early.value.code == "not_over"
    with time_machine.travel(AFTER, tick=False):
        for one, client in ((absent, entered(absent)), (row, entered(absent))):
            assert client.get(f"/en/registration/{one.pk}/certificate/").status_code == 404
            assert client.post(f"/en/registration/{one.pk}/certificate/").status_code == 404
            assert client.get(f"/en/registration/{one.pk}/certificate.pdf").status_code == 404
        told |= {"dossier": absent.dossier_id, "registration": absent.pk}
        with pytest.raises(Refusal) as away:
            operations.print_own_certificate(**told, now=micros(AFTER))
        assert away.value.code == "not_present"
