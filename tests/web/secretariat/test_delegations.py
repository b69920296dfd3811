"""The secretariat names focal points, sees delegations with counts, and approves whom they bring (R70, R71)."""

import io
import re
from html import unescape
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from openpyxl import load_workbook

from rostrum.apps.correspondence.models import Mail
from rostrum.apps.participation.models import Participant
from rostrum.apps.registration import operations as o
from rostrum.apps.registration.models import Delegation
from rostrum.apps.registration.queries import FocalPoint
from rostrum.foundation import clock
from tests.apps.registration.conftest import HEARING, MEETING, Office, cap, office
from tests.uploads import pdf

__all__ = ["office"]
HOME = f"/en/secretariat/events/{MEETING}/delegations/"
TOLD = {
    "category": "member_states",
    "body": "chl",
    "name": "Ms. Focal Point",
    "address": "mission@example.org",
    "language": "es",
}

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_files")]


@pytest.fixture
def clerk(office: Office) -> Client:
    return signed_in(office, "secretariat")


def signed_in(office: Office, role: str) -> Client:
    Authenticator.objects.create(user=office.staff[role], type=Authenticator.Type.TOTP, data={})
    client = Client()
    client.force_login(office.staff[role], backend="django.contrib.auth.backends.ModelBackend")
    return client


