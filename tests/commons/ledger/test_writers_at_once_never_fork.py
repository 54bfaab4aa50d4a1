"""Several processes writing at once make one chain, on the database of the run."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.support.installation import Installation

pytestmark = pytest.mark.long

WRITERS, EACH = 3, 25
MIGRATE = "from django.core.management import call_command; call_command('migrate', 'ledger', verbosity=0)"
WRITE = f"""
from suizhi.commons.ledger.services import append
for number in range({EACH}):
    append(actor="system", verb="tests.happened", subject=f"thing:{{number}}")
"""
CHECK = """
from suizhi.commons.ledger.models import Entry
from suizhi.commons.ledger.services import verify
print(verify(), Entry.objects.values("previous").distinct().count())
"""


def test_writers_at_once_never_fork(installation: Installation) -> None:
    _said(installation, MIGRATE)
    writers = [_start(installation, WRITE) for _ in range(WRITERS)]
    assert [writer.wait(timeout=120) for writer in writers] == [0] * WRITERS
    assert _said(installation, CHECK) == f"({WRITERS * EACH}, None) {WRITERS * EACH}"


def _start(installation: Installation, script: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(_command(script), env=installation.environment)


def _said(installation: Installation, script: str) -> str:
    done = subprocess.run(_command(script), env=installation.environment, capture_output=True, text=True, timeout=60, check=True)
    return done.stdout.strip()


def _command(script: str) -> list[str]:
    return [sys.executable, "-c", f"from suizhi.cli.setup import django; django()\n{script}"]
