"""Where the kernel's tests find the real sets: `SUIZHI_DATA`, or `../shared/data` beside the checkout."""

from __future__ import annotations

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def real_data() -> Path:
    """The folder of real sets; the test is skipped, and says so, where there is none."""
    default = Path(__file__).resolve().parents[3] / "shared" / "data"
    root = Path(os.environ.get("SUIZHI_DATA", default))
    if not root.is_dir():
        pytest.skip(f"real data not found at {root}; set SUIZHI_DATA")
    return root