def text(answer: Any) -> str:
    return unescape(" ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split()))


def made(clerk: Client) -> Delegation:
    answer = clerk.post(f"{HOME}add/", TOLD)
    row = Delegation.objects.get()
    assert answer["Location"] == f"{HOME}{row.pk}/?saved=1"
    return row


def bring(row: Delegation, *names: str) -> None:
    for name in names:
        member = o.Member("delegate", {"name": name}, "minister" if name == names[0] else "")
        o.add_member(focal=FocalPoint(row.pk, row.link_number, clock.now()), member=member)


def approve(clerk: Client, row: Delegation) -> Any:
    """Press the button of the page, which carries whom it showed."""
    page = clerk.get(f"{HOME}{row.pk}/").content.decode()
    seen = re.findall(r'name="seen" value="([^"]+)"', page)
    return clerk.post(f"{HOME}{row.pk}/approve/", {"seen": seen})


def test_a_focal_point_is_named_and_the_link_is_on_its_way(clerk: Client) -> None:
    form = clerk.get(f"{HOME}add/").content.decode()
    assert '<option value="chl">Chile</option>' in form
    assert 'value="csos"' not in form
    row = made(clerk)
    assert (row.organization.code, Mail.objects.get().address) == ("chl", "mission@example.org")
    again = clerk.post(f"{HOME}add/", TOLD | {"name": "Another"})
    assert (again.status_code, "has a delegation already" in text(again)) == (422, True)
    assert 'value="Another"' in again.content.decode()


def test_delegations_stand_there_with_their_counts(clerk: Client) -> None:
    row = made(clerk)
    bring(row, "H.E. Mr. Head", "Second")
    page = text(clerk.get(HOME))
    for words in ("Chile", "Minister", "1 delegation", "2 members", "2 wait", "1 without a letter"):
        assert words in page
    focal = FocalPoint(row.pk, row.link_number, clock.now())
    o.keep_letter(focal=focal, name="letter.pdf", data=pdf())
    desk = clerk.get(f"{HOME}{row.pk}/")
    assert "letter.pdf" in text(desk)
    found = re.search(r'href="(/en/secretariat/events/[^"]+/files/[^"]+)"', desk.content.decode())
    assert found
    assert clerk.get(found[1]).status_code in {200, 409}


def test_whoever_waits_is_approved_at_once(clerk: Client) -> None:
    row = made(clerk)
    bring(row, "H.E. Mr. Head", "Second")
    page = text(clerk.get(f"{HOME}{row.pk}/"))
    assert "Approve 2 members who wait" in page
    assert "Look before you approve" in page
    assert approve(clerk, row)["Location"] == f"{HOME}{row.pk}/?approved=2"
    assert set(Participant.objects.values_list("name", flat=True)) == {"H.E. Mr. Head", "Second"}
    assert "2 members were approved" in text(clerk.get(f"{HOME}{row.pk}/?approved=2"))


def test_whoever_came_after_the_page_was_shown_is_not_approved_with_the_rest(clerk: Client) -> None:
    row = made(clerk)
    bring(row, "H.E. Mr. Head")
    answer = clerk.post(f"{HOME}{row.pk}/approve/", {"seen": ["nobody:1"]})
    assert (answer.status_code, "Nobody was approved." in text(answer)) == (409, True)
    assert Participant.objects.count() == 0


def test_places_are_counted_before_and_a_cap_is_said_when_it_holds(office: Office, clerk: Client) -> None:
    row = made(clerk)
    bring(row, "H.E. Mr. Head", "Second")
    cap(office, 1, "delegation", category="member_states", event=MEETING)
    assert "At most 1 for each delegation: 0 taken, 1 left" in text(clerk.get(f"{HOME}{row.pk}/"))
    answer = approve(clerk, row)
    assert (answer.status_code, "No place is left." in text(answer)) == (409, True)
    assert Participant.objects.count() == 0


def test_the_page_tells_who_did_what_the_newest_first(clerk: Client) -> None:
    row = made(clerk)
    bring(row, "H.E. Mr. Head")
    focal = FocalPoint(row.pk, row.link_number, clock.now())
    o.keep_letter(focal=focal, name="letter.pdf", data=pdf())
    approve(clerk, row)
    page = text(clerk.get(f"{HOME}{row.pk}/")).partition("History")[2]
    places = [
        page.index(words)
        for words in (
            "Approved : H.E. Mr. Head",
            "Credentials letter received",
            "Ms. Focal Point, focal point",
            "Member added : H.E. Mr. Head",
            "Focal point named : Ms. Focal Point",
        )
    ]
    assert places == sorted(places)


def test_another_focal_point_takes_over(clerk: Client) -> None:
    row = made(clerk)
    told = {"name": "Mr. Next", "address": "next@example.org", "language": "fr"}
    assert clerk.post(f"{HOME}{row.pk}/focal-point/", told | {"address": "x"}).status_code == 422
    assert clerk.post(f"{HOME}{row.pk}/focal-point/", told).status_code == 302
    assert clerk.post(f"{HOME}{row.pk}/link/").status_code == 302
    assert list(Mail.objects.order_by("queued_at").values_list("address", flat=True)) == [
        "mission@example.org",
        "next@example.org",
        "next@example.org",
    ]
    row.refresh_from_db()
    assert row.link_number == 2


def test_nobody_else_and_no_other_event_opens_it(office: Office, clerk: Client) -> None:
    row = made(clerk)
    other = HOME.replace(MEETING, HEARING)
    assert clerk.get(f"{other}{row.pk}/").status_code == 404
    assert clerk.get(f"{HOME}none/").status_code == 404
    operator = signed_in(office, "operator")
    assert [operator.get(at).status_code for at in (HOME, f"{HOME}{row.pk}/", f"{HOME}add/")] == [403] * 3
    assert operator.post(f"{HOME}{row.pk}/approve/").status_code == 403


@pytest.mark.parametrize("language", ["ar", "es", "fr", "ru", "zh-hans"])
def test_the_pages_stand_in_every_language(clerk: Client, language: str) -> None:
    row = made(clerk)
    bring(row, "H.E. Mr. Head")
    for at in (HOME, f"{HOME}add/", f"{HOME}{row.pk}/", f"{HOME}{row.pk}/focal-point/"):
        assert clerk.get(at.replace("/en/", f"/{language}/")).status_code == 200


def one_of_each(clerk: Client) -> Delegation:
    """A head who is approved, an assistant and a parliamentarian who wait; another delegation without anybody."""
    row = made(clerk)
    bring(row, "H.E. Mr. Head")
    approve(clerk, row)
    for name, kind in (("Helping Hand", "assistant"), ("Honourable Member", "parliamentarian")):
        member = o.Member(kind, {"name": name})
        o.add_member(focal=FocalPoint(row.pk, row.link_number, clock.now()), member=member)
    clerk.post(f"{HOME}add/", TOLD | {"body": "per", "address": "per@example.org"})
    return row


def test_every_count_leads_to_as_many(clerk: Client) -> None:
    row = one_of_each(clerk)
    focal = FocalPoint(row.pk, row.link_number, clock.now())
    o.keep_letter(focal=focal, name="letter.pdf", data=pdf())
    page = clerk.get(HOME).content.decode()
    counted = r'<a [^>]*href="([^"]+registrations/\?[^"]+)"[^>]*>(\d+)'
    found = [(unescape(at), int(number)) for at, number in re.findall(counted, page)]
    assert [number for _, number in found] == [2, 1, 2, 1, 1, 1]  # members, beside, waiting, and by type
    for at, number in found:
        told = re.search(r'<h2 id="list-h">(\d+)', clerk.get(at).content.decode())
        assert told
        assert int(told[1]) == number, at
        lines = clerk.get(at.replace("registrations/?", "registrations/file/csv/?"))
        assert len(b"".join(lines).splitlines()) == number + 1
    without = re.search(r'href="(\?letter=missing)">\s*1 without a letter', page)
    assert without
    narrowed = text(clerk.get(HOME + without[1]))
    assert ("Peru" in narrowed, "Minister" in narrowed) == (True, False)


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ("", {"chl", "per"}),
        ("letter=missing", {"chl", "per"}),
        ("letter=received", set()),
        ("waiting=1", {"chl"}),
    ],
)
def test_page_and_files_of_delegations_take_the_same_filters(
    clerk: Client, query: str, codes: set[str]
) -> None:
    one_of_each(clerk)
    shown = re.findall(
        r'<th scope="row"><a href="[^"]+delegations/', clerk.get(f"{HOME}?{query}").content.decode()
    )
    assert len(shown) == len(codes)
    answer = clerk.get(f"{HOME}file/csv/?{query}")
    lines = b"".join(answer).decode("utf-8-sig").splitlines()
    assert {line.partition(",")[0] for line in lines[1:]} == codes
    assert "example.org" not in "".join(lines)
    book = load_workbook(io.BytesIO(clerk.get(f"{HOME}file/xlsx/?{query}").content))
    sheet: Any = book.active
    assert {row[0] for row in sheet.iter_rows(min_row=2, values_only=True)} == codes
    assert clerk.get(f"{HOME}file/exe/").status_code == 404
