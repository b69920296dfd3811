"""Whose mark it is, and what was recorded, is told to nobody but the secretariat (R42, D40, security 5).

The same house is looked at twice: once the mark is that of one speaker, once that of the other. Whoever is not
of the secretariat must see the same, letter by letter.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.db import transaction
from django.test import Client

from rostrum.apps.conformance import queries as conformance
from rostrum.apps.meeting import operations
from rostrum.apps.participation.operations import issue_link
from rostrum.foundation import clock
from tests.security.addresses import addresses
from tests.security.looking import body_of
from tests.stage import NOW, Stage, set_stage

EVENT = "tip-2025-hlm"
STAFF = ("secretariat", "operator", "moderator")
LOOKING = ("visitor", "participant", *STAFF)
SPEAKERS = ("eminent", "civil_society")
CONSENT = "Canaryconsent by letter"
OWN = ("demo", "door", "account_", "mfa_", "usersessions_", "stream_token")  # of one's own account or device
DRAWN = re.compile(r'name="(?:csrfmiddlewaretoken|key)" value="[^"]*"')  # at random for each page


@pytest.fixture
def stage(db: None) -> Stage:
    made = set_stage(now=NOW, edition=EVENT, rehearsal=True)
    for role in SPEAKERS:
        holder = {"name": f"Speaker {role}"}
        operations.name_holder(event=EVENT, role=role, holder=holder, why="Named", by=None, now=NOW)
    return made


@pytest.fixture
def browsers(stage: Stage) -> Mapping[str, Client]:
    made = {one: Client() for one in LOOKING}
    issued = issue_link(participant=stage.people[0], by=None, now=clock.now())
    made["participant"].get(f"/en/floor/{issued.token}/")
    made["participant"].post("/en/floor/", {"pin": issued.pin})
    for role in STAFF:
        made[role].force_login(stage.staff[role], backend="django.contrib.auth.backends.ModelBackend")
    return made


def record(role: str, value: str) -> None:
    of: dict[str, Any] = {"event": EVENT, "role": role, "place": 0, "attribute": "survivor"}
    operations.record_attribute(**of, value=value, why=CONSENT, by=None, now=NOW)


def shown(stage: Stage, browsers: Mapping[str, Client]) -> Iterator[tuple[tuple[str, str], str]]:
    """Every page of the event to each of them; the record of the mark itself among them."""
    told = {"event": EVENT, "floor": stage.floor, "segment": "opening", "provision": "p-op9-2-done"}
    first, second = (addresses(**told, role=role, attribute="survivor") for role in SPEAKERS)
    other = {f"{name} 2": second[name] for name in first if second[name] != first[name]}
    for name, address in (first | other).items():
        for who, browser in browsers.items():
            if not name.startswith(OWN):
                yield (who, name), DRAWN.sub("", body_of(browser.get(address)))


def seen(stage: Stage, browsers: Mapping[str, Client]) -> dict[tuple[str, str], str]:
    """The same without a trace: a table that was handed out stands in the log of tables, and on their page."""
    with transaction.atomic():
        told = dict(shown(stage, browsers))
        transaction.set_rollback(True)
    return told


def test_nobody_but_the_secretariat_can_tell_whose_it_is(
    stage: Stage, browsers: Mapping[str, Client]
) -> None:
    with time_machine.travel(clock.moment(clock.now()), tick=False):  # the pages show the time of day
        record("eminent", "yes")
        first = seen(stage, browsers)
        record("eminent", "")
        record("civil_society", "yes")
        second = seen(stage, browsers)
    own = {(who, page) for (who, page) in first if first[who, page] != second[who, page]}
    assert own == {
        ("secretariat", "record_desk"),
        ("secretariat", "record_attribute"),
        ("secretariat", "record_attribute 2"),
    }
    told = {key for key, page in (first | second).items() if CONSENT in page}
    assert told == {("secretariat", "record_attribute 2")}
    found = next(one for one in conformance.findings(event=EVENT).findings if one.part == "survivor")
    assert [(fact.where, fact.found) for fact in found.facts] == [("roles.survivor_rule", 1)]


def test_a_leak_planted_in_the_arrangement_is_seen(
    stage: Stage, browsers: Mapping[str, Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Were the mark a part of the name, the pages of the programme would tell it."""
    only = {"visitor": browsers["visitor"]}
    first = dict(shown(stage, only))
    for role in SPEAKERS[:1]:
        holder = {"name": f"Speaker {role}", "function": "yes"}
        operations.name_holder(event=EVENT, role=role, holder=holder, why="Named", by=None, now=NOW)
    second = dict(shown(stage, only))
    assert "programme" in {page for _, page in first if first["visitor", page] != second["visitor", page]}


def test_what_is_erased_is_in_no_table(stage: Stage, capsys: pytest.CaptureFixture[str]) -> None:
    record("eminent", "yes")
    record("eminent", "")
    call_command("dumpdata", "meeting")
    assert CONSENT not in capsys.readouterr().out
