"""The command called in this process, as `main` calls it: quick, and on the database of this run."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from suizhi.cli import main


@dataclass(frozen=True)
class Called:
    """What a command answered."""

    code: int
    out: str
    err: str

    def json(self) -> Any:
        """Standard output as JSON."""
        return json.loads(self.out)


Call = Callable[..., Called]


@pytest.fixture
def call(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Call:
    """`call("search", "电池")`."""

    def run(*arguments: object) -> Called:
        monkeypatch.setattr(sys, "argv", ["suizhi", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            main()
        said = capsys.readouterr()
        return Called(int(ended.value.code or 0), said.out, said.err)

    return run
