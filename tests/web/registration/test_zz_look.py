"""Looking only."""
import time_machine
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse
from playwright.sync_api import sync_playwright
from rostrum.apps.registration import operations as o
from rostrum.apps.registration.links import token
from rostrum.foundation.clock import moment
from tests.apps.registration.conftest import HEARING, NOW, Office, office
from tests.uploads import picture
from tests.web.registration.test_own_badge import entered
from rostrum.apps.participation.operations import issue_links
import os, re
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

def test_look(office: Office, live_server, settings, tmp_path, transactional_db=None):
    settings.DATA = tmp_path
    row = office.sent(letters="en")
    with time_machine.travel(moment(NOW + 60_000_000), tick=True):
        c = entered(row)
        o.approve_registration(registration=row.pk, by=office.staff["secretariat"], now=office.tick())
        o.keep_portrait(holder=office.holder(row), registration=row.pk, name="me.jpg", data=picture(size=(600, 800)))
        issue_links(event=HEARING, by=office.staff["secretariat"], now=office.tick())
        con = o.Contact("Ms. Focal", "m@example.org", "fr")
        from rostrum.apps.registration.models import Delegation
        for body in ("chl", "per", "ken"):
            d = o.name_focal_point(event=HEARING, category="member_states", body=body, contact=con, by=None, now=office.tick())
        from rostrum.apps.registration.queries import FocalPoint
        for n, k in (("A", "delegate"), ("B", "assistant"), ("C", "parliamentarian")):
            o.add_member(focal=FocalPoint(d, 1, office.tick()), member=o.Member(k, {"name": n}))
        Authenticator.objects.create(user=office.staff["secretariat"], type="totp", data={})
        desk = Client(); desk.force_login(office.staff["secretariat"], backend="django.contrib.auth.backends.ModelBackend")
        made = desk.post(f"/en/secretariat/events/{HEARING}/mailings/links/")["Location"]
        S = f"/secretariat/events/{HEARING}/"
        pages = [("portrait", c, f"/registration/{row.pk}/portrait/"), ("home", c, "/registration/"),
                 ("sheet", desk, f"{S}registrations/{row.pk}/"), ("delegations", desk, f"{S}delegations/"),
                 ("queue", desk, f"{S}registrations/?state=coming&member=members"), ("mailings", desk, f"{S}mailings/"), ("mailing", desk, made[3:]), ("people", desk, f"{S}participants/"),("tables", desk, f"{S}tables/")]
        with sync_playwright() as p:
            b = p.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
            for lang in ("en", "ar"):
                for width, scheme in ((1440, "light"), (390, "dark")):
                    for name, client, at in pages:
                        ctx = b.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
                        ctx.add_cookies([{"name": k, "value": v.value, "url": live_server.url} for k, v in client.cookies.items()])
                        page = ctx.new_page(); page.goto(f"{live_server.url}/{lang}{at}")
                        page.screenshot(path=f"/tmp/peoplew/{name}-{lang}-{width}.png", full_page=True)
                        ctx.close()
            b.close()
