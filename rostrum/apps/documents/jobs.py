"""The worker scans what was taken in, and once a day deletes bytes that no row names."""

from django_tasks import task

from rostrum.apps.documents.operations import clear_lost_files, scan_file
from rostrum.apps.documents.queries import scans_wait
from rostrum.foundation import clock
from rostrum.foundation.clock import DAY, SECOND
from rostrum.foundation.ports import ports

AT_ONCE = 20  # then other jobs have their turn
AWAY = 60 * SECOND


@task()
def scan_files() -> None:
    """Scan what waits, one after the other; while no scanner answers, ask again in a minute."""
    told, done = "done", 0
    while told == "done" and done < AT_ONCE:
        told, done = scan_file(now=clock.now()), done + 1
    if told and scans_wait():
        ports.courier.call("scans", clock.now() + (AWAY if told == "unreachable" else 0))


@task()
def sweep_files() -> None:
    """One operation call, and the same again tomorrow."""
    now = clock.now()
    clear_lost_files(now=now)
    ports.courier.call("sweep", now + DAY)


def look_again() -> None:
    """For a worker that starts: what its forerunner left is found again, and the daily sweep is in line."""
    now = clock.now()
    if scans_wait():
        ports.courier.call("scans", now)
    ports.courier.call("sweep", now)
