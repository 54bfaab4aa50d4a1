"""Every scanner keeps the port's contract; the daemon's adapter also where the daemon is odd, slow or away."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from threading import Thread

import pytest

from suizhi.adapters.clamd import Clamd, connect
from suizhi.commons.evidence.scanning import NoScanner, Scanner, ScannerUnavailable
from suizhi.kernel.errors import Refusal
from tests.support.clamd import EICAR, LONGEST_STREAM, clamd


@pytest.fixture(params=["none", "tcp", "socket"])
def scanner(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Scanner]:
    """Each scanner there is."""
    if request.param == "none":
        yield NoScanner()
        return
    with clamd(str(tmp_path / "clamd.ctl") if request.param == "socket" else "") as address:
        yield connect(address)


@pytest.fixture
def daemon() -> Iterator[Clamd]:
    """The daemon over TCP."""
    with clamd() as address:
        yield connect(address)


@pytest.mark.parametrize("content", [b"", b"a deed", bytes(2 << 20)], ids=["empty", "small", "large"])
def test_a_harmless_file(scanner: Scanner, content: bytes) -> None:
    verdict = scanner.scan(BytesIO(content))
    assert not verdict.infected and verdict.finding == ""
    assert verdict.scanned == scanner.present == bool(verdict.scanner)


@pytest.mark.parametrize("around", [b"", bytes((1 << 16) - 10)], ids=["alone", "across two pieces"])
def test_a_virus_is_named_where_anybody_looks(scanner: Scanner, around: bytes) -> None:
    verdict = scanner.scan(BytesIO(around + EICAR))
    assert verdict.infected == scanner.present
    assert verdict.finding == ("Eicar-Test-Signature" if scanner.present else "")


def test_a_scanner_can_be_asked_again(scanner: Scanner) -> None:
    assert [scanner.scan(BytesIO(content)).infected for content in (EICAR, b"x", EICAR)] == [scanner.present, False, scanner.present]


def test_the_verdict_says_by_which_signatures(daemon: Clamd) -> None:
    assert daemon.scan(BytesIO(b"x")).scanner == "ClamAV 1.4.3/27000/Mon Nov  2 08:00:00 2026"


def test_a_stream_that_is_too_long_is_no_verdict(daemon: Clamd) -> None:
    with pytest.raises(ScannerUnavailable):
        daemon.scan(BytesIO(bytes(LONGEST_STREAM + 2_000_000)))


def test_a_daemon_that_is_away_is_no_verdict() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        with pytest.raises(ScannerUnavailable):
            connect(f"clamd://127.0.0.1:{taken.getsockname()[1]}").scan(BytesIO(b"x"))


@pytest.mark.parametrize("said", [b"", b"stream: ERROR\0", b"OK\0", b"\xff\xfe\0", b"x" * 10_000, b"stream: Eicar FOUN"])
def test_an_odd_answer_is_no_verdict(said: bytes) -> None:
    """Neither clean nor infected: the file must stay in quarantine."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        Thread(target=_answer, args=(server, said), daemon=True).start()
        with pytest.raises(ScannerUnavailable):
            connect(f"clamd://127.0.0.1:{server.getsockname()[1]}").scan(BytesIO(b"x"))


def test_a_daemon_that_never_answers_is_not_waited_for() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, pytest.raises(ScannerUnavailable):
        Clamd("127.0.0.1", server.getsockname()[1], patience=0.1).scan(BytesIO(b"x"))


@pytest.mark.parametrize("url", ["", "clamd://", "http://host", "host:3310", "clamd://host:port", "clamd://host:99999", "clamd:///"])
def test_addresses_that_are_none(url: str) -> None:
    with pytest.raises(Refusal) as refused:
        connect(url)
    assert refused.value.code == "settings.scanner"


def test_the_usual_port() -> None:
    assert connect("clamd://clamav") == Clamd("clamav", 3310)


def _answer(server: socket.socket, said: bytes) -> None:
    for _ in range(2):
        try:
            session, _ = server.accept()
        except OSError:
            return
        with session:
            session.recv(100)
            session.sendall(said)
