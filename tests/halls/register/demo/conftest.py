"""One city for all tests of it: making it takes seconds."""

from datetime import date

import pytest

from suizhi.halls.register.demo import SEED
from suizhi.halls.register.demo.registers import registers
from suizhi.kernel.records import RightRow, Row

TODAY = date(2026, 11, 20)


@pytest.fixture(scope="session")
def city() -> dict[str, list[Row]]:
    """The registers of the city on `TODAY`."""
    return registers(SEED, TODAY)


@pytest.fixture(scope="session")
def rights(city) -> list[RightRow]:
    """Every row about a right, dealings apart: these only add to rights that another register states."""
    return [row for code, rows in city.items() if code != "demo_dealings" for row in rows if isinstance(row, RightRow)]


@pytest.fixture(scope="session")
def parties(city) -> list[Row]:
    """The rows of the enterprise register."""
    return city["demo_parties"]
