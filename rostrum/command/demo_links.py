"""`rostrum demo-links`: one way in per role to a rehearsal on this machine (D24).

A host per role, so that their cookies do not evict each other and their streams do not share the
six connections a browser allows one host.
"""

import argparse
from dataclasses import asdict, dataclass
from typing import Any

from django.conf import settings

from rostrum.apps.meeting.queries import events
from rostrum.apps.participation.operations import issue_link, prepare_rehearsal_accounts, rehearsal_guest
from rostrum.apps.participation.queries import rehearsal_only
from rostrum.command.answers import FINE, bad_input, print_json
from rostrum.foundation import clock
from rostrum.foundation.refusal import Refusal
from rostrum.web.account.demo import LASTS, Demo, make_token
from rostrum.web.components.addresses import DESKS, desk, door

HOSTS = {
    "moderator": "podium.localhost",
    "operator": "console.localhost",
    "operator2": "console2.localhost",
    "interpreter": "booth.localhost",
    "secretariat": "secretariat.localhost",
    "office": "office.localhost",
    "door": "entrance.localhost",
    "accessibility": "access.localhost",
    "simulator": "127.0.0.1",
}


@dataclass(frozen=True)
class Way:
    """An address for one seat; a PIN only for the participant's. `role` is the seat: there are two operators."""

    role: str
    address: str
    pin: str = ""


def add(subparsers: Any) -> None:
    parser = subparsers.add_parser("demo-links", help="print sign-in links to a rehearsal")
    parser.add_argument("event", nargs="?", help="the rehearsal; the first when not named")
    parser.add_argument("--port", type=int, help="of the pages, when serve took another")
    parser.add_argument("--language", default="en", help="of the pages")
    parser.add_argument("--json", action="store_true", help="for machines")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """0 printed; 2 when this database holds no event or one that is real, with a line that says so."""
    at = clock.now()
    try:
        found = ways(arguments.event, arguments.port, arguments.language, at)
    except Refusal as refusal:
        return bad_input(f"rostrum demo-links: {WHY.get(refusal.code, refusal.code)}")
    until = clock.moment(at + LASTS).isoformat(timespec="seconds")
    if arguments.json:
        print_json({"until": until, "links": [asdict(way) for way in found]})
    else:
        print(*lines(found), f"Staff links end at {until}.", sep="\n")
    return FINE


WHY = {
    "not_a_rehearsal": "links without passwords exist only where every event is a rehearsal",
    "unknown_event": "no such event",
}


def lines(found: tuple[Way, ...]) -> list[str]:
    return [f"{way.role:12} {way.address}{f'  PIN {way.pin}' if way.pin else ''}" for way in found]


def ways(event: str | None, port: int | None, language: str, now: int) -> tuple[Way, ...]:
    """Make the invented people if need be, and a fresh link for each.

    The participant's link replaces the one printed before. Refusals: not_a_rehearsal, unknown_event.
    """
    if not rehearsal_only():
        raise Refusal("not_a_rehearsal")
    chosen = event or events()[0].id
    at = f"{port or settings.PORT}"
    return (
        Way("public", f"http://127.0.0.1:{at}/{language}/events/{chosen}/"),
        *_staff(chosen, at, language, now),
        _phone(chosen, at, language, now),
    )


def _staff(event: str, port: str, language: str, now: int) -> tuple[Way, ...]:
    made = []
    for each in prepare_rehearsal_accounts(event=event, now=now):
        page = desk(language, event, DESKS[each.role][0])
        token = make_token(Demo(each.account, page), now)
        made.append(Way(each.seat, f"http://{HOSTS[each.seat]}:{port}/demo/{token}/"))
    return tuple(made)


def _phone(event: str, port: str, language: str, now: int) -> Way:
    guest = rehearsal_guest(event=event, now=now)
    issued = issue_link(participant=guest, by=None, now=now)
    address = f"http://phone.localhost:{port}{door(language, issued.token)}"
    return Way("participant", address, issued.pin)
