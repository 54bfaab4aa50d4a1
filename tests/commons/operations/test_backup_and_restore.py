"""A backup brings everything back, on both databases, and a restore that cannot work changes nothing."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from suizhi.commons.operations import archive
from suizhi.commons.operations.manifest import Manifest
from tests.commons.operations.conftest import furnish, state
from tests.support.installation import Installation, Installations
from tests.support.postgres import Server

pytestmark = pytest.mark.long


@pytest.fixture(scope="module")
def backed_up(install: Installations, tmp_path_factory: pytest.TempPathFactory) -> tuple[Installation, Path]:
    """A furnished installation and its backup."""
    furnished = furnish(install.prepared())
    target = tmp_path_factory.mktemp("backups") / "b.tar"
    said = furnished.json("backup", "--output", target)
    assert said["path"] == str(target)
    return furnished, target


def test_everything_comes_back_in_an_empty_home(backed_up: tuple[Installation, Path], installation: Installation) -> None:
    original, backup = backed_up
    said = installation.json("restore", backup)
    assert said["indexed"] > 0
    assert state(installation) == state(original)


@pytest.mark.postgres
def test_everything_comes_back_on_postgresql(postgres: Server, tmp_path: Path) -> None:
    old, new = (Installation(tmp_path / name, postgres.create()) for name in ("old", "new"))
    for each in (old, new):
        each.home.mkdir()
    old.run("prepare", "--no-demo")
    furnish(old)
    old.run("backup", "--output", tmp_path / "b.tar")
    new.run("restore", tmp_path / "b.tar")
    assert state(new) == state(old)


def test_a_restored_installation_goes_on_working(backed_up: tuple[Installation, Path], installation: Installation) -> None:
    installation.run("restore", backed_up[1])
    assert installation.json("doctor")["well"]
    before = installation.json("ledger", "verify")["entries"]
    installation.run("user", "add", "second", "--role", "analyst")
    after = installation.json("ledger", "verify")
    assert (after["entries"], after["whole"]) == (before + 1, True)


def test_what_is_there_is_replaced_only_by_force(backed_up: tuple[Installation, Path], prepared: Installation) -> None:
    prepared.run("user", "add", "mine", "--role", "analyst")
    before = state(prepared)
    refused = prepared.run("restore", backed_up[1], expect=2)
    assert len(refused.stderr.strip().splitlines()) == 1
    assert state(prepared) == before
    prepared.run("restore", backed_up[1], "--force")
    assert state(prepared) == state(backed_up[0])


def test_checking_verifies_and_writes_nothing(backed_up: tuple[Installation, Path], installation: Installation) -> None:
    said = installation.json("restore", backed_up[1], "--check")
    assert said["files"] >= 2
    assert not (installation.home / "files").exists()
    assert not (installation.home / "index").exists()


def test_a_damaged_backup_changes_nothing(backed_up: tuple[Installation, Path], prepared: Installation, tmp_path: Path) -> None:
    content = bytearray(backed_up[1].read_bytes())
    content[len(content) // 2] ^= 0xFF
    damaged = tmp_path / "damaged.tar"
    damaged.write_bytes(content)
    before = state(prepared)
    refused = prepared.run("restore", damaged, "--force", expect=2)
    assert str(damaged) in refused.stderr
    assert state(prepared) == before


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"migrations": [("register", "9999_from_the_future")]}, "newer version"),
        ({"vendor": "oracle"}, "oracle"),
    ],
)
def test_what_this_version_cannot_hold_is_refused(
    backed_up: tuple[Installation, Path], installation: Installation, tmp_path: Path, changed: dict[str, Any], code: str
) -> None:
    forged = tmp_path / "forged.tar"
    _rewritten(backed_up[1], forged, changed)
    refused = installation.run("restore", forged, expect=2)
    assert code in refused.stderr
    assert not (installation.home / "files").exists()


def test_a_log_that_lost_its_end_is_noticed(backed_up: tuple[Installation, Path], installation: Installation, tmp_path: Path) -> None:
    forged = tmp_path / "forged.tar"
    _rewritten(backed_up[1], forged, {"ledger": {"seq": 10_000, "digest": "f" * 64}})
    refused = installation.run("restore", forged, expect=2)
    assert "entry 10000 is missing" in refused.stderr


def test_secrets_are_left_out_unless_asked_for(backed_up: tuple[Installation, Path], tmp_path: Path) -> None:
    original, backup = backed_up
    original.run("backup", "--with-secrets", "--output", tmp_path / "s.tar")
    assert not [name for name in _manifest(backup).members if name.startswith("secrets/")]
    assert "secrets/django" in _manifest(tmp_path / "s.tar").members


def test_backups_go_under_the_home_by_default(backed_up: tuple[Installation, Path]) -> None:
    said = backed_up[0].json("backup")
    assert Path(said["path"]).parent == backed_up[0].home / "backups"
    assert [path.name for path in (backed_up[0].home / "backups").iterdir()] == [Path(said["path"]).name]


def _manifest(path: Path) -> Manifest:
    with archive.reading(path) as reader:
        return reader.manifest


def _rewritten(source: Path, target: Path, changed: dict[str, Any]) -> None:
    """The same backup under a changed manifest."""
    folder = target.with_suffix(".d")
    with archive.reading(source) as reader, archive.writing(target) as writer:
        for name in reader.manifest.members:
            reader.extract(name, folder / name)
            writer.add(folder / name, name)
        manifest = json.loads(reader.manifest.model_dump_json())
        writer.finish(Manifest.model_validate({**manifest, **changed}))
    shutil.rmtree(folder)
