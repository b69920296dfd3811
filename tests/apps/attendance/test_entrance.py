"""Entrances tell late, twice and side by side; each person counts once, and nobody else's name is learned."""

import base64
import json

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rostrum.apps.attendance import codes, operations, queries
from rostrum.apps.attendance.models import Badge, Scan
from rostrum.apps.attendance.operations import Told
from rostrum.apps.meeting.models import Event
from rostrum.apps.registration.models import Dossier, Registration
from rostrum.foundation.clock import SECOND
from rostrum.foundation.refusal import Refusal
from tests.apps.attendance.conftest import LABELS, Day
from tests.stage import PEOPLE

DAY = 24 * 3600 * SECOND


def test_an_entrance_learns_name_category_and_verdict_and_nothing_else(day: Day) -> None:
    told = day.tell(day.scan(0, "a"))[0]
    assert (told.verdict, told.name, told.category) == ("admitted", PEOPLE[0], "Civil society")
    assert set(told.__dataclass_fields__) == {"verdict", "name", "category"}


def test_the_same_scan_told_again_is_stored_once(day: Day) -> None:
    scans = [day.scan(place, f"k{place}") for place in range(3)]
    for _ in range(3):
        assert [one.verdict for one in day.tell(*scans)] == ["admitted"] * 3
    assert (Scan.objects.count(), day.counts()) == (3, (5, 3, 3))


def test_one_badge_at_two_entrances_is_one_person(day: Day) -> None:
    now = day.stage.now
    day.tell(day.scan(0, "east", at=now - 60 * SECOND))
    day.tell(day.scan(0, "west", at=now - 90 * SECOND))
    assert day.counts() == (5, 1, 1)
    day.tell(day.scan(0, "out", at=now - 30 * SECOND, way="out"))
    assert day.counts() == (5, 1, 0)


def test_what_was_told_late_counts_at_its_own_time(day: Day) -> None:
    """In at nine, out at ten, and the entrance of nine o'clock tells last."""
    now = day.stage.now
    day.tell(day.scan(0, "ten", at=now - 60 * SECOND, way="out"))
    day.tell(day.scan(0, "nine", at=now - 120 * SECOND))
    assert day.counts() == (5, 1, 0)


def test_who_was_let_in_without_a_connection_is_in_the_room(day: Day) -> None:
    """The copy did not know yet that the badge was replaced; the person is inside, and the scan says both."""
    operations.end_badge(participant=day.stage.people[0], by=None, now=day.stage.now)
    day.tell(day.scan(0, "k", let_in=True))
    row = Scan.objects.get()
    assert (row.let_in, row.verdict, day.counts()) == (True, "replaced", (4, 1, 1))


def test_a_day_that_is_over_counts_no_more(day: Day) -> None:
    day.tell(day.scan(0, "k"))
    day.stage.now += DAY
    assert day.counts() == (5, 0, 0)


@pytest.mark.parametrize(
    ("state", "verdict"), [("withdrawn", "withdrawn"), ("refused", "not_approved"), ("approved", "admitted")]
)
def test_a_registration_that_ended_ends_the_badge(day: Day, state: str, verdict: str) -> None:
    dossier = Dossier.objects.create(link_expires=1, made_at=1, changed_at=1)
    Registration.objects.create(
        dossier=dossier,
        event_id=day.stage.event,
        category="csos",
        state=state,
        participant=day.stage.people[0],
    )
    assert day.tell(day.scan(0, "k"))[0].verdict == verdict
    assert opened(day, 0)["verdict"] == verdict


def test_a_badge_of_another_event_and_a_forged_one_tell_nothing(day: Day) -> None:
    event = Event.objects.get(pk=day.stage.event)
    event.pk = "another"
    event.save()
    Badge.objects.filter(participant=day.stage.people[0]).update(event="another")
    forged = codes.plain(day.codes[1])[:19] + ("a" if codes.plain(day.codes[1])[19] != "a" else "b")
    told = day.tell(
        day.scan(0, "a"), Told("b", forged, day.stage.now, "in"), Told("c", "", day.stage.now, "in")
    )
    assert [(one.verdict, one.name) for one in told] == [
        ("other_event", ""),
        ("unknown", ""),
        ("unknown", ""),
    ]
    assert Scan.objects.count() == 0


def opened(day: Day, place: int) -> dict[str, str]:
    """What an entrance reads of the copy with a badge in hand."""
    copy = queries.snapshot(event=day.stage.event, labels=LABELS, by=day.door, now=1)
    told = codes.plain(day.codes[place])
    entries = copy["entries"]
    assert isinstance(entries, dict)
    sealed = base64.b64decode(entries[codes.index(told)])
    text = AESGCM(codes.key(told)).decrypt(sealed[:12], sealed[12:], None)
    return dict(json.loads(text))


def test_the_copy_opens_to_a_badge_in_hand_and_to_nothing_else(day: Day) -> None:
    assert opened(day, 0) == {"verdict": "admitted", "name": PEOPLE[0], "category": "Civil society"}
    copy = queries.snapshot(event=day.stage.event, labels=LABELS, by=day.door, now=1)
    text = json.dumps(copy)
    for person, code, badge in zip(PEOPLE, day.codes, Badge.objects.all(), strict=True):
        assert person not in text
        assert codes.plain(code) not in text
        assert badge.pk not in text
    entries = copy["entries"]
    assert isinstance(entries, dict)
    other = base64.b64decode(entries[codes.index(codes.plain(day.codes[1]))])
    with pytest.raises(InvalidTag):
        AESGCM(codes.key(codes.plain(day.codes[0]))).decrypt(other[:12], other[12:], None)
    assert len({len(one) for one in entries.values()}) == 1  # no length tells a name


def test_the_copy_takes_as_many_queries_for_five_as_for_one(day: Day) -> None:
    with CaptureQueriesContext(connection) as five:
        queries.snapshot(event=day.stage.event, labels=LABELS, by=None, now=1)
    Badge.objects.exclude(participant=day.stage.people[0]).delete()
    with CaptureQueriesContext(connection) as one:
        queries.snapshot(event=day.stage.event, labels=LABELS, by=None, now=1)
    assert len(five) == len(one) == 2


def test_only_entrances_and_the_secretariat_scan(day: Day) -> None:
    day.door = day.stage.staff["operator"]
    with pytest.raises(Refusal, match="not_permitted"):
        day.tell(day.scan(0, "a"))
    with pytest.raises(Refusal, match="not_permitted"):
        queries.snapshot(event=day.stage.event, labels=LABELS, by=day.door, now=1)


@pytest.mark.parametrize(
    "scans",
    [
        [Told("", "x", 1, "in")],
        [Told("k" * 65, "x", 1, "in")],
        [Told("k", "x", 1, "up")],
        [Told(str(n), "x", 1, "in") for n in range(201)],
    ],
)
def test_what_is_no_scan_is_refused_whole(day: Day, scans: list[Told]) -> None:
    with pytest.raises(Refusal, match="bad_request"):
        day.tell(*scans)
