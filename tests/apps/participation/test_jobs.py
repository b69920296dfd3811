"""The daily job: what opens no door any more goes, and the job is there again tomorrow."""

import pytest
from django_tasks_db.models import DBTaskResult

from rostrum.apps.participation import jobs
from rostrum.apps.participation.models import Link
from rostrum.apps.participation.operations import issue_link
from rostrum.apps.participation.operations.expiry import KEPT, forget_expired
from tests.stage import NOW, Stage


@pytest.mark.django_db
def test_links_long_expired_go_and_others_stay(stage: Stage) -> None:
    for person in stage.people[:2]:
        issue_link(participant=person, by=None, now=NOW)
    expires = Link.objects.get(participant=stage.people[0]).expires
    Link.objects.filter(participant=stage.people[1]).update(expires=expires + 1)
    assert forget_expired(now=expires + KEPT) == 0
    assert forget_expired(now=expires + KEPT + 1) == 1
    assert list(Link.objects.values_list("participant", flat=True)) == [stage.people[1]]


@pytest.mark.django_db
def test_the_job_waits_once_however_often_it_is_asked_for() -> None:
    jobs.schedule()
    jobs.schedule()
    assert DBTaskResult.objects.count() == 1


@pytest.mark.django_db
def test_the_job_schedules_the_next_one() -> None:
    jobs.clear_expired.call()
    waiting = DBTaskResult.objects.get()
    assert waiting.task_path == "rostrum.apps.participation.jobs.clear_expired"
    assert waiting.run_after is not None
