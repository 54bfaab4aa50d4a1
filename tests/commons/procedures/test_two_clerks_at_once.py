"""Two clerks act on the same cases at once, in processes of their own, on the database of the run: one wins each, the other is told."""

from __future__ import annotations

import subprocess
import sys

from tests.support.installation import Installation

CASES, CLERKS = 12, 3
SETUP = f"""
from django.core.management import call_command
from tests.commons.procedures.support import received
call_command('migrate', 'procedures', verbosity=0)
call_command('migrate', 'ledger', verbosity=0)
for number in range({CASES}):
    received(f"case:{{number}}")
"""
FILE = """
from suizhi.commons.procedures.models import Run
from suizhi.commons.procedures.services import act
from suizhi.kernel.errors import Refusal
from tests.commons.procedures.support import FACTS, FILED, OFFICE
won = lost = 0
for run in Run.objects.order_by("pk"):
    try:
        act(run=run, event="file", by=OFFICE, on=FILED, expected_seq=0, facts=FACTS)
        won += 1
    except Refusal as refusal:
        assert refusal.code == "procedure.overtaken", refusal.code
        lost += 1
print(won, lost)
"""
CHECK = """
from suizhi.commons.ledger.services import verify
from suizhi.commons.procedures.models import Deadline, Run, Step
print(set(Run.objects.values_list("state", "seq")), Step.objects.count(), Deadline.objects.count(), verify())
"""


def test_of_several_at_once_one_wins(installation: Installation) -> None:
    _said(installation, SETUP)
    clerks = [_start(installation, FILE) for _ in range(CLERKS)]
    outcomes = [tuple(map(int, clerk.communicate(timeout=120)[0].split())) for clerk in clerks]
    assert [clerk.returncode for clerk in clerks] == [0] * CLERKS
    assert sum(won for won, _ in outcomes) == CASES
    assert sum(lost for _, lost in outcomes) == CASES * (CLERKS - 1)
    # Each case was filed once: two lines of history, one clock met and two begun.
    assert _said(installation, CHECK) == f"{{('filed', 1)}} {CASES * 2} {CASES * 3} ({CASES * 2}, None)"


def _start(installation: Installation, script: str) -> subprocess.Popen[str]:
    return subprocess.Popen(_command(script), env=installation.environment, stdout=subprocess.PIPE, text=True)


def _said(installation: Installation, script: str) -> str:
    done = subprocess.run(_command(script), env=installation.environment, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def _command(script: str) -> list[str]:
    return [sys.executable, "-c", f"from suizhi.cli.setup import django; django()\n{script}"]
