"""The suite's fixtures; each is described where it is defined, under `tests/support`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
import time_machine

pytest_plugins = [
    "tests.support.properties",
    "tests.support.naming",
    "tests.support.skipping",
    "tests.support.flushing",
    "tests.support.postgres",
    "tests.support.installation",
    "tests.support.portal",
    "tests.support.browser",
    "tests.support.register_pages",
]

NOON = datetime(2026, 11, 2, 4, 0, tzinfo=UTC)
"""The moment at which frozen time stands: noon in the city, a Monday."""


@pytest.fixture
def today() -> date:
    """The day that tests pass to engines and services."""
    return NOON.date()


@pytest.fixture
def frozen() -> Iterator[time_machine.Coordinates]:
    """Time stands still at `NOON`; `frozen.shift(seconds)` moves it."""
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller
