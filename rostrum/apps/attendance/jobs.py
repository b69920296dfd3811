"""The worker prints papers, and once a day forgets those that were printed."""

from django_tasks import task

from rostrum.apps.attendance.operations import forget_papers, print_paper
from rostrum.apps.processes.jobs import tomorrow
from rostrum.foundation import clock
from rostrum.foundation.ports import ports

AT_ONCE = 5  # then other jobs have their turn


@task()
def print_papers() -> None:
    """One after the other; the rest waits behind other jobs."""
    done = 0
    while done < AT_ONCE and print_paper(now=clock.now()):
        done += 1
    if done == AT_ONCE:
        ports.courier.call("papers", clock.now())


@task()
def clear_papers() -> None:
    """One operation call, and the same again tomorrow."""
    forget_papers(now=clock.now())
    schedule()


def schedule() -> None:
    """Have the job waiting once, however often an installation starts."""
    tomorrow(clear_papers)


def look_again() -> None:
    """For a worker that starts: what its forerunner left is printed."""
    ports.courier.call("papers", clock.now())
