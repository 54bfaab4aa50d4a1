"""The backup's file: whole or absent, and nothing in it is trusted that the manifest does not vouch for."""

from __future__ import annotations

import io
import json
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from suizhi.commons.operations import archive
from suizhi.commons.operations.manifest import NAME, LedgerMark, Manifest
from suizhi.kernel.errors import Refusal

MANIFEST = Manifest(
    made_by="suizhi 0",
    made_at="2026-11-02T04:00:00+00:00",
    vendor="sqlite",
    migrations=[],
    ledger=LedgerMark(seq=0, digest="0" * 64),
    secrets=False,
)
Members = list[tuple[tarfile.TarInfo, bytes]]


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """A good archive of two files."""
    for name, content in (("a.txt", b"first"), ("b.txt", b"second" * 1000)):
        (tmp_path / name).write_bytes(content)
    target = tmp_path / "made.tar"
    with archive.writing(target) as writer:
        writer.add(tmp_path / "a.txt", "files/a.txt")
        writer.add(tmp_path / "b.txt", "files/深/b.txt")
        writer.finish(MANIFEST)
    return target


def test_what_was_added_comes_back(made: Path, tmp_path: Path) -> None:
    with archive.reading(made) as reader:
        assert reader.names("files") == ["files/a.txt", "files/深/b.txt"]
        reader.extract("files/深/b.txt", tmp_path / "out" / "b.txt")
    assert (tmp_path / "out" / "b.txt").read_bytes() == b"second" * 1000


def test_the_archive_and_what_comes_out_of_it_are_for_the_owner_alone(made: Path, tmp_path: Path) -> None:
    with archive.reading(made) as reader:
        reader.extract("files/a.txt", tmp_path / "a.out")
    assert made.stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "a.out").stat().st_mode & 0o777 == 0o600


def test_an_interrupted_backup_leaves_nothing_behind(tmp_path: Path) -> None:
    def interrupted() -> None:
        with archive.writing(tmp_path / "x.tar"):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert list(tmp_path.iterdir()) == []


def test_an_interrupted_backup_leaves_the_one_before_as_it_was(made: Path) -> None:
    before = made.read_bytes()

    def interrupted() -> None:
        with archive.writing(made) as writer:
            writer.add(made, "files/itself.tar")
            raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        interrupted()
    assert made.read_bytes() == before


def test_a_flipped_byte_of_a_member_is_noticed(made: Path) -> None:
    content = bytearray(made.read_bytes())
    content[content.index(b"secondsecond") + 100] ^= 1
    made.write_bytes(content)
    assert _refusal(made) == "backup.damaged"


@pytest.mark.parametrize("part", [0, 1, 511, 512, 2000, 6000])
def test_a_cut_archive_is_refused(made: Path, part: int) -> None:
    made.write_bytes(made.read_bytes()[:part])
    assert _refusal(made) in ("backup.manifest", "backup.damaged")


@pytest.mark.parametrize("content", [b"", b"not a tar at all", b"\0" * 10240, b"PK\x03\x04" + b"x" * 600])
def test_what_is_no_archive_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.tar"
    path.write_bytes(content)
    assert _refusal(path) == "backup.manifest"


def test_a_missing_archive_is_refused(tmp_path: Path) -> None:
    assert _refusal(tmp_path / "none.tar") == "backup.missing"


def _renamed(to: str) -> Callable[[Members], None]:
    def change(members: Members) -> None:
        members[0][0].name = to
        manifest = json.loads(members[-1][1])
        manifest["members"][to] = manifest["members"].pop("files/a.txt")
        _rewrite(members, manifest)

    return change


def _linked(members: Members) -> None:
    members[0][0].type, members[0][0].linkname = tarfile.SYMTYPE, "/etc/passwd"
    members[0] = (members[0][0], b"")


def _extra(members: Members) -> None:
    info = tarfile.TarInfo("files/smuggled.txt")
    members.insert(0, (info, b""))


def _twice(members: Members) -> None:
    members.insert(0, members[0])


def _later_format(members: Members) -> None:
    _rewrite(members, {**json.loads(members[-1][1]), "format": 99})


def _not_json(members: Members) -> None:
    members[-1] = (members[-1][0], b"{" * members[-1][0].size)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (_renamed("../../etc/cron.d/x"), "backup.damaged"),
        (_renamed("/etc/cron.d/x"), "backup.damaged"),
        (_linked, "backup.manifest"),
        (_extra, "backup.damaged"),
        (_twice, "backup.damaged"),
        (_later_format, "backup.manifest"),
        (_not_json, "backup.manifest"),
        (lambda members: members.pop(), "backup.manifest"),
        (lambda members: members.pop(0), "backup.damaged"),
    ],
    ids=[
        "leaves the folder",
        "absolute name",
        "link",
        "unnamed member",
        "same name twice",
        "later format",
        "no JSON",
        "no manifest",
        "member gone",
    ],
)
def test_a_forged_archive_is_refused(made: Path, change: Callable[[Members], object], code: str) -> None:
    with tarfile.open(made) as tar:
        members: Members = [(info, file.read() if (file := tar.extractfile(info)) else b"") for info in tar.getmembers()]
    change(members)
    with tarfile.open(made, "w") as tar:
        for info, content in members:
            info.size = len(content)
            tar.addfile(info, io.BytesIO(content))
    assert _refusal(made) == code


def _rewrite(members: Members, manifest: dict[str, object]) -> None:
    assert members[-1][0].name == NAME
    members[-1] = (members[-1][0], json.dumps(manifest).encode())


def _refusal(path: Path) -> str:
    with pytest.raises(Refusal) as refused, archive.reading(path):
        pass
    return refused.value.code


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.integers(0, 20_000), bytes_=st.binary(min_size=1, max_size=40))
def test_whatever_is_written_over_an_archive_it_is_whole_or_refused(made: Path, tmp_path: Path, at: int, bytes_: bytes) -> None:
    content = made.read_bytes()
    at %= len(content)
    (tmp_path / "changed.tar").write_bytes(content[:at] + bytes_ + content[at + len(bytes_) :])
    try:
        with archive.reading(tmp_path / "changed.tar") as reader, archive.reading(made) as original:
            assert reader.manifest.members == original.manifest.members
    except Refusal as refusal:
        assert refusal.code.startswith("backup.")
