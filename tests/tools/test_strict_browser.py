"""The browser of the tests notices what it must."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.support.browser import OpenPage, Watch

pytestmark = pytest.mark.browser

PAGES = {
    "/good": b"<title>good</title><p>fine</p>",
    "/loud": b"<title>loud</title><script>console.error('something broke')</script>",
    "/thrown": b"<title>thrown</title><script>throw new Error('nobody caught this')</script>",
    "/inline": b"<title>inline</title><p style='color:red'>refused by the policy</p>",
    "/abroad": b"<title>abroad</title><img src='http://example.com/pixel.png' alt=''>",
}


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        if self.path == "/inline":
            self.send_header("Content-Security-Policy", "default-src 'self'")
        self.end_headers()
        self.wfile.write(PAGES.get(self.path, b""))

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def test_a_good_page_has_no_faults(open_page: OpenPage, watch: Watch, site: str) -> None:
    open_page().goto(f"{site}/good", wait_until="networkidle")
    assert watch.faults == []


@pytest.mark.parametrize(
    ("path", "fault"),
    [
        ("/loud", "console: something broke"),
        ("/thrown", "uncaught: nobody caught this"),
        ("/inline", "Content Security Policy"),
        ("/abroad", "request left the machine: http://example.com/pixel.png"),
    ],
)
def test_faults_are_noticed(open_page: OpenPage, watch: Watch, site: str, path: str, fault: str) -> None:
    open_page().goto(f"{site}{path}", wait_until="networkidle")
    assert any(fault in text for text in watch.unexpected())
    watch.allowed.append("")


def test_an_expected_fault_is_allowed_by_its_text(open_page: OpenPage, watch: Watch, site: str) -> None:
    open_page().goto(f"{site}/loud", wait_until="networkidle")
    watch.allow("something broke")
    assert watch.unexpected() == []
