"""Who registers for a rehearsal, invented all: by every way in that its modalities have, and what became of them (D27).

They come by the acts everybody comes by, so that queue, trail, letters and counts are those of a real event. Each acts
in the fortnight before the way in closes, or before now where it stays open. The same seed gives the same people.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count as numbers
from random import Random
from typing import Any

from django.db import transaction

from rostrum.apps.meeting import queries as meeting
from rostrum.apps.participation.operations import prepare_rehearsal_accounts
from rostrum.apps.participation.queries import INVENTED
from rostrum.apps.people import queries as people
from rostrum.apps.people.models import Account
from rostrum.apps.registration import operations, queries
from rostrum.apps.registration.links import token
from rostrum.apps.registration.operations import Asking, Contact, Holder, Member
from rostrum.apps.registration.queries import FocalPoint
from rostrum.conf import cast
from rostrum.conf.cast import Body, Named
from rostrum.foundation.clock import DAY
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.lists import CHOICES
from rostrum.procedure.registration.delegations import LEVELS, by_delegation
from rostrum.procedure.registration.ways import Way

HOUR = DAY // 24
BEFORE = 14 * DAY  # a way in closes, they begin to come
# What became of so many of a hundred. A draft was begun and not sent; who waits is in the queue.
BECAME = {"wait": 28, "approve": 50, "ask": 6, "refuse": 5, "withdraw": 4, "draft": 7}
BESIDE = (
    "parliamentarian",
    "law_enforcement",
    "civil_society",
    "delegate",
    "assistant",
)  # the head of a delegation
OF_ONE_BODY = 3  # people, before the next come from a branch of it in another country
DELEGATED = 4  # of so many registrations one is a delegation, with one to three members
TOLD_BY = {"expertise": 2, "motive": 1, "question": 4, "travel": 6, "access": 12}  # one in so many
ENDED_BY = {"refuse": operations.refuse_registration, "withdraw": operations.take_back_registration}


@dataclass(frozen=True)
class Desk:
    """Where they register: the event, who decides for the secretariat, chance, and now (µs)."""

    event: str
    arrangement: Mapping[str, Any]
    by: Account
    chance: Random
    now: int
    names: dict[str, Iterator[Named]] = field(default_factory=dict)
    number: Iterator[int] = field(default_factory=lambda: numbers(1))

    def person(self, body: Body) -> Named:
        if body.pool not in self.names:
            self.names[body.pool] = cast.names(body.pool, self.chance)
        return next(self.names[body.pool])

    def moment(self, way: Way) -> int:
        """When somebody comes by a way in: at the latest a day before it closes, so that a decision finds room."""
        limit = queries.closing(event=self.event, deadline=way.deadline)
        edge = min(self.now, limit.moment) if limit else self.now
        return edge - self.chance.randrange(DAY, BEFORE)

    def one_in(self, many: int) -> bool:
        return self.chance.randrange(many) == 0


def register(*, event: str, count: int, seed: int, now: int) -> int:
    """Have so many people register for a rehearsal; gives how many are on file. All of them, or nobody.

    Refused: unknown_event, unknown_version, not_a_rehearsal.
    """
    with transaction.atomic():
        staff = prepare_rehearsal_accounts(event=event, now=now)
        clerk = people.account(id=next(one.account for one in staff if one.seat == "secretariat"))
        arrangement = meeting.arrangement(event=event)
        desk = Desk(event, arrangement, clerk, Random(f"registrants:{seed}"), now)  # noqa: S311 - no secret
        ways = queries.ways_of(event=event)
        done = _delegations(desk, ways, count)
        return done + _stakeholders(desk, ways, count - done)


def _delegations(desk: Desk, ways: Mapping[str, Way], count: int) -> int:
    """Delegations with one to three members each, of Members and a few observers; gives how many people."""
    open_to = [one for one in cast.STATES if one in ways and by_delegation(ways[one])]
    done = 0
    for category in open_to:
        found = _bodies(category, desk.chance)
        most = count // DELEGATED if category == "member_states" else count // (20 * DELEGATED)
        for body in found[:most]:
            done += _delegation(desk, ways[category], body)
    return done


def _bodies(category: str, chance: Random) -> list[Body]:
    """Those whose languages and names are on file first; every other Member after them, in English."""
    known = list(cast.delegations(category))
    chance.shuffle(known)
    if category != "member_states":
        return known
    here = {one.ref for one in known}
    rest = people.organizations_sorted(language="en", kind="state")
    return known + [
        Body(one.name, "en", "en", one.code, one.region, 0) for one in rest if one.code not in here
    ]


def _delegation(desk: Desk, way: Way, body: Body) -> int:
    began, members = desk.moment(way), desk.chance.randint(1, 3)
    contact = Contact(desk.person(body).name, _address(desk), body.lang)
    made = operations.name_focal_point(
        event=desk.event, category=way.category, body=body.ref, contact=contact, by=desk.by, now=began
    )
    for place in range(members):
        focal = FocalPoint(made, 1, began + (place + 1) * HOUR)
        operations.add_member(focal=focal, member=_member(desk, body, place))
    if not desk.one_in(3):
        operations.approve_delegation(delegation=made, by=desk.by, now=began + DAY)
    return members


def _member(desk: Desk, body: Body, place: int) -> Member:
    """The head first; then whom the mandate encourages States to bring (R70)."""
    named = desk.person(body)
    office, _ = cast.office_of(desk.arrangement, "member_states", body, desk.chance)
    told = {
        "name": cast.addressed(named, body),
        "say": named.say,
        "capacity": "" if place else cast.capacity(body.lang, office),
        "lang": body.lang,
        "letters": body.lang,
    }
    kind = BESIDE[desk.chance.randrange(len(BESIDE))] if place else "delegate"
    return Member(kind, told, level=office if office in LEVELS and not place else "")


def _stakeholders(desk: Desk, ways: Mapping[str, Way], count: int) -> int:
    """People of every category with a form of its own, in the proportions of the floor; gives how many."""
    here = [one for one in ways if one in cast.KINDS and _opens(desk, ways[one])]
    every = list(cast.delegations("member_states"))
    shares = cast.shared_out({one: cast.weight(desk.arrangement, one) for one in here}, count)
    became = cast.shared_out(BECAME, len(shares))
    desk.chance.shuffle(became)
    for category, many in Counter(shares).items():
        bodies = list(cast.invented(cast.KINDS[category]))
        desk.chance.shuffle(bodies)
        lands = [_lands(desk, one, every) for one in bodies]
        for place in range(many):
            turn, at = divmod(place, len(bodies))
            branch = turn // OF_ONE_BODY
            land = lands[at][branch % len(lands[at])]
            _person(desk, _guest(desk, ways[category], bodies[at], land, branch), became.pop())
    return len(shares)


def _opens(desk: Desk, way: Way) -> bool:
    """Whether it has a form, and a moment at which that is open: of a deadline long passed the hour may be unknown."""
    limit = queries.closing(event=desk.event, deadline=way.deadline)
    return way.has_form and (
        limit is not None or not queries.is_closed(event=desk.event, way=way, now=desk.now)
    )


def _lands(desk: Desk, body: Body, every: list[Body]) -> list[Body]:
    """The countries where people of a body's names live, so that region and name agree."""
    found = [one for one in every if one.pool == body.pool] or every
    desk.chance.shuffle(found)
    return found


