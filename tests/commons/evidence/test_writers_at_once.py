"""Several processes taking in evidence at once, the same bytes among them, make one chain and keep each file once."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.support.installation import Installation

pytestmark = pytest.mark.long

WRITERS, EACH = 3, 8
WRITE = f"""
import sys
from io import BytesIO
from suizhi.commons.evidence.origin import Origin
from suizhi.commons.evidence.services import evidence_receive, events_seal
from suizhi.commons.evidence.services.receiving import Matter
from suizhi.commons.policy import SYSTEM
for number in range({EACH}):
    content = b"the same " + str(number % 4).encode()
    evidence_receive(file=BytesIO(content), name="x.txt", matter=Matter("case:1", "p"), origin=Origin("s"), who=SYSTEM)
    events_seal()
"""
CHECK = """
from suizhi.commons.evidence.check import check_store
from suizhi.commons.ledger.services import verify
report = check_store()
print(report.ok, report.counts["items"], report.counts["files"], len(report.unnamed), verify()[1])
"""


def test_one_chain_and_each_file_once(prepared: Installation) -> None:
    writers = [_start(prepared, WRITE) for _ in range(WRITERS)]
    assert [writer.wait(timeout=180) for writer in writers] == [0] * WRITERS
    done = subprocess.run(_command(CHECK), env=prepared.environment, capture_output=True, text=True, timeout=120, check=True)
    assert done.stdout.strip() == f"True {WRITERS * EACH} 4 0 None"


def _start(installation: Installation, script: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(_command(script), env=installation.environment)


def _command(script: str) -> list[str]:
    return [sys.executable, "-c", f"from suizhi.cli.setup import django; django()\n{script}"]
