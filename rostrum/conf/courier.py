"""Calls the worker by a job in the database: the call is kept or forgotten with the transaction of the caller."""

from typing import Any

from django.db import transaction
from django.db.models import Q
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from rostrum.apps.attendance import jobs as attendance
from rostrum.apps.correspondence import jobs as correspondence
from rostrum.apps.documents import jobs as documents
from rostrum.foundation import clock

JOBS: dict[str, Any] = {
    "outbox": correspondence.empty_outbox,
    "papers": attendance.print_papers,
    "scans": documents.scan_files,
    "sweep": documents.sweep_files,
}


class JobCourier:
    def call(self, job: str, at: int) -> None:
        """One call is enough until it is begun; a locked one may be about to begin, so it does not count."""
        moment, task = clock.moment(at), JOBS[job]
        waiting = DBTaskResult.objects.filter(
            Q(run_after__lte=moment) | Q(run_after__year=9999),
            task_path=task.module_path,
            status=TaskResultStatus.READY,
        )
        with (
            transaction.atomic()
        ):  # a worker that starts calls outside of any, and PostgreSQL locks only within one
            if waiting.select_for_update(skip_locked=True).first() is None:
                task.using(run_after=moment).enqueue()
