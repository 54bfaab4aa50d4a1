"""A job runs at least once: a dead worker's lease runs out, failures are tried again, and a key stands for one job."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.db import transaction

from suizhi.commons.jobs import services
from suizhi.commons.jobs.models import Job
from suizhi.commons.jobs.services import ATTEMPTS, LEASE, enqueue, heartbeat, run, sweep, take, task

pytestmark = pytest.mark.django_db


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[dict[str, Any]]]:
    """What the task `tests.work` was called with; it fails where `fail` says so."""
    seen: list[dict[str, Any]] = []
    monkeypatch.setattr(services, "_tasks", {})

    @task("tests.work")
    def work(*, job: Job, fail: bool = False, **given: Any) -> None:
        seen.append(given)
        if fail:
            raise RuntimeError("disk full")

    yield seen


def _enqueue(key: str = "one", **given: Any) -> Job:
    return enqueue(key=key, task="tests.work", arguments=given)


def _next() -> Job:
    job = take()
    assert job is not None
    return job


def test_a_job_runs_once_with_its_arguments(calls: list[dict[str, Any]]) -> None:
    _enqueue(run=7)
    run(_next())
    assert calls == [{"run": 7}]
    assert Job.objects.get().state == Job.State.DONE
    assert take() is None


def test_the_same_key_while_it_waits_or_runs_is_no_second_job(calls: list[dict[str, Any]]) -> None:
    first = _enqueue(run=1)
    assert _enqueue(run=2).pk == first.pk
    held = _next()
    assert _enqueue(run=3).pk == first.pk
    assert take() is None
    run(held)
    assert calls == [{"run": 1}]


def test_the_same_key_after_the_end_is_the_job_anew(calls: list[dict[str, Any]]) -> None:
    _enqueue(run=1)
    run(_next())
    _enqueue(run=2)
    run(_next())
    assert calls == [{"run": 1}, {"run": 2}]
    assert Job.objects.count() == 1


def test_a_killed_worker_loses_its_lease_to_the_sweeper(calls: list[dict[str, Any]], frozen: time_machine.Coordinates) -> None:
    _enqueue()
    _next()  # The worker dies here: nobody calls run.
    frozen.shift(LEASE.total_seconds() - 1)
    assert sweep() == 0
    assert take() is None
    frozen.shift(2)
    assert sweep() == 1
    again = _next()
    assert again.attempts == 2
    run(again)
    assert Job.objects.get().state == Job.State.DONE


def test_a_worker_that_is_alive_keeps_its_lease(calls: list[dict[str, Any]], frozen: time_machine.Coordinates) -> None:
    _enqueue()
    job = _next()
    for _ in range(5):
        frozen.shift(LEASE.total_seconds() - 1)
        heartbeat(job)
        assert sweep() == 0


def test_a_job_that_kills_every_worker_is_given_up(calls: list[dict[str, Any]], frozen: time_machine.Coordinates) -> None:
    _enqueue()
    for _ in range(ATTEMPTS):
        _next()
        frozen.shift(LEASE.total_seconds() + 1)
        sweep()
    assert take() is None
    assert Job.objects.get().state == Job.State.FAILED


def test_a_failure_is_tried_again_with_a_pause_and_then_given_up(calls: list[dict[str, Any]], frozen: time_machine.Coordinates) -> None:
    _enqueue(fail=True)
    for attempt in range(1, ATTEMPTS + 1):
        run(_next())
        job = Job.objects.get()
        assert "disk full" in job.error
        assert take() is None, "the pause comes first"
        frozen.shift(services.BACKOFF.total_seconds() * attempt)
    assert (job.state, job.attempts, len(calls)) == (Job.State.FAILED, ATTEMPTS, ATTEMPTS)
    assert job.finished_at is not None
    assert take() is None


def test_a_task_that_nobody_knows_fails_and_says_so(calls: list[dict[str, Any]]) -> None:
    enqueue(key="x", task="tests.unknown", arguments={})
    run(_next())
    assert "tests.unknown" in Job.objects.get().error


def test_a_late_worker_does_not_undo_what_the_next_one_did(calls: list[dict[str, Any]], frozen: time_machine.Coordinates) -> None:
    _enqueue(fail=True)
    late = _next()
    frozen.shift(LEASE.total_seconds() + 1)
    sweep()
    Job.objects.update(arguments={})
    run(_next())
    run(late)
    assert Job.objects.get().state == Job.State.DONE


def test_a_job_asked_for_in_a_transaction_that_fails_is_not_asked_for(calls: list[dict[str, Any]]) -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        _enqueue()
        raise ZeroDivisionError
    assert take() is None


def test_jobs_are_taken_in_the_order_they_were_asked_for(calls: list[dict[str, Any]], frozen: time_machine.Coordinates) -> None:
    for key in ("a", "b", "c"):
        _enqueue(key)
        frozen.shift(1)
    assert [_next().key for _ in range(3)] == ["a", "b", "c"]
