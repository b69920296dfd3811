import argparse
import json
from urllib.parse import urlsplit

import pytest
from django.test import Client

from rostrum.apps.meeting.models import Event
from rostrum.apps.participation.operations import open_link
from rostrum.command import demo_links
from rostrum.foundation import clock


def main(words: list[str]) -> int:
    """The command alone, without the others."""
    top = argparse.ArgumentParser()
    demo_links.add(top.add_subparsers())
    arguments = top.parse_args(words)
    return int(arguments.run(arguments))


@pytest.mark.usefixtures("rehearsal")
def test_one_host_for_each_role(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo-links", "--json", "--port", "8123"]) == 0
    found = {way["role"]: way for way in json.loads(capsys.readouterr().out)["links"]}
    assert {role: urlsplit(way["address"]).netloc for role, way in found.items()} == {
        "public": "127.0.0.1:8123",
        "moderator": "podium.localhost:8123",
        "operator": "console.localhost:8123",
        "operator2": "console2.localhost:8123",
        "interpreter": "booth.localhost:8123",
        "secretariat": "secretariat.localhost:8123",
        "office": "office.localhost:8123",
        "door": "entrance.localhost:8123",
        "accessibility": "access.localhost:8123",
        "simulator": "127.0.0.1:8123",
        "participant": "phone.localhost:8123",
    }
    assert found["public"]["address"].endswith("/en/events/practice/")
    assert [role for role, way in found.items() if way["pin"]] == ["participant"]


@pytest.mark.usefixtures("rehearsal")
def test_the_links_open_and_printing_again_makes_new_ones(
    capsys: pytest.CaptureFixture[str], client: Client
) -> None:
    main(["demo-links", "--json"])
    first = json.loads(capsys.readouterr().out)["links"]
    for way in first[1:-1]:
        parts = urlsplit(way["address"])
        answer = client.get(parts.path, HTTP_HOST=parts.netloc)
        assert (answer.status_code, way["role"]) == (302, way["role"])
    main(["demo-links", "--json"])
    second = json.loads(capsys.readouterr().out)["links"]
    phone = second[-1]
    token = urlsplit(phone["address"]).path.split("/")[-2]
    assert open_link(token=token, pin=phone["pin"], agent="", now=clock.now()).event == "practice"
    assert first[-1]["address"] != phone["address"]


@pytest.mark.usefixtures("rehearsal")
def test_for_people_it_is_a_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo-links"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines[:-1]] == [
        "public",
        "moderator",
        "operator",
        "operator2",
        "interpreter",
        "secretariat",
        "office",
        "door",
        "accessibility",
        "simulator",
        "participant",
    ]
    assert lines[-1].startswith("Staff links end at ")


@pytest.mark.usefixtures("event", "rehearsal")
def test_beside_a_real_event_there_are_none(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo-links", "practice"]) == 2
    told = capsys.readouterr()
    assert (told.out, told.err) == (
        "",
        "rostrum demo-links: links without passwords exist only where every event is a rehearsal\n",
    )


@pytest.mark.django_db
def test_an_empty_database_has_none(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo-links"]) == 2
    assert "every event is a rehearsal" in capsys.readouterr().err


def test_an_event_that_is_not_there_is_said(rehearsal: Event, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo-links", "nowhere"]) == 2
    assert capsys.readouterr().err == "rostrum demo-links: no such event\n"
