"""Two letters of the tests, read from a row of another app, and a post that goes to a real server."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import transaction
from django.utils.translation import gettext

from rostrum.apps.correspondence.letters import Letter, Link, register
from rostrum.apps.correspondence.operations import To, queue_mail
from rostrum.apps.people.models import Person
from rostrum.foundation.ports import Attachment, ports
from rostrum.foundation.refusal import Refusal
from tests.smtp import Desk, smtp_server

NOW = 1_795_279_547_000_000


def person_of(ids: Any) -> Person:
    found = Person.objects.filter(pk=ids["person"]).first()
    if found is None:
        raise Refusal("unknown_person")
    return found


def _broken(_: Person) -> str:
    raise RuntimeError("a value that cannot be had")


def _calendar(_: Person) -> tuple[Attachment, ...]:
    return (
        Attachment("hearing.ics", "text/calendar; method=PUBLISH", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"),
    )


RECEIPT = Letter(
    code="tests.receipt",
    title="Receipt",
    subject="Received: {name}",
    text="Dear {name},\nyour registration is here: {page}\n{honorific}\n{broken}\n{house}",
    load=person_of,
    values={
        "name": lambda one: one.public_name,
        "page": lambda one: Link(f"/en/registrations/{one.pk}/"),
        "honorific": lambda one: one.honorific,
        "broken": _broken,
        "pin": lambda _: "123456",
    },
    secret=frozenset({"pin"}),
    addressee=lambda one: one.public_name,
    attachments=_calendar,
)
NEWS = Letter(
    code="tests.news",
    title="News",
    subject="News",
    text="{name}: {month}",
    load=person_of,
    values={"name": lambda one: one.public_name, "month": lambda _: gettext("Participants")},
    official=False,
)


@pytest.fixture(autouse=True)
def letters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(register, "letters", register.letters | {one.code: one for one in (RECEIPT, NEWS)})


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """The world outside: a server on loopback, and the post that hands mail to it."""
    with smtp_server() as one:
        monkeypatch.setattr(ports, "post", one.post())
        yield one


@dataclass
class Clerk:
    """Queues as an act would."""

    person: Person

    def queue(self, letter: str = "tests.receipt", **told: Any) -> str:
        context = {"person": self.person.pk} | told.pop("context", {})
        address = told.pop("address", "ada@example.org")
        to = To(address, told.pop("language", "en"), self.person.pk)
        with transaction.atomic():
            return queue_mail(letter=letter, to=to, context=context, now=told.pop("now", NOW), **told)


@pytest.fixture
def clerk(db: None) -> Clerk:
    return Clerk(Person.objects.create(public_name="Ada Example", honorific="Ms."))