@dataclass(frozen=True)
class Guest:
    """Somebody on the way in: by which, from which body in which country, where letters go, since when (µs)."""

    way: Way
    body: Body
    called: str
    land: Body
    address: str
    began: int


def _guest(desk: Desk, way: Way, body: Body, land: Body, branch: int) -> Guest:
    place = people.body_name(code=land.ref, language=body.lang)
    called = f"{body.name} ({place})" if branch else body.name
    return Guest(way, body, called, land, _address(desk), desk.moment(way))


def _person(desk: Desk, guest: Guest, became: str) -> None:
    """One person, from the invitation to what became of them."""
    asking = Asking(guest.address, guest.body.lang, _invitation(desk, guest))
    category = guest.way.category
    operations.begin_registration(event=desk.event, category=category, asking=asking, now=guest.began)
    held = queries.begun(event=desk.event, address=guest.address)
    filling = Holder(held.dossier, guest.began + HOUR)
    operations.save_answers(holder=filling, registration=held.id, answers=_told(desk, guest))
    if became != "draft":
        operations.send_registration(
            holder=Holder(held.dossier, guest.began + 2 * HOUR), registration=held.id
        )
        _decide(desk, guest, held.id, became)


def _invitation(desk: Desk, guest: Guest) -> str:
    if not guest.way.by_invitation:
        return ""
    made = operations.send_invitation(
        event=desk.event,
        category=guest.way.category,
        guest=Contact(guest.called, guest.address, guest.body.lang),
        by=desk.by,
        now=guest.began - HOUR,
    )
    return token("invitation", made, 1)


def _told(desk: Desk, guest: Guest) -> dict[str, str]:
    """What somebody answers: what everybody must, and of the rest what chance has them tell."""
    named, lang, chance = desk.person(guest.body), guest.body.lang, desk.chance
    told = {
        "name": cast.addressed(named, guest.body),
        "say": named.say,
        "letters": lang,
        "country": guest.land.ref.upper(),
        "body": guest.called,
        "capacity": cast.capacity(lang, chance.choice(("director", "officer"))),
        "mode": chance.choice(("in_person", "in_person", "online")),
        "speak": "" if desk.one_in(3) else "yes",
        "lang": lang,
        "gender": "" if desk.one_in(5) else "woman" if named.woman else "man",
        "listed": chance.choice(CHOICES),
        "protected": "yes" if desk.one_in(40) else "",
        "publish_name": "" if desk.one_in(3) else "yes",
    }
    return told | {one: _words(one, lang) for one, many in TOLD_BY.items() if desk.one_in(many)}


def _decide(desk: Desk, guest: Guest, registration: str, became: str) -> None:
    """As the secretariat would within a day. Whom a cap leaves no place waits, as in a real queue."""
    at = guest.began + desk.chance.randrange(3 * HOUR, DAY)
    try:
        if became == "approve":
            act = operations.propose_registration if guest.way.by_list else operations.approve_registration
            act(registration=registration, by=desk.by, now=at)
        elif became == "ask":
            question = _words("asked", guest.body.lang)
            operations.ask_applicant(registration=registration, question=question, by=desk.by, now=at)
        elif became in ENDED_BY:
            why = _words(became, guest.body.lang)
            ENDED_BY[became](registration=registration, why=why, by=desk.by, now=at)
    except Refusal as refusal:
        if refusal.code != "beyond_cap":
            raise


def _words(question: str, lang: str) -> str:
    told = cast.table("answers")
    return next(row["text"] for row in told if (row["question"], row["lang"]) == (question, lang))


def _address(desk: Desk) -> str:
    return f"person{next(desk.number)}{INVENTED}"
