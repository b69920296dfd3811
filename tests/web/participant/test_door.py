import logging
import re
from typing import Any

import pytest
from django.core import signing
from django.test import Client, RequestFactory

from rostrum.apps.participation import queries
from rostrum.apps.participation.lists import Row
from rostrum.apps.participation.models import Device, Link
from rostrum.apps.participation.operations import (
    Issued,
    add_participant,
    issue_link,
    revoke_device,
)
from rostrum.foundation import clock
from rostrum.web.participant.door import COOKIE, HELD, SALT, device_label, participant_of

PHONE = "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36"


@pytest.fixture
def link(person: str) -> Issued:
    """A link as of now: the pages ask the real clock."""
    return issue_link(participant=person, by=None, now=clock.now())


@pytest.fixture
def phone() -> Client:
    return Client(enforce_csrf_checks=True, headers={"user-agent": PHONE})


def come_in(phone: Client, link: Issued, pin: str = "") -> Any:
    """Open the link as a person does: the address, the form, the PIN."""
    form = phone.get(f"/en/floor/{link.token}/", follow=True)
    found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', form.content.decode())
    assert found
    fields = {"pin": pin or link.pin, "csrfmiddlewaretoken": found[1]}
    return phone.post("/en/floor/", fields)


def other(pin: str) -> str:
    return f"{(int(pin) + 1) % 1_000_000:06}"


def test_link_pin_cookie_and_a_clean_address(phone: Client, link: Issued) -> None:
    answer = come_in(phone, link)
    assert (answer.status_code, answer["Location"]) == (302, "/en/events/hearing/floor/")
    cookie = phone.cookies[COOKIE]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/")
    request = RequestFactory().get("/")
    request.COOKIES[COOKIE] = cookie.value
    key = participant_of(request)
    assert key
    device = Device.objects.get()
    assert (key.participant, key.device, key.event) == (link.participant, device.pk, "hearing")
    assert device.agent == "Chrome, Android"
    assert phone.cookies[HELD].value == ""


def test_the_token_leaves_the_address_and_is_told_to_nobody(phone: Client, link: Issued) -> None:
    first = phone.get(f"/ar/floor/{link.token}/")
    assert (first.status_code, first["Location"]) == (302, "/ar/floor/")
    assert first["Referrer-Policy"] == "no-referrer"
    assert first["Cache-Control"] == "no-store"
    form = phone.get("/ar/floor/")
    assert link.token not in form.content.decode()
    assert form["Cache-Control"] == "no-store"
    assert "session" not in phone.cookies


def test_a_wrong_pin_and_an_unknown_link_get_the_same_page(phone: Client, link: Issued) -> None:
    wrong = come_in(phone, link, other(link.pin))
    unknown = come_in(Client(enforce_csrf_checks=True), Issued("", "A" * 22, link.pin, 0))
    assert wrong.status_code == unknown.status_code == 422
    assert plain(wrong) == plain(unknown)
    assert COOKIE not in phone.cookies


def plain(answer: Any) -> str:
    """A page without what is new in every answer."""
    return re.sub(r'value="\w{64}"', "", answer.content.decode())


def test_five_tries_at_the_page_lock_the_link(phone: Client, link: Issued) -> None:
    codes = [come_in(phone, link, other(link.pin)).status_code for _ in range(5)]
    assert codes == [422] * 5
    assert come_in(phone, link).status_code == 422
    assert Link.objects.get().tries == 0


def test_the_form_without_a_link_says_what_to_do(phone: Client) -> None:
    page = phone.get("/en/floor/")
    assert page.status_code == 200
    assert "Open the link you were given again" in page.content.decode()


def test_a_pin_from_another_site_is_refused(phone: Client, link: Issued) -> None:
    phone.get(f"/en/floor/{link.token}/")
    assert phone.post("/en/floor/", {"pin": link.pin}).status_code == 403
    assert Link.objects.get().tries == 5


