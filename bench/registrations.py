"""The review of registrations at its size: 5,000 over six categories and 193 delegations.

Prints the queue page, the export and the import beside a limit taken in the same run: the same rows read from the
database and written into a file or a page without any of the product's rules.
"""

import random
from pathlib import Path

from bench.product import HERE

EVENT = "tip-2021-hearing"
CATEGORIES = {
    "member_states": 1,
    "nhris": 1,
    "ecosoc_ngos": 8,
    "csos": 10,
    "academia": 3,
    "private_sector": 2,
}
STATES = {"submitted": 30, "asked": 5, "approved": 55, "refused": 6, "withdrawn": 4}
NOW = 1_624_900_000_000_000
SECOND = 1_000_000
GIVEN = (
    "Ana",
    "Bilal",
    "Chen",
    "Dalia",
    "Emeka",
    "Farida",
    "Goran",
    "Hana",
    "Iskra",
    "José",
    "Kofi",
    "Lucía",
)
FAMILY = (
    "Okafor",
    "Example",
    "Haddad",
    "Ивáнова",
    "Nguyễn",
    "Sato",
    "Müller",
    "Ó Briain",
    "Silva",
    "王",
    "Diallo",
)
PLACES = ("Harbour", "Bridge", "Lantern", "Meadow", "River", "Shelter", "Window", "Compass")


def load() -> None:
    """The bodies on file and the hearing of 2021, as a rehearsal."""
    from rostrum.apps.floor.operations import create_floors
    from rostrum.apps.meeting.operations import load_event
    from rostrum.apps.people.operations import load_reference

    load_reference(now=NOW)
    path = Path(HERE / "rostrum/data/modalities" / f"{EVENT}.yaml")
    load_event(text=path.read_text("utf-8"), name=path.name, rehearsal=True, by=None, now=NOW)
    create_floors(event=EVENT)


def fill(count: int) -> None:
    """`count` registrations that nobody made: each delegation has a few, organizations have the rest."""
    from rostrum.apps.people.models import Organization
    from rostrum.apps.registration.models import Dossier, Registration, Step

    chance = random.Random(79_286)
    states = list(Organization.objects.filter(kind="state").order_by("code").prefetch_related("names"))
    dossiers, rows, steps = [], [], []
    for number in range(count):
        category = chance.choices(tuple(CATEGORIES), tuple(CATEGORIES.values()))[0]
        of_state = number < 3 * len(states)
        body = states[number % len(states)] if of_state else None
        one = Dossier(
            name=f"{chance.choice(GIVEN)} {chance.choice(FAMILY)} {number}",
            body=body.name("en")
            if body
            else f"{chance.choice(PLACES)} {chance.choice(PLACES)} {number // 3}",
            organization=body,
            country=body.iso3 if body else chance.choice(states).iso3,
            address=f"person{number}@example.org",
            language=chance.choice(("en", "fr", "es", "ar", "ru", "zh-hans")),
            protected=number % 97 == 0,
            answers={
                "lang": "en",
                "capacity": "Director",
                "speak": "yes" if number % 3 else "",
                "gender": "",
            },
            link_expires=NOW + 10**15,
            proved_at=NOW,
            made_at=NOW + number,
            changed_at=NOW + number * SECOND,
        )
        state = chance.choices(tuple(STATES), tuple(STATES.values()))[0]
        row = Registration(
            dossier=one,
            event_id=EVENT,
            category="member_states" if of_state else category,
            state=state,
            speaks=bool(number % 3),
            sent_at=NOW + number * SECOND,
            decided_at=NOW + number * SECOND if state in {"approved", "refused"} else None,
        )
        dossiers.append(one)
        rows.append(row)
        steps.append(Step(registration=row, act="send", state="submitted", at=NOW + number, by="applicant"))
    Dossier.objects.bulk_create(dossiers, batch_size=500)
    Registration.objects.bulk_create(rows, batch_size=500)
    Step.objects.bulk_create(steps, batch_size=500)
