"""Prepares the database of a rehearsal: the editions, the floor that runs, the people and their ways in (D24-D27)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction

from rostrum.apps.floor import operations as floors
from rostrum.apps.floor.record import current
from rostrum.apps.meeting import operations as meetings
from rostrum.apps.meeting import queries as meeting
from rostrum.apps.participation import operations as participation
from rostrum.apps.participation import queries as people
from rostrum.apps.registration import queries as registration
from rostrum.conf import editions
from rostrum.conf.cast import cast
from rostrum.conf.registrants import register
from rostrum.foundation.clock import micros, moment
from rostrum.foundation.refusal import Refusal
from rostrum.procedure.lists import CHOICES
from rostrum.procedure.programme import Segment
from rostrum.web.account.demo import Demo, make_token
from rostrum.web.components.addresses import desk, door

LISTED = 40  # people; enough to look at
HOUR = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")


@dataclass(frozen=True, slots=True)
class Wish:
    """What was asked for on the command line. `hour`: a moment of the programme as HH:MM, empty: its start."""

    event: str
    rate: int = 1
    participants: int = 60
    seed: int = 1
    hour: str = ""
    registrations: int = 0


def stage(*, wish: Wish, now: int) -> None:
    """Load every edition as a rehearsal, begin the one that runs, and bring its people onto the list.

    Refused: unknown_event, no_such_hour, record_has_begun (this database holds a rehearsal already).
    """
    with transaction.atomic():
        for path in editions.files():
            text = path.read_text(encoding="utf-8")
            meetings.load_event(text=text, name=path.name, rehearsal=True, by=None, now=now)
            floors.create_floors(event=path.stem)
        start = moment_of(event=wish.event, hour=wish.hour)
        begun = floors.begin_rehearsal(floor=f"{wish.event}.main", start=start, rate=wish.rate, now=now)
        if begun.repeated:
            raise Refusal("record_has_begun")
        rows = cast(meeting.arrangement(event=wish.event), wish.participants, wish.seed)
        made = participation.import_list(event=wish.event, rows=rows, by=None, now=now)
        _choose_lists(made[:LISTED], now)
        register(event=wish.event, count=wish.registrations, seed=wish.seed, now=now)


def _choose_lists(people: Sequence[str], now: int) -> None:
    """Invented people choose in turn who sees them, so that a rehearsal has lists to look at."""
    for place, one in enumerate(people):
        choice = participation.Wish(CHOICES[place % len(CHOICES)], with_body=place % 3 > 0)
        participation.choose_list(participant=one, wish=choice, now=now)


def moment_of(*, event: str, hour: str) -> int:
    """The moment of the programme in µs: the hour on the first day a meeting is held at it, or the very start.

    Refused: unknown_event, no_such_hour.
    """
    meeting.event(event=event)
    meetings_held = meeting.programme(event=event).meetings
    if not hour:
        return micros(min(one.start for one in meetings_held))
    read = HOUR.fullmatch(hour)
    for one in meetings_held if read else ():
        wanted = _at(one.start, read)
        if one.start <= wanted < one.end:
            return micros(wanted)
    raise Refusal("no_such_hour", hour=hour)


def end_at(*, event: str, hour: str) -> int:
    """The real moment (µs) at which the rehearsal under way reaches an hour, HH:MM, of the day its programme began.

    Refused: no_such_end, no_floor; over_before_it_begins (the hour is not after the start of the programme).
    """
    state = current(f"{event}.main").state
    read = HOUR.fullmatch(hour)
    if read is None or state.rehearsal is None:
        raise Refusal("no_such_end", hour=hour)
    zone, start = ZoneInfo(meeting.event(event=event).tz), state.rehearsal.start
    wanted = micros(_at(moment(start).astimezone(zone), read).replace(second=0, microsecond=0))
    if wanted <= start:
        raise Refusal("over_before_it_begins", hour=hour)
    return state.real(wanted)


def _at(day: datetime, read: re.Match[str] | None) -> datetime:
    return day.replace(hour=int(read[1]), minute=int(read[2])) if read else day


def invitations(*, event: str, language: str, now: int) -> list[dict[str, str]]:
    """A fresh link and PIN for everybody of the cast; what was issued before stops opening.

    The visitor's own seat, those whom the programme names and those who registered are left alone.
    """
    invited, others = [], registration.admitted(event=event)
    with transaction.atomic():
        for row in people.participants(event=event):
            if row.category and row.body_ref != participation.GUEST and row.id not in others:
                participation.revoke_link(participant=row.id, by=None, now=now)
                issued = participation.issue_link(participant=row.id, by=None, now=now)
                address = door(language, issued.token)
                invited.append({"address": address, "pin": issued.pin, "lang": row.lang})
    return invited


def chair_link(*, event: str, language: str, now: int) -> str:
    """Where the simulated moderator signs in, as every member of a rehearsal's staff does (D24)."""
    prepared = participation.prepare_rehearsal_accounts(event=event, now=now)
    chair = next(one for one in prepared if one.role == "simulator")
    token = make_token(Demo(chair.account, desk(language, event, "podium")), now)
    return f"/demo/{token}/"


def plan(*, event: str) -> list[dict[str, Any]]:
    """The segments of the main floor for the moderator's paper, in the order of the programme."""
    programme = meeting.programme(event=event)
    told = [one for one in programme.segments if (one.track or "main") == "main"]
    return [_planned(one, len(programme.guiding_questions)) for one in told]


def _planned(segment: Segment, questions: int) -> dict[str, Any]:
    asked = len(segment.guiding_questions) or (questions if segment.kind == "panel" else 0)
    return {
        "id": segment.id,
        "begins": micros(segment.begins) if segment.begins else None,
        "end": micros(segment.end) if segment.end else None,
        "floor": segment.floor,
        "questions": asked,
    }
