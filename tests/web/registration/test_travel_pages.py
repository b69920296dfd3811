"""An offer of support for travel, from the secretariat's page to the person's answer (R187)."""

import pytest
import time_machine
from django.test import Client

from rostrum.apps.registration.models import TravelRequest
from rostrum.foundation.clock import moment
from tests.apps.registration.conftest import HEARING, NOW, Office, office
from tests.invented import plain_files
from tests.web.registration.test_own_badge import entered

__all__ = ["office", "plain_files"]
PAGE = f"/en/secretariat/events/{HEARING}/travel/"


@pytest.mark.usefixtures("plain_files")
@time_machine.travel(moment(NOW + 60_000_000), tick=False)
def test_an_offer_reaches_the_person_and_their_answer_the_page(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "rostrum.web.components.access.second_factor", lambda _: True
    )  # not what is tested here
    row = office.sent(travel="A flight from Santiago")
    asked = TravelRequest.objects.get().pk
    desk = Client()
    desk.force_login(office.staff["secretariat"], backend="django.contrib.auth.backends.ModelBackend")
    page = desk.get(PAGE).content.decode()
    assert "A flight from Santiago" in page
    assert "Chile" in page
    refused = desk.post(f"{PAGE}{asked}/", {"act": "offer", "words": " "})
    assert refused.status_code == 422
    assert f'href="#words-{asked}"' in refused.content.decode()
    assert desk.post(f"{PAGE}{asked}/", {"act": "offer", "words": "Two nights"})["Location"] == PAGE
    person = entered(row)
    home = person.get("/en/registration/").content.decode()
    assert "Support for your travel is offered" in home
    assert "Two nights" in home
    person.post(f"/en/registration/{row.pk}/travel/", {"accept": "1"})
    assert "You accepted support for your travel" in person.get("/en/registration/").content.decode()
    assert "A flight from Santiago" in desk.get(f"{PAGE}?show=accepted").content.decode()
    late = person.post(f"/en/registration/{row.pk}/travel/", {"accept": "1"}, follow=True)
    assert "This offer stands no more as it did." in late.content.decode()
