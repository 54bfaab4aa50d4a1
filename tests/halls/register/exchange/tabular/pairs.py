"""The golden pairs of the tabular and text readers: a file or, for a source of several files, a folder, and the rows expected of it."""

from __future__ import annotations

from pathlib import Path

from suizhi.halls.register.exchange.intake import Intake, intakes
from suizhi.halls.register.exchange.readers import MODULES
from suizhi.kernel.records import Read
from tests.halls.register.exchange.xml.dumping import CATALOGUE, GOLDEN

CODES = sorted(code for code, one in CATALOGUE.items() if not MODULES[one.reader].startswith("xml."))
PAIRS = [path for code in CODES for path in sorted((GOLDEN / code).iterdir()) if not path.name.endswith(".expected.json")]


def named(path: Path) -> str:
    """A pair's name in a test's title."""
    return f"{path.parent.name}/{path.name}"


def taken_in(path: Path) -> Intake:
    """The one source found at `path`, by content alone."""
    (found,) = intakes(path, CATALOGUE)
    assert isinstance(found, Intake), found
    return found


def reads(path: Path) -> list[Read]:
    """Every row read from `path`."""
    return list(taken_in(path).read())
