"""The meeting of 2017 with an hour until which interest is taken and two places in each panel, and people for it."""

from dataclasses import dataclass, field
from pathlib import Path

import rostrum
from rostrum.apps.floor.operations import create_floors
from rostrum.apps.meeting.operations import load_event
from rostrum.apps.people.models import Account
from rostrum.apps.people.operations import load_reference
from rostrum.apps.processes.operations import grant_role
from rostrum.apps.registration import operations as registration
from rostrum.apps.registration.models import Registration
from rostrum.apps.selection import operations as o
from rostrum.apps.selection.models import Expression
from rostrum.apps.selection.operations import Interest, Which
from rostrum.foundation.clock import SECOND

EDITIONS = Path(rostrum.__file__).parent / "data" / "modalities"
MEETING, PANEL = "tip-2017-hlm", "panel1"
NOW = 1_502_000_000_000_000  # 6 August 2017
CLOSES = 1_504_299_600_000_000  # 1 September 2017, 17:00 in New York
STAFF = ("office", "committee", "facilitator", "secretariat", "operator", "moderator", "accessibility")
PEOPLE = {  # name: body, country, gender
    "Ana Example": ("Open Harbour", "CHL", "woman"),
    "Bo Example": ("School of the Lake", "KEN", "man"),
    "Chi Example": ("Long Road", "VNM", ""),
    "Di Example": ("Open Harbour", "CHL", "woman"),
}
KNOWN = "    unknown: true\n    inclusive: true\n    force: required\n    state: passed\n"
HOUR = '    at: "2017-09-01T17:00"\n    inclusive: true\n    force: required\n'
FACILITATED = "eoi: {closes: application, facilitated_by: ngls}"
TERMS = "eoi: {closes: application, facilitated_by: ngls, chosen_by: pga, cap: {n: 2, per: segment}}"


def arranged() -> str:
    """The modalities as the file has them, but with an hour and places."""
    text = (EDITIONS / f"{MEETING}.yaml").read_text("utf-8")
    assert KNOWN in text
    assert FACILITATED in text
    return text.replace(KNOWN, HOUR).replace(FACILITATED, TERMS)


@dataclass
class Choice:
    """Staff, registrations and interests by name. Every act moves the clock by a second."""

    floor: str
    staff: dict[str, Account] = field(default_factory=dict)
    registrations: dict[str, str] = field(default_factory=dict)
    now: int = NOW

    def tick(self, seconds: int = 1) -> int:
        self.now += seconds * SECOND
        return self.now

    def second(self, role: str) -> Account:
        """Another account of a role."""
        account = Account.objects.create_user(f"second.{role}@example.org", name=f"second {role}")
        grant_role(account=account, role=role, event=MEETING, by=None, now=self.tick())
        return account

    def close(self) -> None:
        self.now = max(self.now, CLOSES + SECOND)

    def add(self, name: str, *, approve: bool = True, category: str = "panel_speakers", **told: str) -> str:
        """Somebody registers by the form, with an address made of the name."""
        address = f"{name.partition(' ')[0].lower()}@example.org"
        asking = registration.Asking(address, "en")
        registration.begin_registration(event=MEETING, category=category, asking=asking, now=self.tick())
        row = Registration.objects.get(event=MEETING, dossier__address=address)
        holder = registration.Holder(row.dossier_id, self.tick())
        answers = {"name": name, "letters": "en", **told}
        registration.save_answers(holder=holder, registration=row.pk, answers=answers)
        registration.send_registration(holder=holder, registration=row.pk)
        if approve:
            by = self.staff["secretariat"]
            registration.approve_registration(registration=row.pk, by=by, now=self.tick())
        self.registrations[name] = row.pk
        return row.pk

    def holder(self, name: str) -> registration.Holder:
        row = Registration.objects.get(pk=self.registrations[name])
        return registration.Holder(row.dossier_id, self.tick())

    def express(self, name: str, text: str = "What we have seen", segment: str = PANEL, **told: str) -> str:
        interest = Interest(text, told.get("language", "en"), told.get("first", ""), consent=True)
        o.express_interest(
            holder=self.holder(name),
            registration=self.registrations[name],
            segment=segment,
            interest=interest,
        )
        return self.interest(name, segment).pk

    def interest(self, name: str, segment: str = PANEL) -> Expression:
        return Expression.objects.get(registration=self.registrations[name], segment=segment)

    def which(self, name: str, segment: str = PANEL) -> Which:
        return Which(MEETING, segment, self.interest(name, segment).pk)

    def short_list(self, name: str, why: str = "", role: str = "committee") -> None:
        o.short_list(which=self.which(name), why=why, by=self.staff[role], now=self.tick())

    def choose(self, name: str, why: str = "", role: str = "office") -> None:
        o.choose_speaker(which=self.which(name), why=why, by=self.staff[role], now=self.tick())

    def tell(self, role: str = "office") -> int:
        return o.tell_everybody(event=MEETING, segment=PANEL, by=self.staff[role], now=self.tick())

    def replace(self, name: str, other: str, why: str = "Cannot come") -> None:
        instead = self.interest(other).pk
        o.replace_speaker(
            which=self.which(name), instead=instead, why=why, by=self.staff["office"], now=self.tick()
        )


def make_choice(*, rehearsal: bool = False, people: bool = True) -> Choice:
    load_reference(now=NOW)
    load_event(text=arranged(), name=f"{MEETING}.yaml", rehearsal=rehearsal, by=None, now=NOW)
    one = Choice(create_floors(event=MEETING)[0])
    for role in STAFF:
        one.staff[role] = Account.objects.create_user(f"{role}@example.org", name=role)
        grant_role(account=one.staff[role], role=role, event=MEETING, by=None, now=NOW)
    if people:
        for name, (body, country, gender) in PEOPLE.items():
            one.add(name, body=body, country=country, gender=gender, speak="yes", lang="en")
    return one
