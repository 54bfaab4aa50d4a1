"""A daemon that speaks ClamAV's protocol over a socket and knows EICAR alone: for the scanner's contract, without ClamAV."""

from __future__ import annotations

import socketserver
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
LONGEST_STREAM = 3 << 20
"""What `StreamMaxLength` is in the real daemon's configuration."""


class _Session(socketserver.StreamRequestHandler):
    """One command, as clamd(8) describes: `z` before it and NUL after it."""

    def handle(self) -> None:
        command = b""
        while not command.endswith(b"\0"):
            one = self.rfile.read(1)
            if not one:
                return
            command += one
        answer = {b"zVERSION\0": b"ClamAV 1.4.3/27000/Mon Nov  2 08:00:00 2026", b"zPING\0": b"PONG"}.get(command)
        if answer is None:
            answer = self._stream() if command == b"zINSTREAM\0" else b"UNKNOWN COMMAND"
        self.wfile.write(answer + b"\0")

    def _stream(self) -> bytes:
        content = b""
        while True:
            (length,) = struct.unpack("!L", self.rfile.read(4))
            if not length:
                return b"stream: Eicar-Test-Signature FOUND" if EICAR in content else b"stream: OK"
            content += self.rfile.read(length)
            if len(content) > LONGEST_STREAM:
                return b"INSTREAM size limit exceeded. ERROR"


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True


class _Local(socketserver.ThreadingUnixStreamServer):
    daemon_threads = True


@contextmanager
def clamd(path: str = "") -> Iterator[str]:
    """Run the daemon; the address under which `connect` finds it. On the local socket `path` where that is given."""
    server = _Local(path, _Session) if path else _Server(("127.0.0.1", 0), _Session)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield f"clamd://{path}" if path else f"clamd://127.0.0.1:{server.socket.getsockname()[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
