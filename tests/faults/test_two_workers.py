"""Real workers on one outbox, and a real mail server: each letter goes once, and one that was lost is found again."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.servers import House, new_house, until
from tests.smtp import TAKEN, Desk, mail_of, smtp_server
from tests.stage import ROLES


@pytest.fixture
def desk() -> Iterator[Desk]:
    with smtp_server() as one:
        yield one


@pytest.fixture
def house() -> Iterator[House]:
    one = new_house().prepare(panel=False)
    yield one
    one.end()


def states(house: House) -> dict[str, int]:
    told = house.first.ask("sql", text="SELECT state, COUNT(*) FROM correspondence_mail GROUP BY state")
    return {str(state): int(count) for state, count in told["rows"]}


def test_two_workers_send_each_letter_once(house: House, desk: Desk) -> None:
    sent = house.first.ask("mailing", accounts=40)["count"]
    for _ in range(2):
        house.start("process", "worker", more=mail_of(desk))
    until(lambda: states(house) == {"sent": sent}, "every letter to be sent")
    to = sorted(one for _, recipients, _ in desk.taken for one in recipients)
    assert len(to) == len(set(to)) == sent == 40 + len(ROLES) - 1
    tries = house.first.ask("sql", text="SELECT COUNT(*), COUNT(DISTINCT mail_id) FROM correspondence_try")[
        "rows"
    ]
    assert tries == [[sent, sent]]


def test_a_worker_that_is_killed_in_a_try_loses_nothing(house: House, desk: Desk) -> None:
    """The try is on record; after its lease another worker makes it again, under the same id, and no other twice."""
    sent = house.first.ask("mailing", accounts=3)["count"]
    started: list[Any] = []  # the process under test

    def killed() -> str:
        if len(desk.taken) == 2:
            started[0].kill()
        return "250 2.0.0 queued"

    desk.data = killed
    started.append(house.start("process", "worker", more=mail_of(desk)))
    started[0].wait(60)
    desk.data = lambda: TAKEN
    until(lambda: len(desk.taken) == 3, "the server to take what it was given")
    assert states(house) == {"sent": 2, "sending": 1, "waiting": sent - 3}
    house.first.ask("sql", text="UPDATE correspondence_mail SET due_at = 0 WHERE state = 'sending'")
    house.start("process", "worker", more=mail_of(desk))
    until(lambda: states(house) == {"sent": sent}, "every letter to be sent")
    ids = [desk.mail(number)["Message-ID"] for number in range(len(desk.taken))]
    to = [recipients[0] for _, recipients, _ in desk.taken]
    assert len(to) == sent + 1
    assert len(set(to)) == len(set(ids)) == sent
