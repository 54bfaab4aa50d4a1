"""The port of virus scanners on ClamAV's daemon: INSTREAM over TCP or a local socket.

The file goes over the connection, so that the daemon needs no right to read the store, and may run on another machine. Its
`StreamMaxLength` must be at least the largest file taken (`SUIZHI_EVIDENCE_LIMIT_MB`): what is longer cannot be scanned and stays in
quarantine.
"""

from __future__ import annotations

import socket
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO
from urllib.parse import urlsplit

from suizhi.commons.evidence.scanning import Scanner, ScannerUnavailable, Verdict
from suizhi.kernel.errors import Refusal

__all__ = ["Clamd", "connect"]

PORT = 3310
PIECE = 1 << 16
"""Bytes sent at once; the daemon takes pieces of any length."""
LONGEST_ANSWER = 4096
PATIENCE = 300.0
"""Seconds without an answer: a large archive takes the daemon minutes."""


@dataclass(frozen=True, slots=True)
class Clamd(Scanner):
    """The daemon at `host` and `port`, or at the local socket `path` where that is given."""

    host: str = ""
    port: int = PORT
    path: str = ""
    patience: float = PATIENCE

    def scan(self, file: BinaryIO) -> Verdict:
        """Send the file and read the verdict. Raises ScannerUnavailable where the daemon is away, refuses or answers oddly."""
        try:
            version = self._ask(b"zVERSION\0")
            with self._connected() as daemon:
                return _verdict(_send(daemon, file), version)
        except OSError as error:
            raise ScannerUnavailable(str(error)) from error

    def _ask(self, command: bytes) -> str:
        with self._connected() as daemon:
            daemon.sendall(command)
            return _answer(daemon)

    @contextmanager
    def _connected(self) -> Iterator[socket.socket]:
        if not self.path:
            with socket.create_connection((self.host, self.port), self.patience) as daemon:
                yield daemon
            return
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as daemon:
            daemon.settimeout(self.patience)
            daemon.connect(self.path)
            yield daemon


def connect(url: str) -> Clamd:
    """The daemon at `clamd://host:port` or `clamd:///path/of/its.socket`. Raises Refusal (`settings.scanner`)."""
    try:
        parts = urlsplit(url)
        port = parts.port or PORT
    except ValueError as error:
        raise _refuse(url) from error
    if parts.scheme != "clamd" or not (parts.hostname or parts.path.strip("/")):
        raise _refuse(url)
    return Clamd(parts.hostname, port) if parts.hostname else Clamd(path=parts.path)


def _send(daemon: socket.socket, file: BinaryIO) -> str:
    """The daemon may answer before it has read all, and close: a stream longer than it takes. Its answer then says why."""
    try:
        daemon.sendall(b"zINSTREAM\0")
        while piece := file.read(PIECE):
            daemon.sendall(struct.pack("!L", len(piece)) + piece)
        daemon.sendall(struct.pack("!L", 0))
    except (BrokenPipeError, ConnectionResetError):
        return _answer(daemon)
    return _answer(daemon)


def _answer(daemon: socket.socket) -> str:
    """What the daemon says, up to the NUL that ends it."""
    said = b""
    while not said.endswith(b"\0") and len(said) < LONGEST_ANSWER:
        data = daemon.recv(LONGEST_ANSWER)
        if not data:
            break
        said += data
    return said.rstrip(b"\0\n").decode("utf-8", "replace")


def _verdict(said: str, version: str) -> Verdict:
    if said == "stream: OK":
        return Verdict(scanned=True, scanner=version)
    if said.startswith("stream: ") and said.endswith(" FOUND"):
        return Verdict(scanned=True, infected=True, finding=said.removeprefix("stream: ").removesuffix(" FOUND"), scanner=version)
    raise ScannerUnavailable(said or "no answer")


def _refuse(url: str) -> Refusal:
    return Refusal(
        "settings.scanner",
        zh="病毒扫描服务的地址不能用。",
        en="The virus scanner's address cannot be used.",
        mend_zh="请写成 clamd://主机:端口 或 clamd:///套接字路径。",
        mend_en="Write clamd://host:port or clamd:///path/of/its.socket.",
        field="SUIZHI_SCANNER",
        value=url,
    )
