"""Who may open a page of the staff: every role, with and without a second factor, real and rehearsed."""

import json

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.db import SessionStore
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from rostrum.apps.meeting.models import Event
from rostrum.apps.people.models import Account
from rostrum.web.components.access import refusal, staff_required

ROLES = ("operator", "moderator", "interpreter", "secretariat", "technician", "simulator", "none")


@staff_required("operator", "moderator")
def page(request: HttpRequest, event: str) -> HttpResponse:
    return HttpResponse(f"{event} for {request.user}")


def ask(account: object, event: str, accept: str = "text/html") -> HttpResponse:
    request = RequestFactory().get(f"/en/events/{event}/console/?a=1", headers={"accept": accept})
    request.user = account  # type: ignore[assignment]  # what the middleware sets
    request.session = SessionStore()
    return page(request, event=event)


def with_factor(account: Account) -> Account:
    Authenticator.objects.create(user=account, type=Authenticator.Type.TOTP, data={})
    return Account.objects.get(pk=account.pk)


@pytest.mark.parametrize("role", ROLES)
def test_the_roles_named_open_the_page(staff: dict[str, Account], role: str) -> None:
    answer = ask(with_factor(staff[role]), "hearing")
    assert answer.status_code == (200 if role in {"operator", "moderator"} else 403)
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.parametrize("role", ROLES)
def test_a_role_in_one_event_opens_no_other(staff: dict[str, Account], role: str) -> None:
    assert ask(with_factor(staff[role]), "another").status_code == 403


def test_without_a_second_factor_no_real_desk_opens(staff: dict[str, Account]) -> None:
    assert refusal(staff["operator"], ("operator",), "hearing") == "second_factor"
    answer = ask(staff["operator"], "hearing")
    assert answer.status_code == 403
    assert "/en/account/factors/" in answer.content.decode()


def test_recovery_codes_alone_are_no_second_factor(staff: dict[str, Account]) -> None:
    kind = Authenticator.Type.RECOVERY_CODES
    Authenticator.objects.create(user=staff["operator"], type=kind, data={})
    assert refusal(staff["operator"], ("operator",), "hearing") == "second_factor"


def test_where_all_is_rehearsed_a_second_factor_is_not_needed(
    staff: dict[str, Account], event: Event
) -> None:
    Event.objects.update(rehearsal=True)
    assert ask(staff["operator"], "hearing").status_code == 200
    Event.objects.filter(pk=event.pk).update(rehearsal=False)
    assert ask(staff["operator"], "hearing").status_code == 403


def test_whoever_is_signed_out_is_led_to_sign_in_and_back() -> None:
    answer = ask(AnonymousUser(), "hearing")
    assert answer["Location"] == ("/en/account/login/?next=%2Fen%2Fevents%2Fhearing%2Fconsole%2F%3Fa%3D1")


def test_a_script_is_told_the_code(staff: dict[str, Account]) -> None:
    told = [
        json.loads(ask(account, "hearing", "application/json").content)["code"]
        for account in (AnonymousUser(), staff["none"], staff["operator"])
    ]
    assert told == ["signed_out", "not_permitted", "second_factor"]
