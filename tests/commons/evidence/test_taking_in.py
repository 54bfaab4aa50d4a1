"""What is taken in, how it lies on the disk, and what is refused."""

from __future__ import annotations

import os
import stat
import time
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from suizhi.commons.evidence import store
from suizhi.commons.evidence.check import check_store
from suizhi.commons.evidence.models import Content, Item
from suizhi.commons.evidence.origin import Origin, file_name
from suizhi.commons.evidence.services.receiving import Matter
from suizhi.kernel.errors import Refusal
from tests.commons.evidence.conftest import Receive

pytestmark = pytest.mark.django_db


def files(home: Path) -> list[Path]:
    return [path for folder in ("evidence", "incoming") for path in (home / folder).rglob("*") if path.is_file()]


def test_a_file_lies_under_a_random_name_for_its_owner_alone(receive: Receive, own_home: Path) -> None:
    item = receive(name="../../etc/passwd")
    [path] = files(own_home)
    assert path.name == item.content.key and item.name == "passwd"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE((own_home / "evidence").stat().st_mode) & 0o077 == 0 or stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert path.read_bytes() == b"%PDF-1.7 a deed"


def test_equal_bytes_are_kept_once_and_are_two_items(receive: Receive, own_home: Path) -> None:
    first, second = receive(), receive(name="又一份.pdf")
    assert first.content == second.content and first.ref != second.ref
    assert len(files(own_home)) == 1
    assert check_store().ok


def test_bytes_that_come_again_mend_a_file_that_was_altered(receive: Receive, own_home: Path) -> None:
    item = receive()
    store.path_of(item.content.key).write_bytes(b"altered")
    receive()
    report = check_store()
    assert report.ok
    assert [name.partition(".")[0] for name in report.unnamed] == [item.content.key], "the altered file is kept aside"


def test_bytes_that_come_again_mend_a_file_that_is_gone(receive: Receive) -> None:
    item = receive()
    store.path_of(item.content.key).unlink()
    receive()
    assert check_store().ok


def refused(receive: Receive, home: Path, content: bytes) -> str:
    """The code of the refusal; nothing may be left behind."""
    with pytest.raises(Refusal) as caught:
        receive(content)
    assert not files(home) and not Item.objects.exists()
    assert caught.value.mend_zh and caught.value.mend_en
    return caught.value.code


@pytest.mark.parametrize(
    "content", [b"MZ\x90\x00" + bytes(60), b"\x7fELF\x02\x01\x01" + bytes(60), bytes(100), b"\xca\xfe\xba\xbe\x00\x00"]
)
def test_programs_and_the_unknown_are_refused(content: bytes, receive: Receive, own_home: Path) -> None:
    assert refused(receive, own_home, content) == "evidence.media"


def test_nothing_is_no_evidence(receive: Receive, own_home: Path) -> None:
    assert refused(receive, own_home, b"") == "evidence.empty"


def test_what_is_too_large_is_refused(receive: Receive, own_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.conf.settings.EVIDENCE_LIMIT", 1 << 20)
    receive(b"%PDF-" + bytes((1 << 20) - 5))
    Item.objects.all().delete()
    for path in files(own_home):
        path.unlink()
    assert refused(receive, own_home, b"%PDF-" + bytes((1 << 20) - 4)) == "evidence.size"


def test_a_stream_that_breaks_off_leaves_nothing(own_home: Path) -> None:
    class Broken(BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        store.take_in(Broken(), limit=1000)
    assert not files(own_home)


def test_what_was_left_half_received_is_cleared_after_a_day(own_home: Path) -> None:
    arrival, old = store.take_in(BytesIO(b"text"), limit=100), store.take_in(BytesIO(b"old"), limit=100)
    os.utime(old.path, (time.time() - 2 * 86400,) * 2)
    assert store.clear_incoming() == 1
    assert arrival.path.exists() and not old.path.exists()


def test_zip_bombs_and_odd_names_inside_are_kept_unopened(receive: Receive) -> None:
    import zipfile

    bomb = BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("../../../root/.ssh/authorized_keys", bytes(20_000_000))
    item = receive(bomb.getvalue(), "一批.zip")
    assert item.content.media_type == "application/zip" and item.content.size < 100_000


@given(st.text(max_size=300))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_name_is_a_label(name: str) -> None:
    label = file_name(name)
    assert 0 < len(label) <= 200 and "/" not in label and "\\" not in label
    assert label.isprintable() or not any(ord(one) < 32 for one in label)


@pytest.mark.parametrize("key", ["", "..", "a" * 63, "../" + "a" * 61, "G" * 64, "a" * 64 + "/"])
def test_only_our_own_keys_open_anything(key: str) -> None:
    with pytest.raises(ValueError, match="key"):
        store.path_of(key)


@pytest.mark.parametrize("subject", ["", "case", "case:", ":12", "case:" + "1" * 200, "case:\n1"])
def test_a_subject_is_written_kind_and_key(subject: str) -> None:
    with pytest.raises(Refusal):
        Matter(subject, "p")


@pytest.mark.parametrize("origin", [{"source": ""}, {"source": " "}, {"source": "x", "device": "\0"}, {"source": "x" * 1001}])
def test_an_origin_needs_a_source(origin: dict[str, str]) -> None:
    with pytest.raises(Refusal):
        Origin(**origin)


def test_content_knows_its_digests(receive: Receive) -> None:
    receive(b"abc")
    assert Content.objects.get().sm3 == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
