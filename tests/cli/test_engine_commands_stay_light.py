"""Commands that need only an engine never load Django, and asking for help loads next to nothing."""

from __future__ import annotations

import subprocess
import sys
from time import perf_counter

import pytest

from tests.support.installation import Installation

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
        ("bench", "--help"),
    ],
    ids=" ".join,
)
def test_django_stays_out(prepared: Installation, arguments: tuple[str, ...]) -> None:
    assert "django" not in loaded(prepared, *arguments)


def test_help_loads_no_engine(prepared: Installation) -> None:
    heavy = {"django", "tantivy", "numpy", "lxml", "rjieba", "opencc", "pydantic", "structlog", "psycopg", "yaml"}
    assert not heavy & loaded(prepared, "--help")


def test_help_is_quick(prepared: Installation) -> None:
    """Bounded against a bare interpreter in the same minute, so that a busy machine slows both; the figure is printed."""
    bare = min(_seconds([sys.executable, "-c", "pass"]) for _ in range(5))
    ours = min(_seconds([sys.executable, "-m", "suizhi", "--help"]) for _ in range(5))
    print(f"suizhi --help: {ours:.3f} s, bare interpreter {bare:.3f} s")
    assert ours < max(0.4, 12 * bare)


def _seconds(command: list[str]) -> float:
    started = perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    return perf_counter() - started
