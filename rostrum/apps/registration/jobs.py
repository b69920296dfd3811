"""Once a day what was begun and never sent, and whatever has run out, is deleted (R199, R100)."""

from django_tasks import task

from rostrum.apps.processes.jobs import tomorrow
from rostrum.apps.registration.operations.erasure import erase_again
from rostrum.apps.registration.operations.expiry import forget_drafts
from rostrum.apps.registration.operations.retention import forget_due
from rostrum.foundation import clock


@task()
def clear_drafts() -> None:
    """One operation call, and the same again tomorrow."""
    forget_drafts(now=clock.now())
    schedule()


@task()
def clear_due() -> None:
    """One operation call, and the same again tomorrow."""
    forget_due(now=clock.now())
    schedule()


@task()
def clear_restored() -> None:
    """Whoever was erased and came back with an older copy; at the start of an installation and once a day."""
    erase_again(now=clock.now())
    schedule()


def schedule() -> None:
    """Have the jobs waiting once, however often an installation starts."""
    for job in (clear_drafts, clear_due, clear_restored):
        tomorrow(job)
