"""Files, folders and archives within archives give their members; what is hostile or unreadable is refused by name, and the rest goes on."""

from __future__ import annotations

import gzip
import io
import os
import resource
import tarfile
import zipfile
from pathlib import Path

import pytest

from suizhi.halls.register.exchange import archive
from suizhi.halls.register.exchange.archive import Member, walk
from suizhi.halls.register.exchange.detect import UnknownLayout, detect
from suizhi.halls.register.exchange.intake import Intake, intakes
from suizhi.kernel.errors import Refusal
from tests.halls.register.exchange.xml.dumping import CATALOGUE, GOLDEN

LEDGER = (GOLDEN / "cn_patents_register" / "ledger.csv").read_bytes()


def zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
    return out.getvalue()


def tarred(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as packed:
        for name, content in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            packed.addfile(info, io.BytesIO(content))
    return out.getvalue()


def put(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path


def contents(path: Path) -> dict[str, bytes]:
    found = {}
    for member in walk(path):
        assert isinstance(member, Member), member
        with member.open() as stream:
            found[member.place] = stream.read()
    return found


def refusals(path: Path) -> list[str]:
    return [one.code for one in walk(path) if isinstance(one, Refusal)]


@pytest.mark.parametrize(
    ("name", "content", "place"),
    [
        ("a.csv", LEDGER, "a.csv"),
        ("a.csv.gz", gzip.compress(LEDGER), "a.csv.gz!a.csv"),
        ("a.zip", zipped({"d/b.csv": LEDGER}), "a.zip!d/b.csv"),
        ("a.tar", tarred({"d/b.csv": LEDGER}), "a.tar!d/b.csv"),
        ("a.tar.gz", gzip.compress(tarred({"b.csv": LEDGER})), "a.tar.gz!a.tar!b.csv"),
        ("a.zip", zipped({"inner.zip": zipped({"b.csv": LEDGER})}), "a.zip!inner.zip!b.csv"),
        ("no extension", zipped({"b.csv": LEDGER}), "no extension!b.csv"),
    ],
)
def test_members_come_out_of_anything(tmp_path: Path, name: str, content: bytes, place: str) -> None:
    assert contents(put(tmp_path, name, content)) == {place: LEDGER}


def test_a_spreadsheet_is_no_archive(tmp_path: Path) -> None:
    content = (GOLDEN / "cn_trademarks" / "list.xlsx").read_bytes()
    assert list(contents(put(tmp_path, "a.xlsx", content))) == ["a.xlsx"]


def test_a_folder_is_walked_in_order(tmp_path: Path) -> None:
    for name in ("b/2.csv", "a/1.csv", "b/1.csv", ".hidden"):
        put(tmp_path, name, LEDGER)
    assert list(contents(tmp_path)) == ["a/1.csv", "b/1.csv", "b/2.csv"]


def test_names_of_members_are_only_labels(tmp_path: Path) -> None:
    path = put(tmp_path / "in", "a.zip", zipped({"../../evil.csv": LEDGER, "/etc/passwd": b"a,b\n1,2\n", "bad\x07\nname": b"x"}))
    assert set(contents(path)) == {"a.zip!../../evil.csv", "a.zip!/etc/passwd", "a.zip!bad��name"}
    assert sorted(one.name for one in tmp_path.iterdir()) == ["in"]


def test_names_packed_on_chinese_windows_are_read(tmp_path: Path) -> None:
    content = zipped({"XXXX.csv": LEDGER}).replace(b"XXXX.csv", "专利".encode("gbk") + b".csv")
    assert list(contents(put(tmp_path, "a.zip", content))) == ["a.zip!专利.csv"]


def test_links_out_of_the_folder_are_not_followed(tmp_path: Path) -> None:
    secret = put(tmp_path, "secret.csv", LEDGER)
    inside = put(tmp_path / "in", "a.csv", LEDGER)
    (tmp_path / "in" / "link.csv").symlink_to(secret)
    (tmp_path / "in" / "near.csv").symlink_to(inside)
    assert refusals(tmp_path / "in") == ["source.outside"]


def test_a_bomb_is_refused_before_it_expands(tmp_path: Path) -> None:
    path = put(tmp_path, "a.zip", zipped({"big": b"\0" * (64 << 20)}))
    assert path.stat().st_size < 1 << 20
    assert refusals(path) == ["archive.bomb"]


def test_a_bomb_that_hides_its_size_is_stopped(tmp_path: Path) -> None:
    assert refusals(put(tmp_path, "a.gz", gzip.compress(b"\0" * (64 << 20)))) == ["archive.bomb"]


def test_too_many_members_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MEMBER_LIMIT", 2)
    assert refusals(put(tmp_path, "a.zip", zipped({str(n): b"x" for n in range(3)}))) == ["archive.bomb"]


def test_nesting_has_an_end(tmp_path: Path) -> None:
    content = LEDGER
    for _ in range(5):
        content = zipped({"a.zip": content})
    assert refusals(put(tmp_path, "a.zip", content)) == ["archive.too_deep"]


@pytest.mark.parametrize("cut", [30, 200, 400])
def test_a_damaged_archive_is_refused_and_the_others_are_read(tmp_path: Path, cut: int) -> None:
    put(tmp_path, "a.zip", zipped({"b.csv": LEDGER})[:cut])
    put(tmp_path, "c.csv", LEDGER)
    found = list(walk(tmp_path))
    assert [type(one) for one in found] == [Refusal, Member]
    assert isinstance(found[0], Refusal)
    assert found[0].code == "archive.damaged"


def test_a_member_whose_content_is_damaged_is_refused_by_its_name(tmp_path: Path) -> None:
    content = bytearray(zipped({"b.csv": LEDGER}))
    content[60:64] = b"\xff\xff\xff\xff"
    (found,) = intakes(put(tmp_path, "a.zip", bytes(content)), CATALOGUE)
    assert isinstance(found, Refusal)
    assert (found.code, found.at and found.at.file) == ("archive.damaged", "a.zip!b.csv")


def test_unavailable_is_not_empty(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as missing:
        list(walk(tmp_path / "none.csv"))
    assert missing.value.code == "source.unavailable"
    (empty,) = intakes(put(tmp_path, "empty.csv", b" \n"), CATALOGUE)
    assert isinstance(empty, Refusal)
    assert empty.code == "source.empty"


def test_what_a_folder_says_about_itself_is_passed_over(tmp_path: Path) -> None:
    put(tmp_path, "SOURCE.txt", b"Origin: here\n")
    put(tmp_path, "ledger.csv", LEDGER)
    (found,) = intakes(tmp_path, CATALOGUE)
    assert isinstance(found, Intake)
    assert found.place == "ledger.csv"


def test_the_source_may_be_chosen_instead_of_detected(tmp_path: Path) -> None:
    path = put(tmp_path, "ledger.csv", LEDGER)
    (found,) = intakes(path, CATALOGUE, "cn_patents_office")
    assert isinstance(found, Intake)
    with pytest.raises(Refusal) as wrong:
        list(found.read())
    assert wrong.value.code == "source.missing_column"


def test_part_of_a_joint_source_alone_is_refused(tmp_path: Path) -> None:
    put(tmp_path, "node/patent.csv", b"title,uuid\nx,1\n")
    (found,) = intakes(tmp_path, CATALOGUE)
    assert isinstance(found, UnknownLayout)


def test_an_unknown_table_shows_its_columns_and_the_nearest_definitions() -> None:
    text = "申请号,名称,申请人,备注\n202119990017.3,液冷板,甲公司,\n202129990018.3,支架,乙公司,急\n"
    with pytest.raises(UnknownLayout) as caught:
        detect(io.BytesIO(text.encode()), "list.csv", CATALOGUE)
    layout = caught.value.layout
    assert layout.columns == ("申请号", "名称", "申请人", "备注")
    assert layout.samples["申请号"] == ["202119990017.3", "202129990018.3"]
    assert ("cn_patents_office", ("专利名称", "专利类型", "申请日")) in layout.nearest or "cn_patents_office" not in dict(layout.nearest)
    assert all(missing for _, missing in layout.nearest)
    assert layout.nearest


@pytest.mark.parametrize("content", [b"\x00\x01\x02\x03", b"just some words\nand more\n", b"a\n1\n2\n", "只有一列\n".encode()])
def test_what_is_no_data_is_not_recognised(content: bytes) -> None:
    with pytest.raises(Refusal) as caught:
        detect(io.BytesIO(content), "file", CATALOGUE)
    assert caught.value.code == "source.unrecognised"


def test_what_is_no_plain_file_is_refused_instead_of_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert refusals(tmp_path) == ["source.not_a_file"]
    for path in (tmp_path / "pipe", Path("/dev/zero")):
        with pytest.raises(Refusal, match="no plain file"):
            list(walk(path))


def test_a_folder_that_links_to_itself_ends_and_says_what_it_left_out(tmp_path: Path) -> None:
    put(tmp_path, "a/b.csv", LEDGER)
    (tmp_path / "a" / "again").symlink_to(tmp_path)
    (tmp_path / "circle").symlink_to("circle")
    places = {one.place if isinstance(one, Member) else one.code for one in walk(tmp_path)}
    assert places == {"a/b.csv", "source.outside", "source.unavailable"}


def test_a_folder_within_that_cannot_be_read_is_not_taken_for_empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def closed(top: Path, onerror: object) -> list[object]:
        assert callable(onerror)
        onerror(PermissionError(13, "Permission denied", str(top / "closed")))
        return []

    monkeypatch.setattr(archive.os, "walk", closed)
    assert refusals(tmp_path) == ["source.unavailable"]


def test_more_archives_than_a_process_may_open_files(tmp_path: Path) -> None:
    for number in range(120):
        put(tmp_path, f"{number:03}.zip", zipped({"a.csv": LEDGER, "b.csv": LEDGER}))
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (len(os.listdir("/proc/self/fd")) + 30, hard))
    try:
        members = [one for one in walk(tmp_path) if isinstance(one, Member)]
        digests = {member.digest() for member in members}
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    assert (len(members), len(digests)) == (240, 1)


def test_archives_within_an_archive_share_what_they_may_expand_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "EXPANDED_LIMIT", 3 << 20)
    inner = zipped({"a.csv": b"a" * (1 << 20)})
    path = put(tmp_path, "outer.zip", zipped({f"{number}.zip": inner for number in range(5)}))
    assert refusals(path) == ["archive.bomb"] * 3
