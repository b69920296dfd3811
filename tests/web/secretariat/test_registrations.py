"""The queue and the sheet as a browser without script uses them: filter, look, decide, go on (R60-R66, R82)."""

import re
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from rostrum.apps.documents.operations import Upload, examine_file, keep_file
from rostrum.apps.participation.models import Participant
from rostrum.apps.registration import operations as o
from rostrum.apps.registration.models import Registration
from tests.apps.registration.conftest import HEARING, MEETING, Office, cap, office
from tests.uploads import pdf

__all__ = ["office"]
LIST = f"/en/secretariat/events/{HEARING}/registrations/"


@pytest.fixture
def desk(office: Office, client: Client) -> Client:
    account = office.staff["secretariat"]
    Authenticator.objects.create(user=account, type=Authenticator.Type.TOTP, data={})
    client.force_login(account)
    return client


def body(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def seen(page: str) -> str:
    found = re.search(r'name="seen" value="(\d+)"', page)
    assert found
    return found[1]


def decide(desk: Client, row: Registration, act: str, **told: str) -> Any:
    page = body(desk.get(f"{LIST}{row.pk}/"))
    return desk.post(f"{LIST}{row.pk}/{act}/", {"seen": seen(page), **told})


def test_every_number_leads_to_a_list_of_that_length(office: Office, desk: Client) -> None:
    for number in range(3):
        office.sent(f"ngo{number}@example.org", name=f"N {number}", category="ecosoc_ngos")
    refused = office.sent("csos@example.org")
    o.refuse_registration(registration=refused.pk, why="No", by=None, now=office.tick())
    page = body(desk.get(LIST))
    found = re.findall(r'<td class="num"><a href="([^"]+)">(\d+)</a>', page)
    assert sorted(number for _, number in found) == ["1", "3"]
    for address, number in found:
        listed = body(desk.get(address.replace("&amp;", "&")))
        assert len(re.findall(r'<th scope="row"><a href="[^"]+/registrations/', listed)) == int(number)


def test_the_queue_asks_as_often_for_three_rows_as_for_one(office: Office, desk: Client) -> None:
    taken = []
    for count in (1, 3):
        for number in range(count):
            office.sent(f"p{count}{number}@example.org", name=f"P {count} {number}")
        desk.get(LIST)
        with CaptureQueriesContext(connection) as asked:
            desk.get(LIST)
        taken.append(len(asked))
    assert taken[0] == taken[1]


def test_a_person_is_approved_and_the_next_one_is_at_hand(office: Office, desk: Client) -> None:
    first, second = office.sent("a@example.org", name="First"), office.sent("b@example.org", name="Second")
    answer = decide(desk, first, "approve")
    page = body(desk.get(answer["Location"]))
    assert "Approved. A letter is on its way." in page
    assert f"{LIST}{second.pk}/?" in page
    assert Participant.objects.get().name == "First"


def test_a_question_without_words_is_not_sent_and_nothing_typed_is_lost(office: Office, desk: Client) -> None:
    row = office.sent()
    answer = decide(desk, row, "refuse", words="  ")
    assert (answer.status_code, "Write what the person will read." in body(answer)) == (422, True)
    answer = decide(desk, row, "ask", words="x" * 1001)
    assert answer.status_code == 422
    assert "x" * 1001 in body(answer)
    assert decide(desk, row, "ask", words="Which year?").status_code == 302
    row.refresh_from_db()
    assert row.state == "asked"
    assert "Which year?" in body(desk.get(f"{LIST}{row.pk}/"))


def test_what_changed_while_it_was_open_is_not_decided(office: Office, desk: Client) -> None:
    row = office.sent()
    looked = seen(body(desk.get(f"{LIST}{row.pk}/")))
    office.save(row, name="Somebody Else")
    answer = desk.post(f"{LIST}{row.pk}/approve/", {"seen": looked})
    assert "An answer was changed meanwhile. Nothing was decided." in body(answer)
    assert desk.post(f"{LIST}{row.pk}/approve/").status_code == 422  # nothing was looked at
    assert Participant.objects.count() == 0


def test_many_are_shown_first_and_the_doubtful_are_left_out(office: Office, desk: Client) -> None:
    clean = office.sent("a@example.org", name="Clean")
    flagged = office.sent("b@example.org", name="Flagged", category="ecosoc_ngos")
    shown = body(desk.post(f"{LIST}approve/?state=waiting", {"chosen": [clean.pk, flagged.pk]}))
    boxes = dict(re.findall(r'name="chosen" value="(\w+):\d+"( checked)?', shown))
    assert boxes == {clean.pk: " checked", flagged.pk: ""}
    assert Participant.objects.count() == 0
    chosen = re.findall(r'name="chosen" value="([^"]+)" checked', shown)
    answer = desk.post(f"{LIST}approve/?state=waiting", {"chosen": chosen, "decide": "1"})
    assert "1 decided. The letter is on its way." in body(desk.get(answer["Location"]))
    again = desk.post(f"{LIST}approve/", {"chosen": chosen, "decide": "1"})
    assert (again.status_code, "Nobody was approved." in body(again)) == (409, True)
    assert desk.post(f"{LIST}approve/").status_code == 422


def test_a_cap_is_counted_before_and_says_who_would_exceed_it(office: Office, desk: Client) -> None:
    cap(office, 1, "organization")
    rows = [office.sent(f"{name.lower()}@example.org", name=name) for name in ("Ada", "Bo")]
    shown = body(desk.post(f"{LIST}approve/", {"chosen": [row.pk for row in rows]}))
    assert shown.count("At most 1 for each organization: 0 taken, 1 left") == 2
    boxes = re.findall(r'name="chosen" value="(\w+:\d+)"( checked)?', shown)
    assert [checked for _, checked in boxes] == [" checked", ""]
    answer = desk.post(f"{LIST}approve/", {"chosen": [one for one, _ in boxes], "decide": "1"})
    told = body(answer)
    assert (answer.status_code, told.count("No place left"), Participant.objects.count()) == (409, 1, 0)
    assert "Nothing was changed." in told
    assert told.index("Bo</bdi>") < told.index("No place left")
    decide(desk, rows[0], "approve")
    assert "At most 1 for each organization: 1 taken, 0 left" in body(desk.get(f"{LIST}{rows[1].pk}/"))
    answer = decide(desk, rows[1], "approve")
    assert (answer.status_code, "A place becomes free" in body(answer)) == (422, True)
    assert decide(desk, rows[1], "approve", member_type="assistant").status_code == 302
    assert Participant.objects.count() == 2


def test_a_match_beyond_the_cap_of_a_body_says_what_to_do_next(office: Office, desk: Client) -> None:
    cap(office, 1, "organization")
    rows = [office.sent(f"{name}@example.org", body=f"Mission {name}") for name in ("ada", "bo")]
    for row in rows:
        assert decide(desk, row, "approve").status_code == 302
    assert decide(desk, rows[0], "match", words="chl").status_code == 302
    answer = decide(desk, rows[1], "match", words="chl")
    told = body(answer)
    assert (answer.status_code, "At most 1 for each organization, and 1 are taken." in told) == (422, True)
    assert "First withdraw somebody of this body, then match again." in told
    assert Participant.objects.filter(body_ref="chl").count() == 1


def test_by_the_list_it_is_proposed_and_not_approved(office: Office, desk: Client) -> None:
    row = office.sent(event=MEETING, category="csos")
    there = f"/en/secretariat/events/{MEETING}/registrations/"
    page = body(desk.get(f"{there}{row.pk}/"))
    assert "Propose for the list of the President" in page
    assert desk.post(f"{there}{row.pk}/approve/", {"seen": seen(page)}).status_code == 422
    assert desk.post(f"{there}{row.pk}/propose/", {"seen": seen(page)}).status_code == 302
    assert "Proposed" in body(desk.get(f"{there}?state=proposed"))


def test_files_and_matches_stand_on_the_sheet(office: Office, desk: Client) -> None:
    row = office.sent()
    upload = Upload("Credentials.pdf", pdf(), "letter", HEARING, row.pk)
    keep_file(examined=examine_file(upload=upload), by=None, now=office.tick())
    page = body(desk.get(f"{LIST}{row.pk}/?find=Chile"))
    assert "Credentials.pdf" in page
    assert 'name="words" value="chl"' in page
    assert decide(desk, row, "match", words="chl").status_code == 302
    assert "The organization is matched." in body(desk.get(f"{LIST}{row.pk}/?done=match"))
    assert "Match with another body" in body(desk.get(f"{LIST}{row.pk}/"))


def test_a_need_is_not_told_to_the_secretariat(office: Office, desk: Client) -> None:
    row = office.sent(access="Canaryneed of a person", assistant="yes")
    assert "Canaryneed" not in body(desk.get(f"{LIST}{row.pk}/"))
    for form in ("csv", "xlsx"):
        answer = desk.get(f"{LIST}file/{form}/?state=all")
        assert b"Canaryneed" not in answer.getvalue()
        assert answer["Cache-Control"] == "no-store"


def test_a_gender_is_counted_and_shown_to_nobody(office: Office, desk: Client) -> None:
    """As the form says where it asks for it (R200)."""
    row = office.sent(gender="woman", capacity="Director")
    page = body(desk.get(f"{LIST}{row.pk}/"))
    assert ("Director" in page, "Woman" in page, "Gender" in page) == (True, False, False)


def test_what_is_not_there_is_not_there(office: Office, desk: Client) -> None:
    row = office.sent()
    draft = office.begin("draft@example.org")
    for path in (
        f"{LIST}{draft.pk}/",
        f"{LIST}nobody/",
        f"{LIST}file/pdf/",
        f"/en/secretariat/events/{MEETING}/registrations/{row.pk}/",
        "/en/secretariat/events/nowhere/registrations/",
    ):
        assert desk.get(path).status_code in {403, 404}, path
    assert desk.post(f"{LIST}{row.pk}/include/").status_code == 404
    assert desk.get(f"{LIST}?state=%00&words=%00&after=x&category={'c' * 99}").status_code == 200


def test_hostile_words_stay_words(office: Office, desk: Client) -> None:
    row = office.sent(name="<script>alert(1)</script>", body="<img src=x onerror=alert(1)>")
    for path in (LIST, f"{LIST}{row.pk}/?find=<b>&done=<b>"):
        page = body(desk.get(path))
        assert "<script>alert" not in page
        assert "<img src=x" not in page


def brought(desk: Client, text: str) -> Any:
    file = SimpleUploadedFile("list.csv", text.encode(), content_type="text/csv")
    return desk.post(f"{LIST}import/", {"file": file})


def test_a_list_is_shown_then_registered_whole(office: Office, desk: Client) -> None:
    shown = brought(desk, "name,body,category,email\nAda,Harbour,csos,ada@example.org\nBo,Harbour,csos,\n")
    rows = re.search(r'name="rows" value="([^"]+)"', body(shown))
    assert (shown.status_code, Registration.objects.count()) == (200, 0)
    assert rows
    answer = desk.post(f"{LIST}import/", {"rows": rows[1]})
    assert "2 people were registered." in body(desk.get(answer["Location"]))
    again = desk.post(f"{LIST}import/", {"rows": rows[1]})
    assert (again.status_code, Registration.objects.count()) == (409, 2)
    assert desk.post(f"{LIST}import/", {"rows": "made:up"}).status_code == 409
    elsewhere = f"/en/secretariat/events/{MEETING}/registrations/import/"
    assert desk.post(elsewhere, {"rows": rows[1]}).status_code == 409


def test_a_faulty_list_stores_nothing_and_says_line_by_line_why(office: Office, desk: Client) -> None:
    told = brought(desk, "name,body,category,email\nAda,Harbour,csos,nothing\nBo,Harbour,nobodies,\n")
    page = body(told)
    assert (told.status_code, Registration.objects.count()) == (422, 0)
    assert "2 problems were found. Nothing was stored." in page
    assert re.search(r'<td class="num">2</td><td>email</td><td>Enter an e-mail address', page)
    assert 'name="rows"' not in page
    assert "to register" not in page
    assert brought(desk, "x" * 1_100_000).status_code == 422
    assert desk.post(f"{LIST}import/", {"nothing": "1"}).status_code == 422
