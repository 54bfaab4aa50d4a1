"""A sweeper is killed with SIGKILL in the middle of a notice's transaction, twice; every notice is given in the end, once."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest

from tests.support.installation import Installation

pytestmark = pytest.mark.long

CASES = 8
SETUP = f"""
from django.core.management import call_command
from tests.commons.procedures.support import received
call_command('migrate', 'procedures', verbosity=0)
call_command('migrate', 'ledger', verbosity=0)
for number in range({CASES}):
    received(f"case:{{number}}")
"""
SWEEP = """
import os, signal
from datetime import UTC, datetime
from suizhi.commons.procedures.services import sweep, sweeping
enter, calls = sweeping.entered, 0
def entered(*given, **named):
    global calls
    enter(*given, **named)
    calls += 1
    if calls == {fatal}:
        os.kill(os.getpid(), signal.SIGKILL)  # The mark, the notice and the entry are written, none of them committed.
sweeping.entered = entered
print(sweep(now=datetime(2026, 10, 5, 4, 0, tzinfo=UTC)))
"""
CHECK = """
from suizhi.commons.ledger.models import Entry
from suizhi.commons.ledger.services import verify
from suizhi.commons.procedures.models import Deadline, Notice
said = Entry.objects.filter(verb="procedures.deadline.lapsed")
print(Deadline.objects.filter(state="lapsed").count(), Notice.objects.count(), said.count(), said.values("payload__deadline").distinct().count(), verify()[1])
"""


def test_every_notice_is_given_once(installation: Installation) -> None:
    assert _run(installation, SETUP).returncode == 0
    assert _run(installation, SWEEP.format(fatal=3)).returncode == -signal.SIGKILL
    assert _run(installation, CHECK).stdout.split() == ["2", "2", "2", "2", "None"]
    assert _run(installation, SWEEP.format(fatal=1)).returncode == -signal.SIGKILL
    assert _run(installation, SWEEP.format(fatal=0)).stdout.strip() == str(CASES - 2)
    assert _run(installation, CHECK).stdout.split() == [*[str(CASES)] * 4, "None"]


def _run(installation: Installation, script: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", f"from suizhi.cli.setup import django; django()\n{script}"]
    return subprocess.run(command, env=installation.environment, capture_output=True, text=True, timeout=120, check=False)
