"""Where the kernel's tests find the real sets."""

from __future__ import annotations

from pathlib import Path

import pytest

from suizhi.commons.home import data_dir


@pytest.fixture(scope="session")
def real_data() -> Path:
    """The folder of real sets; the test is skipped, and says so, where there is none."""
    root = data_dir()
    if root is None:
        pytest.skip("real data not found; set SUIZHI_DATA")
    return root
