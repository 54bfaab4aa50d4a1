"""The port of outgoing messages over HTTP: one POST, no redirect, and in the mode `public` only to addresses of the open internet.

An address that a client of the API may choose must not reach what only this machine can: loopback, private and link-local networks
are refused after the name was resolved, and the connection goes to the very address that was looked at.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from suizhi.commons.webhooks.port import Message, Messenger, NotTaken
from suizhi.kernel.errors import Refusal

__all__ = ["Http", "connect"]

PATIENCE = 10.0
"""Seconds for an answer: a receiver should take the message and work later."""
MODES = ("public", "any")


@dataclass(frozen=True, slots=True)
class Http(Messenger):
    """Over HTTPS to the open internet (`public`), or over either to anywhere (`any`, for a closed network of the city's own)."""

    mode: str = "public"

    def may_reach(self, url: str) -> bool:
        """Whether the address is well formed, of a scheme that the mode carries, and leads where the mode may go."""
        try:
            self._place(urlsplit(url))
        except (NotTaken, ValueError):
            return False
        return True

    def send(self, message: Message) -> int:
        """POST the bytes. Raises NotTaken for whatever is not an answer of 2xx."""
        parts = urlsplit(message.url)
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection = self._connection(parts)
        try:
            connection.request("POST", target, body=message.body, headers={"Host": parts.netloc, **message.headers})
            status = connection.getresponse().status
        except (OSError, http.client.HTTPException) as error:
            raise NotTaken(f"{type(error).__name__}: {error}") from error
        finally:
            connection.close()
        if not 200 <= status < 300:
            raise NotTaken(f"HTTP {status}")
        return status

    def _connection(self, parts: SplitResult) -> http.client.HTTPConnection:
        address, port = self._place(parts)
        if parts.scheme == "http":
            return http.client.HTTPConnection(address, port, timeout=PATIENCE)
        return _Pinned(parts.hostname or "", address, port)

    def _place(self, parts: SplitResult) -> tuple[str, int]:
        """The numeric address and port. Raises NotTaken where the mode does not go there."""
        if parts.scheme not in (("https",) if self.mode == "public" else ("https", "http")) or not parts.hostname or parts.username:
            raise NotTaken("the address is not one that this installation sends to")
        port = parts.port or (443 if parts.scheme == "https" else 80)
        try:
            found = socket.getaddrinfo(parts.hostname, port, type=socket.SOCK_STREAM)
        except OSError as error:
            raise NotTaken(f"{parts.hostname}: {error}") from error
        address = str(found[0][4][0])
        if self.mode == "public" and not ipaddress.ip_address(address.partition("%")[0]).is_global:
            raise NotTaken("the address leads into a private network")
        return address, port


class _Pinned(http.client.HTTPSConnection):
    """TLS to an address that was looked at, under the name that the certificate must bear."""

    def __init__(self, name: str, address: str, port: int) -> None:
        super().__init__(name, port, timeout=PATIENCE, context=ssl.create_default_context())
        self._address, self._tls = address, ssl.create_default_context()

    def connect(self) -> None:
        """Connect to the address, speak to the name."""
        plain = socket.create_connection((self._address, self.port), PATIENCE)
        self.sock = self._tls.wrap_socket(plain, server_hostname=self.host)


def connect(mode: str) -> Http:
    """The messenger of a mode. Raises Refusal (`settings.webhooks`)."""
    if mode not in MODES:
        raise Refusal(
            "settings.webhooks",
            zh=f"SUIZHI_WEBHOOKS 不能是 {mode!r}。",
            en=f"SUIZHI_WEBHOOKS cannot be {mode!r}.",
            mend_zh="可用：public（只发往公网 https）、any；留空则不外发。",
            mend_en="Known: public (https to the open internet), any; leave it empty to send nothing.",
            field="SUIZHI_WEBHOOKS",
            value=mode,
        )
    return Http(mode)
