"""A pack as it is made: whole, the same bytes again, and readable by tools that know nothing of Suizhi."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from suizhi.engines.evidence.pack import verify_pack
from tests.support.authority import Authority, authority
from tests.support.packs import DERIVED, ORIGINAL, made

GOLDEN = "49b55687"
"""How the digest of the pack without timestamps begins. A Python that lays archives out differently must fail here, not in a court."""


@pytest.fixture(scope="module")
def whole() -> bytes:
    """The pack."""
    return made()


def test_everything_holds(whole: bytes) -> None:
    report = verify_pack(BytesIO(whole))
    assert report.ok and report.timestamped and report.first_break is None
    assert [(item.name, item.whole, item.sealed) for item in report.items] == [("现场照片.png", True, True), ("说明.txt", True, True)]
    assert {check.state for check in report.checks} == {"holds"}


def test_equal_content_makes_equal_bytes() -> None:
    assert made(stamped=False) == made(stamped=False)
    assert hashlib.sha256(made(stamped=False)).hexdigest().startswith(GOLDEN)


def test_without_timestamps_nothing_is_broken_but_nobody_vouches() -> None:
    report = verify_pack(BytesIO(made(stamped=False)))
    assert report.ok and not report.timestamped
    assert next(check for check in report.checks if check.name == "timestamps").state == "absent"


def test_timestamps_can_be_required() -> None:
    report = verify_pack(BytesIO(made(stamped=False)), require_timestamps=True)
    assert report.first_break is not None and report.first_break.what == "timestamp"
    assert verify_pack(BytesIO(made()), require_timestamps=True).ok


def test_roots_of_ones_own_are_what_counts(whole: bytes) -> None:
    """An authority invented for the pack convinces nobody who names the root to trust."""
    forged = made(by=Authority("Invented"))
    assert verify_pack(BytesIO(forged)).ok
    report = verify_pack(BytesIO(forged), trust=authority().root_pem)
    assert report.first_break is not None
    assert (report.first_break.where, report.first_break.what) == ("seals/000001/timestamp.tsr", "signature")
    assert verify_pack(BytesIO(whole), trust=authority().root_pem).anchor == "given"


def test_any_unzip_opens_it(whole: bytes, tmp_path: Path) -> None:
    with zipfile.ZipFile(BytesIO(whole)) as archive:
        assert archive.testzip() is None
        archive.extractall(tmp_path)
    assert (tmp_path / "files/0001.bin").read_bytes() == ORIGINAL
    assert (tmp_path / "files/0002.bin").read_bytes() == DERIVED


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="coreutils are not installed")
def test_the_checksums_are_those_of_the_standard_tool(whole: bytes, tmp_path: Path) -> None:
    with zipfile.ZipFile(BytesIO(whole)) as archive:
        archive.extractall(tmp_path)
    subprocess.run(["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=tmp_path, check=True, capture_output=True)
