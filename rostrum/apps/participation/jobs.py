"""Once a day what opens no door any more is deleted (R199): ended sign-ins, links and devices long expired."""

from django.core.management import call_command
from django_tasks import task

from rostrum.apps.participation.operations.expiry import forget_expired
from rostrum.apps.processes.jobs import tomorrow
from rostrum.foundation import clock


@task()
def clear_expired() -> None:
    """One operation call, and the same again tomorrow. Old results of this job go with it."""
    forget_expired(now=clock.now())
    call_command("clearsessions")
    call_command("prune_db_task_results", verbosity=0)
    schedule()


def schedule() -> None:
    """Have the job waiting once, however often an installation starts."""
    tomorrow(clear_expired)
