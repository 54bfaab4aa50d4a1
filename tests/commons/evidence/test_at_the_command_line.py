"""The operator's commands: taking in, exporting, verifying, checking, backing up with the files and bringing them back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.installation import Installation, Installations

pytestmark = pytest.mark.long

FACTS = ("--subject", "case:12", "--source", "委托人手机", "--purpose", "证明销售")


@pytest.fixture(scope="module")
def filled(install: Installations, tmp_path_factory: pytest.TempPathFactory) -> Installation:
    """An installation with one piece of evidence and a pack of it beside the home."""
    made = install.prepared()
    photo = tmp_path_factory.mktemp("phone") / "现场.png"
    photo.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 5000)
    made.run("evidence", "add", photo, *FACTS)
    made.run("evidence", "export", "case:12", "-o", made.home / "pack.zip", "--purpose", "移送", "--recipient", "某法院")
    return made


def test_a_pack_is_verified(filled: Installation) -> None:
    report = filled.json("evidence", "verify", filled.home / "pack.zip")
    assert report["ok"] and not report["timestamped"] and report["first_break"] is None
    assert [item["name"] for item in report["items"]] == ["现场.png"]


def test_a_damaged_pack_names_the_first_break(filled: Installation, tmp_path: Path) -> None:
    data = bytearray((filled.home / "pack.zip").read_bytes())
    data[data.index(b"\x89PNG") + 1_100_000] ^= 1
    (tmp_path / "damaged.zip").write_bytes(data)
    report = filled.json("evidence", "verify", tmp_path / "damaged.zip", expect=1)
    assert report["first_break"]["where"] == "files/0001.png@1048576-1280007"
    assert report["first_break"]["expected"] != report["first_break"]["found"]
    said = filled.run("evidence", "verify", tmp_path / "damaged.zip", expect=1).stdout
    assert "第一处不符" in said


def test_timestamps_can_be_required(filled: Installation) -> None:
    report = filled.json("evidence", "verify", filled.home / "pack.zip", "--require-timestamps", expect=1)
    assert report["first_break"]["what"] == "timestamp"


@pytest.mark.parametrize("content", [b"", b"not a pack", b"PK\x05\x06" + bytes(18)])
def test_what_is_no_pack_is_bad_input(content: bytes, filled: Installation, tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(content)
    done = filled.run("evidence", "verify", tmp_path / "x.zip", "--json", expect=2)
    assert len(done.stderr.strip().splitlines()) == 1 and "x.zip" in done.stderr


def test_roots_that_are_none_are_bad_input(filled: Installation) -> None:
    done = filled.run("evidence", "verify", filled.home / "pack.zip", "--trust", filled.home / "pack.zip", expect=2)
    assert len(done.stderr.strip().splitlines()) == 1


def test_what_was_said_in_a_mediation_is_exported_by_no_command(prepared: Installation, tmp_path: Path) -> None:
    (tmp_path / "底线.txt").write_text("底线十万元", encoding="utf-8")
    prepared.run("evidence", "add", tmp_path / "底线.txt", "--subject", "mediation:1", *FACTS[2:])
    pack = tmp_path / "pack.zip"
    done = prepared.run("evidence", "export", "mediation:1", "-o", pack, "--purpose", "移送", "--recipient", "某法院", expect=2)
    assert len(done.stderr.strip().splitlines()) == 1 and "mediation:1" in done.stderr and not pack.exists()


def test_the_store_is_checked_and_comes_back_from_a_backup(filled: Installation, installation: Installation, tmp_path: Path) -> None:
    assert filled.json("evidence", "check")["ok"]
    filled.run("backup", "-o", tmp_path / "b.tar")
    installation.run("restore", tmp_path / "b.tar")
    report = installation.json("evidence", "check")
    assert report["ok"] and report["files"] == 1 and report["unnamed"] == []
    [kept] = (path for path in (installation.home / "evidence").rglob("*") if path.is_file())
    kept.write_bytes(b"\x89PNG altered")
    report = installation.json("evidence", "check", expect=1)
    assert report["first_break"]["where"].startswith(f"file:{kept.name}@0-")
    findings = {one["name"]: one for one in installation.json("doctor", expect=1)["findings"]}
    assert findings["evidence"]["state"] == findings["evidence files"]["state"] == "fail"


def test_sealing_at_once_when_there_is_nothing_says_so(filled: Installation) -> None:
    assert filled.json("evidence", "seal") == {"seal": None, "root": None, "stamped": 0}


@pytest.mark.parametrize("setting", [{"SUIZHI_SCANNER": "http://x"}, {"SUIZHI_TIMESTAMP_URL": "https://tsa.example"}])
def test_addresses_that_cannot_be_used_are_one_clear_line(setting: dict[str, str], filled: Installation, tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("text")
    wrong = Installation(filled.home, filled.database_url, setting)
    command = ("add", tmp_path / "x.txt", *FACTS) if "SUIZHI_SCANNER" in setting else ("seal",)
    done = wrong.run("evidence", *command, expect=2)
    assert next(iter(setting)).rpartition("_")[0] in done.stderr
