"""What the secretariat finds to do."""

from allauth.mfa.models import Authenticator
from django.test import Client

from rostrum.apps.people.models import Account
from tests.stage import Stage
from tests.web.secretariat.resolutions_held import DESK, SHEET, bring


class TestHome:
    def test_what_there_is_to_do_with_its_links(
        self, client: Client, stage: Stage, secretary: Account
    ) -> None:
        bring("E")
        client.force_login(secretary)
        page = client.get("/en/secretariat/").content.decode()
        event = f"/en/secretariat/events/{stage.event}"
        for link in (DESK, f"{SHEET}?show=waiting", f"{event}/programme/", f"{event}/participants/"):
            assert f'href="{link}"' in page
        assert "Monday, 30 June 2025</time>" in page

    def test_the_secretariat_of_one_event_sees_that_one(self, client: Client, stage: Stage) -> None:
        account = stage.staff["secretariat"]
        Authenticator.objects.create(user=account, type=Authenticator.Type.TOTP, data={})
        client.force_login(account)
        page = client.get("/en/secretariat/").content.decode()
        assert f'href="/en/secretariat/events/{stage.event}/participants/"' in page
        assert f'href="{DESK}"' not in page

    def test_for_nobody_else(self, client: Client, stage: Stage) -> None:
        assert client.get("/en/secretariat/").status_code == 302
        client.force_login(stage.staff["operator"])
        assert client.get("/en/secretariat/").status_code == 403
