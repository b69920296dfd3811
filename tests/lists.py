"""A high-level meeting with a list of the President: who registered for it, its secretariat, its Office."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import rostrum
from rostrum.apps.floor.operations import create_floors
from rostrum.apps.meeting.operations import load_event
from rostrum.apps.people.models import Account, Membership, Organization, OrganizationName
from rostrum.apps.presidents_list import operations as o
from rostrum.apps.presidents_list import queries as q
from rostrum.apps.presidents_list.models import Entry, Nominee
from rostrum.apps.presidents_list.operations import Again, By, Said, Sending
from rostrum.apps.presidents_list.queries import Which
from rostrum.apps.processes.operations import grant_role
from rostrum.apps.registration import operations as registration
from rostrum.apps.registration.models import Dossier, Registration
from rostrum.foundation.clock import SECOND

EDITIONS = Path(rostrum.__file__).parent / "data" / "modalities"
MEETING = "tip-2025-hlm"
WHICH = Which(MEETING, "pga_list")
NOW = 1_754_000_000_000_000  # 31 July 2025
HOUR = 3600 * SECOND
SAID = Said("arg", "The reason in full", "Not relevant to the subject")
STAFF = ("office", "secretariat", "operator", "moderator", "accessibility")
STATES = {
    "arg": ("state", "latin_american_caribbean", "Argentina"),
    "bra": ("state", "latin_american_caribbean", "Brazil"),
    "chl": ("state", "latin_american_caribbean", "Chile"),
    "fra": ("state", "weog", "France"),
    "isl": ("state", "weog", "Iceland"),
    "ken": ("state", "african", "Kenya"),
    "vnm": ("state", "asia_pacific", "Viet Nam"),
    "cok": ("non_member", "", "Cook Islands"),
    "vat": ("observer", "", "Holy See"),
}
PEOPLE = {  # name: category, body, country, gender
    "Ana Example": ("csos", "Open Harbour", "CHL", "woman"),
    "Bo Example": ("academia", "School of the Lake", "KEN", "man"),
    "Chi Example": ("other_ngos", "Long Road", "VNM", ""),
}


@dataclass
class Slate:
    """`registrations` and `nominees` by name. Every act moves the clock by a second."""

    staff: dict[str, Account] = field(default_factory=dict)
    registrations: dict[str, str] = field(default_factory=dict)
    now: int = NOW

    def tick(self, seconds: int = 1) -> int:
        self.now += seconds * SECOND
        return self.now

    def by(self, role: str = "office", key: str | None = None) -> By:
        return By(self.staff[role], self.tick(), key)

    def add(self, name: str, category: str = "csos", **told: str) -> str:
        """Somebody registers by the form, with an address made of the name."""
        address = f"{name.partition(' ')[0].lower()}@example.org"
        asking = registration.Asking(address, "en")
        registration.begin_registration(event=MEETING, category=category, asking=asking, now=self.tick())
        row = Registration.objects.get(event=MEETING, dossier__address=address)
        holder = registration.Holder(row.dossier_id, self.tick())
        answers = {"name": name, "letters": "en", **told}
        registration.save_answers(holder=holder, registration=row.pk, answers=answers)
        registration.send_registration(holder=holder, registration=row.pk)
        self.registrations[name] = row.pk
        return row.pk

    def nominee(self, name: str) -> str:
        return Nominee.objects.get(registration=self.registrations[name]).pk

    def propose(self, *names: str, role: str = "office") -> None:
        chosen = [self.registrations[one] for one in names or self.registrations]
        o.propose_names(which=WHICH, registrations=chosen, by=self.by(role))

    def circulate(self, *, hours: int = 24, symbol: str = "A/80/CRP.1", form: str = "list") -> None:
        sending = Sending(self.now + hours * HOUR, inclusive=True, symbol=symbol, form=form)
        o.circulate_list(which=WHICH, sending=sending, by=self.by())

    def correct(self, symbol: str, *, form: str = "corrigendum", **spelled: dict[str, str]) -> None:
        """A version without new names; `spelled` by the first name of whom it corrects."""
        told = {self.nominee(f"{name} Example"): as_now for name, as_now in spelled.items()}
        o.reissue_list(which=WHICH, again=Again(form, symbol, told), by=self.by())

    def object(self, name: str, said: Said, **told: Any) -> str:
        o.receive_objection(which=WHICH, nominee=self.nominee(name), said=said, by=self.by(**told))
        return q.objections(which=WHICH, by=self.staff["office"])[-1].id

    def lift(self, objection: str) -> None:
        o.withdraw_objection(which=WHICH, objection=objection, by=self.by())

    def bring(self, *, hours: int = 25) -> None:
        self.tick(hours * 3600)
        o.bring_to_assembly(which=WHICH, symbol="A/80/L.3", by=self.by())

    def decide(self, *out: str) -> None:
        ids = [self.nominee(one) for one in out]
        o.record_decision(which=WHICH, symbol="A/DEC/80/501", not_included=ids, by=self.by())

    def publish(self) -> None:
        o.publish_list(which=WHICH, by=self.by())

    def states(self) -> dict[str, str]:
        """What everybody sees, by name."""
        return {one.name: one.state for one in q.public_list(which=WHICH, now=self.now).names}

    def registered(self, name: str) -> str:
        return Registration.objects.get(pk=self.registrations[name]).state

    def entries(self) -> int:
        return Entry.objects.count()


def make_slate(*, rehearsal: bool = False) -> Slate:
    """The meeting loaded from its modalities, its staff, three registrations in three regions."""
    slate = Slate()
    add_states()
    path = EDITIONS / f"{MEETING}.yaml"
    load_event(text=path.read_text("utf-8"), name=path.name, rehearsal=rehearsal, by=None, now=NOW)
    create_floors(event=MEETING)
    for role in STAFF:
        address = f"{role}@example.org"
        known = Account.objects.filter(email=address).first()
        slate.staff[role] = known or Account.objects.create_user(address, name=role)
        grant_role(account=slate.staff[role], role=role, event=MEETING, by=None, now=NOW)
    for name, (category, body, country, gender) in PEOPLE.items():
        slate.add(name, category, body=body, country=country, gender=gender)
    return slate


def add_states() -> None:
    """Nine States of the shipped table: to load all of it takes longer than what is tested."""
    rows = [
        Organization(code=code, iso3=code.upper(), kind=kind, region=region)
        for code, (kind, region, _) in STATES.items()
    ]
    agency = Organization(code="who", kind="agency")
    held = {one.code: one for one in Organization.objects.bulk_create([*rows, agency])}
    OrganizationName.objects.bulk_create(
        OrganizationName(organization=held[code], language="en", form="short", text=name)
        for code, (_, _, name) in STATES.items()
    )
    Membership.objects.create(body=held["cok"], of=agency, source="an agency's page", as_of="2025-01-01")


def give_status(registration: str) -> None:
    """The body of a registration is in consultative status."""
    body = Organization.objects.create(
        kind="ngo", consultative_status="special", consultative_evidence="E/2025/INF/5"
    )
    Dossier.objects.filter(registrations=registration).update(organization=body)
