import pytest
from django_tasks_db.models import DBTaskResult

from rostrum.apps.registration import jobs


@pytest.mark.django_db
def test_the_job_is_done_and_waits_once_for_tomorrow() -> None:
    jobs.schedule()
    jobs.clear_drafts.call()
    waiting = DBTaskResult.objects.get()
    assert waiting.task_path == "rostrum.apps.registration.jobs.clear_drafts"
    assert waiting.run_after is not None
