"""The measurement fills a desk, reads its pages and takes steps; what it says is measured, not made up."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from suizhi.bench.casework.command import LISTS_MS, STEP_MS, _over

pytestmark = pytest.mark.long


def test_a_small_desk_is_filled_and_read(tmp_path: Path) -> None:
    environment = {**os.environ, "SUIZHI_HOME": str(tmp_path), "DATABASE_URL": "", "SUIZHI_LOG_LEVEL": "ERROR"}
    command = [sys.executable, "-m", "suizhi.bench.casework.measure", "300"]
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    measured = json.loads(done.stdout)
    assert measured["held"] == {"cases": 300, "steps": 3_900, "pieces of evidence": 1_500}
    assert "/cases/desk?tab=mine" in measured["pages"]
    assert all(ms > 0 for part in ("pages", "steps") for ms in measured[part].values())


def test_what_is_slower_than_its_bound_is_named() -> None:
    result = {"pages": {"/quick": LISTS_MS - 1, "/slow": LISTS_MS}, "steps": {"a step": STEP_MS + 1}}
    assert [what for what, _ in _over(result)] == ["/slow", "a step"]
