"""Once a day what was begun and never sent is deleted (R199), and what was needed at an event that is over (R100)."""

from django_tasks import task

from rostrum.apps.processes.jobs import tomorrow
from rostrum.apps.registration.operations.access import forget_needs
from rostrum.apps.registration.operations.expiry import forget_drafts
from rostrum.foundation import clock


@task()
def clear_drafts() -> None:
    """One operation call, and the same again tomorrow."""
    forget_drafts(now=clock.now())
    schedule()


@task()
def clear_needs() -> None:
    """One operation call, and the same again tomorrow."""
    forget_needs(now=clock.now())
    schedule()


def schedule() -> None:
    """Have each job waiting once, however often an installation starts."""
    tomorrow(clear_drafts)
    tomorrow(clear_needs)
