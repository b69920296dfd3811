import pytest
from django_tasks_db.models import DBTaskResult

from rostrum.apps.registration import jobs


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["clear_drafts", "clear_due"])
def test_a_job_is_done_and_waits_once_for_tomorrow(name: str) -> None:
    jobs.schedule()
    getattr(jobs, name).call()
    waiting = DBTaskResult.objects.get(task_path=f"rostrum.apps.registration.jobs.{name}")
    assert waiting.run_after is not None
