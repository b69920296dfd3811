"""Entities, agencies and organizations that the mandate invites, and what they answered (R66, R67)."""

import pytest
from django.test import Client

from rostrum.apps.participation.models import Invitation
from tests.apps.registration.conftest import HEARING, MEETING, Office, office
from tests.web.secretariat.test_delegations import signed_in, text

__all__ = ["office"]
HOME = f"/en/secretariat/events/{MEETING}/invitations/bodies/"
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plain_files")]


@pytest.fixture
def clerk(office: Office) -> Client:
    return signed_in(office, "secretariat")


def test_bodies_are_invited_answer_and_are_counted_once(clerk: Client) -> None:
    page = clerk.get(HOME).content.decode()
    assert 'value="unodc"' in page
    told = {"category": "un_system", "bodies": ["unodc", "ilo"]}
    assert clerk.post(HOME, told)["Location"] == f"{HOME}?saved=1"
    assert clerk.post(HOME, told).status_code == 422  # they stand there, and are offered no more
    assert Invitation.objects.count() == 2
    one = Invitation.objects.get(organization__code="unodc")
    assert clerk.post(f"{HOME}{one.pk}/", {"act": "accept"})["Location"] == f"{HOME}?saved=1"
    assert "Accepted" in text(clerk.get(HOME))
    again = clerk.post(f"{HOME}{one.pk}/", {"act": "accept"})
    assert again.status_code == 409
    assert "as it stands now" in text(again)
    clerk.post(f"{HOME}{one.pk}/", {"act": "withdraw"})
    clerk.post(f"{HOME}{one.pk}/", {"act": "invite"})
    assert [step.act for step in one.steps.all()] == ["invite", "accept", "withdraw", "invite"]


def test_whoever_comes_in_another_way_is_not_invited(clerk: Client) -> None:
    assert clerk.post(HOME, {"category": "member_states", "bodies": ["unodc"]}).status_code == 422
    assert clerk.post(HOME, {"category": "un_system", "bodies": ["chl"]}).status_code == 422
    assert clerk.post(HOME, {"category": "un_system"}).status_code == 422
    assert not Invitation.objects.exists()


def test_nobody_answers_for_another_event(clerk: Client) -> None:
    clerk.post(HOME, {"category": "un_system", "bodies": ["unodc"]})
    one = Invitation.objects.get()
    elsewhere = HOME.replace(MEETING, HEARING)
    assert clerk.post(f"{elsewhere}{one.pk}/", {"act": "accept"}).status_code == 404
    assert Invitation.objects.get().status == "invited"