@pytest.mark.parametrize("how", ["none", "plain", "other salt", "not signed", "other shape", "cut"])
def test_a_forged_cookie_is_nobody(how: str) -> None:
    claim = {"participant": "a", "device": "b", "event": "hearing"}
    forged = {
        "none": "",
        "plain": "eyJhIjoxfQ",
        "other salt": signing.Signer(salt="other").sign_object(claim),
        "not signed": signing.Signer(key="guess", salt=SALT).sign_object(claim),
        "other shape": signing.Signer(salt=SALT).sign_object({"participant": "a"}),
        "cut": signing.Signer(salt=SALT).sign_object(claim)[:-1],
    }
    request = RequestFactory().get("/")
    request.COOKIES[COOKIE] = forged[how]
    assert participant_of(request) is None


@pytest.mark.django_db
def test_reading_a_cookie_asks_no_table(django_assert_num_queries: object) -> None:
    request = RequestFactory().get("/")
    claim = {"participant": "a", "device": "b", "event": "hearing"}
    request.COOKIES[COOKIE] = signing.Signer(salt=SALT).sign_object(claim)
    with django_assert_num_queries(0):  # type: ignore[operator]  # a fixture of pytest-django
        assert participant_of(request)


def test_own_devices_are_listed_and_signed_out(phone: Client, link: Issued) -> None:
    come_in(phone, link)
    second = Client(enforce_csrf_checks=True, headers={"user-agent": "Mozilla (iPhone) Safari"})
    come_in(second, link)
    page = phone.get("/en/floor/devices/").content.decode()
    assert "Chrome, Android" in page
    assert "Safari, iPhone" in page
    lost = Device.objects.get(agent="Safari, iPhone")
    sign_out(phone, lost.pk)
    assert second.get("/en/floor/devices/")["Location"] == "/en/floor/"
    here = Device.objects.get(agent="Chrome, Android")
    sign_out(phone, here.pk)
    assert phone.cookies[COOKIE].value == ""
    assert queries.devices(participant=link.participant, now=clock.now()) == ()


def sign_out(phone: Client, device: str) -> None:
    page = phone.get("/en/floor/devices/").content.decode()
    found = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
    assert found
    phone.post(f"/en/floor/devices/{device}/", {"csrfmiddlewaretoken": found[1]})


def test_nobody_signs_anothers_device_out(phone: Client, link: Issued) -> None:
    come_in(phone, link)
    row = Row(name="Ben", category="csos")
    ben = add_participant(event="hearing", person=row, by=None, now=clock.now())
    theirs = Client(enforce_csrf_checks=True)
    come_in(theirs, issue_link(participant=ben, by=None, now=clock.now()))
    device = Device.objects.get(link__participant=ben)
    sign_out(phone, device.pk)
    assert [row.id for row in queries.devices(participant=ben, now=clock.now())] == [device.pk]


def test_a_device_shut_out_is_led_to_the_door(phone: Client, link: Issued) -> None:
    come_in(phone, link)
    revoke_device(device=Device.objects.get().pk, by=None, now=clock.now())
    assert phone.get("/en/floor/devices/")["Location"] == "/en/floor/"


def test_neither_link_nor_pin_is_logged(
    phone: Client, link: Issued, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        phone.post(f"/en/floor/{link.token}/", {"pin": link.pin})
        phone.put(f"/en/floor/{link.token}/")
        come_in(phone, link, other(link.pin))
        come_in(phone, link)
        phone.post("/en/floor/", {"pin": link.pin})
    queried = [record for record in caplog.records if record.name == "django.db.backends"]
    told = "\n".join(r.getMessage() for r in caplog.records if r not in queried)
    assert link.token not in told
    assert link.pin not in told


@pytest.mark.parametrize(
    ("agent", "label"),
    [
        (PHONE, "Chrome, Android"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/1 Safari/1 Edg/1", "Edge, Windows"),
        ("Mozilla/5.0 (Macintosh) Gecko Firefox/140.0", "Firefox, Macintosh"),
        ("<script>", ""),
        ("", ""),
    ],
)
def test_a_device_is_known_again_by_a_few_words(agent: str, label: str) -> None:
    assert device_label(agent) == label
