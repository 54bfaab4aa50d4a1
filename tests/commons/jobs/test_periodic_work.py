"""Work that comes round: once in every interval, whatever the number of workers."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine

from suizhi.commons.jobs import periodic
from suizhi.commons.jobs.models import Job

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def rounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(periodic, "_rounds", {})
    periodic.every(timedelta(hours=1), task="test.round")


def test_it_is_due_at_once_and_then_once_an_hour(frozen: time_machine.Coordinates) -> None:
    assert periodic.enqueue_due() == 1
    Job.objects.update(state=Job.State.DONE)
    frozen.shift(timedelta(minutes=59))
    assert periodic.enqueue_due() == 0
    frozen.shift(timedelta(minutes=1))
    assert periodic.enqueue_due() == 1


def test_it_stays_one_job(frozen: time_machine.Coordinates) -> None:
    for _ in range(5):
        periodic.enqueue_due()
        Job.objects.update(state=Job.State.DONE)
        frozen.shift(timedelta(hours=2))
    assert Job.objects.count() == 1


def test_a_turn_that_still_waits_is_not_doubled(frozen: time_machine.Coordinates) -> None:
    periodic.enqueue_due()
    frozen.shift(timedelta(hours=5))
    periodic.enqueue_due()
    assert Job.objects.get().attempts == 0


def test_the_register_is_kept_up_to_date() -> None:
    from suizhi.halls.register import tasks

    assert tasks.index_update
    assert "register.index" in _shipped()


def _shipped() -> set[str]:
    """The rounds that the halls registered when they were loaded."""
    import importlib

    from suizhi.halls.register import tasks

    importlib.reload(tasks)
    return set(periodic._rounds)
