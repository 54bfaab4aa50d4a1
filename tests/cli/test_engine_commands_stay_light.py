"""Commands that need only an engine never load Django, and asking for help loads next to nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.installation import Installation

FACTS = Path(__file__).with_name("case.yaml")
"""The facts of a case; read as a story it is one too."""

PROBE = """
import sys
sys.argv = ["suizhi", *sys.argv[1:]]
from suizhi.cli import main
try:
    main()
except SystemExit:
    pass
print("\\n".join(sorted(sys.modules)), file=sys.stderr)
"""


def loaded(installation: Installation, *arguments: str) -> set[str]:
    """The top-level packages in memory when the command has ended."""
    done = subprocess.run(
        [sys.executable, "-c", PROBE, *arguments],
        env=installation.environment,
        cwd=installation.home,
        capture_output=True,
        text=True,
        check=True,
    )
    return {name.partition(".")[0] for name in done.stderr.splitlines()}


@pytest.mark.parametrize(
    "arguments",
    [
        ("--help",),
        ("--version",),
        ("up", "--help"),
        ("import", "--help"),
        ("doctor", "--help"),
        ("search", "电池"),
        ("search", "名称=电池 AND IPC=H01M", "--json"),
        ("party", "compare", "甲有限公司", "乙有限公司"),
        ("mark", "compare", "云雀", "LARK"),
        ("filings", "indicators"),
        ("leads", "scan", "--help"),
        ("leads", "signals"),
        ("logo", "similar", "--help"),
        ("evidence", "verify", "--help"),
        ("rules", "show", "PAJ-011"),
        ("deadline", "PAJ-011", "--trigger", "2026-10-09"),
        ("procedures", "show", "pledge"),
        ("case", "route", "--help"),
        ("case", "route", str(FACTS), "--json"),
        ("case", "intake", str(FACTS), "--json"),
        ("bench", "--help"),
    ],
    ids=" ".join,
)
def test_django_stays_out(prepared: Installation, arguments: tuple[str, ...]) -> None:
    assert "django" not in loaded(prepared, *arguments)


@pytest.mark.parametrize("arguments", [("--help",), ("--version",)], ids=" ".join)
def test_help_loads_click_and_itself_alone(prepared: Installation, arguments: tuple[str, ...]) -> None:
    """What makes `suizhi --help` quick, asserted rather than a time, which a busy machine would make a lie of."""
    foreign = {name for name in loaded(prepared, *arguments) if name not in sys.stdlib_module_names and not name.startswith("_")}
    assert foreign <= {"click", "suizhi"}
