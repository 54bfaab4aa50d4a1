"""The worker takes what waits, keeps its leases alive, survives failures, and ends when told to."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event

import pytest
from django.db import DatabaseError

from suizhi.commons.jobs import services, worker
from suizhi.commons.jobs.models import Job
from suizhi.commons.jobs.periodic import rounds
from suizhi.commons.jobs.worker import Worker, drain
from tests.support.installation import Installation

pytestmark = pytest.mark.django_db


@pytest.fixture
def done(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What the tasks of these tests did; nothing periodic comes between."""
    monkeypatch.setattr(services, "_tasks", {})
    monkeypatch.setattr(worker, "enqueue_due", lambda: 0)
    seen: list[str] = []

    @services.task("test.note")
    def note(*, job: Job, text: str) -> None:
        seen.append(text)

    @services.task("test.fail")
    def fail(*, job: Job) -> None:
        seen.append("tried")
        raise RuntimeError("on purpose")

    yield seen


def test_a_failure_does_not_hold_up_the_others(done: list[str]) -> None:
    services.enqueue(key="f", task="test.fail", arguments={})
    services.enqueue(key="n", task="test.note", arguments={"text": "n"})
    drain()
    assert done == ["tried", "n"]


def test_an_idle_turn_makes_no_job(done: list[str]) -> None:
    assert not Worker().turn()
    assert Job.objects.count() == 0


def test_a_database_that_is_away_does_not_end_the_worker(done: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    made = Worker()
    turns: list[int] = []

    def away() -> bool:
        turns.append(1)
        if len(turns) == 3:
            made.stop()
        raise DatabaseError("gone")

    monkeypatch.setattr(made, "turn", away)
    monkeypatch.setattr(worker, "IDLE", 0.01)
    monkeypatch.setattr(worker, "close_old_connections", lambda: None)
    made.work()
    assert len(turns) == 3


def test_the_lease_is_kept_alive_while_a_task_is_busy(done: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    beats = Event()
    monkeypatch.setattr(worker, "BEAT", 0.01)
    monkeypatch.setattr(worker, "heartbeat", lambda job: beats.set())

    @services.task("test.busy")
    def busy(*, job: Job) -> None:
        assert beats.wait(10)

    services.enqueue(key="b", task="test.busy", arguments={})
    Worker().turn()
    assert Job.objects.get(key="b").state == Job.State.DONE


def test_sigterm_ends_a_running_worker(prepared: Installation) -> None:
    with _running(prepared) as process:
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=20) == 0


def test_a_worker_ends_when_it_is_no_child_of_the_process_that_started_it(prepared: Installation) -> None:
    with _running(prepared, "--parent", "1") as process:
        assert process.wait(timeout=20) == 0


def test_the_command_does_what_is_queued_and_ends(prepared: Installation) -> None:
    periodic = len(rounds())
    said = prepared.run("worker", "--once").stdout
    assert periodic >= 1
    assert f"done {periodic}" in said, "in a new home every periodic task is due, and nothing else waits"
    assert prepared.json("doctor")["well"]


@contextmanager
def _running(installation: Installation, *options: str) -> Iterator[subprocess.Popen[str]]:
    """A worker that has begun to work."""
    environment = {**installation.environment, "SUIZHI_LOG_LEVEL": "INFO"}
    command = [sys.executable, "-m", "suizhi", "worker", *options]
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        said = next((line for line in process.stderr if "worker started" in line), "")
        assert said, "the worker ended before it began"
        try:
            yield process
        finally:
            process.kill()
