"""All state lies under SUIZHI_HOME: what is done in one home is not seen in another, and nothing is written outside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.installation import Installation, Installations

pytestmark = pytest.mark.long


def test_what_one_home_holds_the_other_does_not(install: Installations) -> None:
    ours, theirs = install.prepared(), install.prepared()
    before = _content(theirs.home)
    ours.run("user", "add", "ours", "--role", "clerk")
    ours.run("backup")
    assert [user["username"] for user in ours.json("user", "list")] == ["ours"]
    assert theirs.json("user", "list") == []
    assert _content(theirs.home).keys() == before.keys()


def test_secrets_are_each_home_s_own(install: Installations) -> None:
    first, second = (Installation(home.home, home.database_url) for home in (install.empty(), install.empty()))
    for each in (first, second):
        each.run("prepare", "--no-demo")
    assert _secret(first) != _secret(second)


def test_nothing_is_written_where_the_command_was_called(install: Installations, tmp_path: Path) -> None:
    elsewhere = install.prepared()
    called_from = Installation(elsewhere.home, elsewhere.database_url, {"HOME": str(tmp_path)})
    called_from.run("doctor")
    assert list(tmp_path.iterdir()) == []


def _secret(installation: Installation) -> str:
    return (installation.home / "secrets" / "django").read_text(encoding="ascii")


def _content(home: Path) -> dict[str, int]:
    """Files and their sizes; what SQLite keeps beside its database only while it is open is left out."""
    files = [path for path in home.rglob("*") if path.is_file() and not path.name.endswith(("-wal", "-shm"))]
    return {str(path.relative_to(home)): path.stat().st_size for path in files}
