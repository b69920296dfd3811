"""The worker looks into the outbox when it is called, and has itself called again while something waits there."""

from django_tasks import task

from rostrum.apps.correspondence.operations.deliver import deliver_mail, next_due
from rostrum.foundation import clock
from rostrum.foundation.clock import SECOND
from rostrum.foundation.ports import ports

AT_ONCE = 50  # then other jobs have their turn
LINE_DOWN = 60 * SECOND


@task()
def empty_outbox() -> None:
    """Try what is due, one after the other. Where no server speaks, nothing more is tried for a minute."""
    told, done = "done", 0
    while told == "done" and done < AT_ONCE:
        told, done = deliver_mail(now=clock.now()), done + 1
    due = next_due()
    if due is not None:
        ports.courier.call("outbox", max(due, clock.now() + (LINE_DOWN if told == "line_down" else 0)))


def look_again() -> None:
    """For a worker that starts: what its forerunner left is found again, once for however many starts."""
    due = next_due()
    if due is not None:
        ports.courier.call("outbox", due)
