"""Every authority keeps the port's contract; the one over HTTP also where the other side is odd, hostile or away."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from suizhi.adapters.timestamp import HttpAuthority, connect
from suizhi.commons.evidence.authority import AuthorityUnavailable, NoAuthority, TimestampAuthority
from suizhi.engines.evidence.timestamps import fingerprint, verify
from suizhi.kernel.errors import Refusal
from tests.support.authority import NOON, Authority, authority

MESSAGE = b"a statement"
Reply = Callable[[bytes], tuple[int, bytes]]


@contextmanager
def serving(reply: Reply) -> Iterator[str]:
    """An authority's address; `reply` makes status and body of a query."""

    class Session(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            assert self.headers["Content-Type"] == "application/timestamp-query"
            status, body = reply(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(status)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Session)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/tsr"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture(params=["none", "http", "http, unsorted"])
def port(request: pytest.FixtureRequest) -> Iterator[TimestampAuthority]:
    """Each authority there is."""
    if request.param == "none":
        yield NoAuthority()
        return
    with serving(lambda query: (200, authority().reply(query, sorted_set=request.param == "http"))) as url:
        yield HttpAuthority(url, authority().root_pem)


def test_a_token_says_when_by_whom_and_verifies_again(port: TimestampAuthority) -> None:
    token = port.stamp(MESSAGE)
    assert (token is not None) == port.present
    if token is not None:
        assert (token.stamp.at, token.stamp.authority) == (NOON, "CN=Test TSA")
        assert token.stamp.root == fingerprint(authority().root)
        assert verify(token.der, MESSAGE, token.stamp.root_pem) == token.stamp


def test_each_request_has_a_nonce_of_its_own() -> None:
    """An old answer, played back by whoever stands between, is refused."""
    seen: list[bytes] = []

    def replay(query: bytes) -> tuple[int, bytes]:
        seen.append(authority().reply(query))
        return 200, seen[0]

    with serving(replay) as url:
        port = HttpAuthority(url, authority().root_pem)
        port.stamp(MESSAGE)
        with pytest.raises(AuthorityUnavailable):
            port.stamp(MESSAGE)


HOSTILE: dict[str, Reply] = {
    "another authority": lambda query: (200, Authority("Forger").reply(query)),
    "a refusal": lambda query: (200, authority().refusal()),
    "a page": lambda query: (200, b"<html>please log in</html>"),
    "nothing": lambda query: (200, b""),
    "an error": lambda query: (503, authority().reply(query)),
    "without end": lambda query: (200, bytes((1 << 20) + 1)),
}


@pytest.mark.parametrize("reply", HOSTILE.values(), ids=HOSTILE)
def test_an_answer_that_does_not_verify_is_not_kept(reply: Reply) -> None:
    with serving(reply) as url, pytest.raises(AuthorityUnavailable):
        HttpAuthority(url, authority().root_pem).stamp(MESSAGE)


def test_an_authority_that_is_away_or_silent() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = HttpAuthority(f"http://127.0.0.1:{silent.getsockname()[1]}/", authority().root_pem, patience=0.1)
        with pytest.raises(AuthorityUnavailable):
            port.stamp(MESSAGE)
    with pytest.raises(AuthorityUnavailable):
        port.stamp(MESSAGE)


@pytest.mark.parametrize("url", ["", "tsa.example", "file:///etc/passwd", "ftp://tsa.example", "http://"])
def test_addresses_that_are_none(url: str, tmp_path: Path) -> None:
    (tmp_path / "root.pem").write_bytes(authority().root_pem)
    with pytest.raises(Refusal) as refused:
        connect(url, tmp_path / "root.pem")
    assert refused.value.field == "SUIZHI_TIMESTAMP_URL"


@pytest.mark.parametrize("content", [None, b"", b"no certificate"])
def test_roots_that_are_none(content: bytes | None, tmp_path: Path) -> None:
    if content is not None:
        (tmp_path / "root.pem").write_bytes(content)
    with pytest.raises(Refusal) as refused:
        connect("https://tsa.example", tmp_path / "root.pem")
    assert refused.value.field == "SUIZHI_TIMESTAMP_ROOTS"
