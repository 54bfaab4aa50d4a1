"""A worker is killed with SIGKILL in the middle of a gazette, before a chunk is committed and right after: no alert is lost, none sent twice."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest

from tests.support.installation import Installations

pytestmark = pytest.mark.long

SETUP = """
from suizhi.commons.accounts.models import AccountRole
from suizhi.commons.policy import viewer_of
from suizhi.halls.watch.services import Wanted, batch_send, watch_make
from tests.halls.watch.conftest import filing, lines, person
clerk = viewer_of(person("clerk", AccountRole.CLERK))
watch_make(who=clerk, wanted=Wanted(kind="name", title="荔枝", names=["岭榕荔枝"], channels=["email"]))
names = ["岭榕荔芝", "无关", "岭榕荔技", "岭榕茘枝", "别的", "岭榕荔枝王", "岭榕荔枝坊"]
rows = [filing(number, name) for number, name in enumerate(names)]
batch_send(who=clerk, kind="gazette", name="g.jsonl", chunks=[lines([*rows, b"{"])])
"""
WORK = """
import os, signal
from functools import partial
import time_machine
from django.core import mail
from django.utils import timezone
from suizhi.commons.jobs.services import LEASE, run, sweep, take
from suizhi.halls.watch import services, tasks
from suizhi.halls.watch.models import Alert, Batch, Told
from suizhi.halls.watch.services import reading
fatal, seen = "{fatal}", []
raised = reading.alerts_raise
def counting(*given):
    seen.append(1)
    found = raised(*given)
    if fatal == "before" and len(seen) == 2:
        os.kill(os.getpid(), signal.SIGKILL)  # The alerts are written, and not committed.
    return found
reading.alerts_raise = counting
class Committed:
    def __call__(self, job):
        if fatal == "after":
            os.kill(os.getpid(), signal.SIGKILL)  # The chunk is committed, the job is not done.
tasks.heartbeat = Committed()
services.batch_read = partial(reading.batch_read, size=2)
with time_machine.travel(timezone.now() + {turn} * (LEASE + __import__("datetime").timedelta(seconds=1))):
    sweep()
    while (job := take()) is not None:
        run(job)
batch = Batch.objects.get()
print(batch.state, batch.line, batch.alerts, batch.refused, Alert.objects.count(), Told.objects.filter(state="sent").count(), Told.objects.count())
"""


def test_a_gazette_is_read_to_its_end_and_told_once(install: Installations) -> None:
    environment = install.prepared().environment

    def run(script: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", f"from suizhi.cli.setup import django; django()\n{script}"]
        return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300, check=False)

    made = run(SETUP)
    assert made.returncode == 0, made.stderr
    assert run(WORK.format(fatal="before", turn=0)).returncode == -signal.SIGKILL
    assert run(WORK.format(fatal="after", turn=1)).returncode == -signal.SIGKILL
    last = run(WORK.format(fatal="", turn=2))
    assert last.returncode == 0, last.stderr
    state, line, alerts, refused, rows, sent, told = last.stdout.split()
    assert (state, line, alerts, refused, rows) == ("done", "8", "5", "1", "5")
    assert sent == told, "each chunk's mail went out once"
    again = run(WORK.format(fatal="", turn=3))
    assert again.stdout == last.stdout
