"""Work that is done once a day, whatever ends or starts meanwhile."""

from datetime import timedelta
from typing import Any

from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from rostrum.foundation import clock

DAY = timedelta(days=1)


def tomorrow(task: Any) -> None:
    """Have a job waiting for tomorrow, once, however often an installation starts."""
    waiting = DBTaskResult.objects.filter(task_path=task.module_path, status=TaskResultStatus.READY)
    if not waiting.exists():
        task.using(run_after=clock.moment(clock.now()) + DAY).enqueue()
