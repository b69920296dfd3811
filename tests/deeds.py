"""What a process of its own may do beside the floor (`tests.actor`): registrations, badges, the President's list."""

from collections.abc import Callable
from typing import Any

from rostrum.apps.attendance import operations as attendance
from rostrum.apps.attendance import queries as day
from rostrum.apps.meeting import queries as meeting
from rostrum.apps.participation.lists import Row
from rostrum.apps.participation.operations import import_list
from rostrum.apps.people.models import Account
from rostrum.apps.presidents_list import operations as presidents_list
from rostrum.apps.presidents_list import queries as listed
from rostrum.apps.processes import operations as processes
from rostrum.apps.registration import operations as registration
from rostrum.apps.registration.links import token
from rostrum.apps.registration.lists import Entry
from rostrum.foundation import clock
from tests.lists import SAID, WHICH, make_slate

EVENT = "tip-2025-hearing"
HEAD = "name,body,category\n"
Told = dict[str, Any]
looked_at: list[Entry] = []


def account(role: str) -> Account:
    return Account.objects.get(email=f"{role}@example.org")


def invite(told: Told) -> Told:
    """A body is invited, for so many people; the end of its link, as its mail says it."""
    guest = registration.Contact("Open Harbour", "desk@example.org", "en")
    made = registration.send_invitation(
        event=EVENT,
        category="csos",
        guest=guest,
        places=told["places"],
        by=account("secretariat"),
        now=clock.now(),
    )
    return {"link": token("invitation", made, 1)}


def begin(told: Told) -> Told:
    """Somebody asks for a link to the form, as a person does who presses twice or in two windows."""
    asking = registration.Asking(told["address"], "en", told["link"])
    registration.begin_registration(event=EVENT, category="csos", asking=asking, now=clock.now())
    return {"count": 1}


def look(told: Told) -> Told:
    """A file of people is looked at, as a secretary does before it is taken."""
    text = HEAD + "".join(f"{name},Body,csos\n" for name in told["names"])
    found = registration.preview_registrations(event=EVENT, data=text.encode(), by=account("secretariat"))
    looked_at[:] = found.entries
    return {"count": len(found.entries)}


def enter(_: Told) -> Told:
    """The file that was looked at is taken."""
    made = registration.import_registrations(
        event=EVENT, entries=looked_at, by=account("secretariat"), now=clock.now()
    )
    return {"count": len(made)}


def add_people(told: Told) -> Told:
    rows = [Row(name=name, category="csos", body="Body") for name in told["names"]]
    return {"count": len(import_list(event=EVENT, rows=rows, by=account("secretariat"), now=clock.now()))}


def move_deadline(told: Told) -> Told:
    made = registration.extend_deadline(
        event=EVENT,
        deadline="accessibility",
        day=told["day"],
        hour="17:00",
        why="Many asked",
        by=account("secretariat"),
        now=clock.now(),
        seen=told["seen"],
    )
    return {"number": made}


def begin_tenure(told: Told) -> Told:
    """From the same moment; `until` sets an end."""
    processes.begin_tenure(
        process="tip_gpa",
        office=told["office"],
        session=80,
        name="H.E. Ms. Example",
        since=1,
        until=told.get("until"),
        by=account("secretariat"),
        why="A/80/PV.1",
        now=clock.now(),
    )
    return {"count": 1}


def make_badges(_: Told) -> Told:
    return {"count": attendance.make_badges(event=EVENT, by=account("secretariat"), now=clock.now())}


def badge(told: Told) -> Told:
    found = day.badge_of(participant=told["who"])
    return {"code": found.code if found else ""}


def scan(told: Told) -> Told:
    """`scans`: (key, code, way), all of now."""
    now = clock.now()
    scans = [attendance.Told(key, code, now, way) for key, code, way in told["scans"]]
    seen = attendance.record_scans(event=EVENT, scans=scans, labels={}, by=account("door"), now=now)
    return {"verdicts": [one.verdict for one in seen]}


def counts(_: Told) -> Told:
    found = day.counts(event=EVENT, by=account("door"), now=clock.now())
    return {"badges": found.badges, "came": found.came, "inside": found.inside}


def slate(_: Told) -> Told:
    """A list of the President with Members, who have a day from now."""
    made = make_slate(rehearsal=True)
    made.now = clock.now()
    made.propose()
    made.circulate()
    made.object("Ana Example", SAID, key="the-first")
    return {"nominees": [made.nominee(name) for name in made.registrations]}


def objection(told: Told) -> Told:
    by = presidents_list.By(account("office"), clock.now(), told.get("key"))
    for _ in range(told.get("count", 1)):
        presidents_list.receive_objection(which=WHICH, nominee=told["nominee"], said=SAID, by=by)
    return {"count": told.get("count", 1)}


def list_export(_: Told) -> Told:
    lines = listed.record_lines(which=WHICH, by=account("office"))
    return {"lines": [line.decode() for line in lines]}


DEEDS: dict[str, Callable[[Told], Told]] = {
    "invite": invite,
    "begin": begin,
    "look": look,
    "enter": enter,
    "add_people": add_people,
    "move_deadline": move_deadline,
    "version": lambda _: {"number": meeting.versions(event=EVENT)[0].number},
    "begin_tenure": begin_tenure,
    "make_badges": make_badges,
    "badge": badge,
    "scan": scan,
    "counts": counts,
    "slate": slate,
    "objection": objection,
    "list_export": list_export,
}
