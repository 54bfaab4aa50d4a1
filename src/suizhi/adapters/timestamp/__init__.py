"""The port of time-stamping authorities over HTTP (RFC 3161, section 3.4).

The answer is verified before it is kept: the imprint is ours, the nonce is this request's, the chain ends in one of the configured
roots. An authority that signs with SM2 cannot be verified here: OpenSSL's Python bindings have no SM2 yet; such an answer is refused
rather than kept unread.
"""

from __future__ import annotations

from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from rfc3161_client import HashAlgorithm, TimestampRequestBuilder

from suizhi.commons.evidence.authority import AuthorityUnavailable, TimestampAuthority, Token
from suizhi.engines.evidence.timestamps import TimestampFault, certificates, verify
from suizhi.kernel.errors import Place, Refusal

__all__ = ["HttpAuthority", "connect"]

PATIENCE = 30.0
"""Seconds: an authority answers in one or two; a person may be waiting for an export."""
LARGEST_ANSWER = 1 << 20


@dataclass(frozen=True, slots=True)
class HttpAuthority(TimestampAuthority):
    """The authority at `url`, trusted by its `roots` (PEM)."""

    url: str
    roots: bytes
    patience: float = PATIENCE

    def stamp(self, message: bytes) -> Token:
        """Ask for a timestamp over the message's SHA-256, and verify the answer. Raises AuthorityUnavailable."""
        request = TimestampRequestBuilder().data(message).hash_algorithm(HashAlgorithm.SHA256).cert_request(cert_request=True).build()
        answer = self._post(request.as_bytes())
        try:
            return Token(answer, verify(answer, message, self.roots, nonce=request.nonce))
        except TimestampFault as fault:
            raise AuthorityUnavailable(str(fault)) from fault

    def _post(self, query: bytes) -> bytes:
        headers = {"Content-Type": "application/timestamp-query", "Accept": "application/timestamp-reply"}
        try:
            with urlopen(Request(self.url, query, headers), timeout=self.patience) as answer:  # noqa: S310 - `connect` has seen the scheme
                text: bytes = answer.read(LARGEST_ANSWER + 1)
        except (OSError, HTTPException) as error:
            raise AuthorityUnavailable(str(error)) from error
        if len(text) > LARGEST_ANSWER:
            raise AuthorityUnavailable(f"the answer is larger than {LARGEST_ANSWER} bytes")
        return text


def connect(url: str, roots: Path) -> HttpAuthority:
    """The authority at an http or https address. Raises Refusal (`settings.timestamp`) where that or the roots' file cannot be used."""
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise _refuse("SUIZHI_TIMESTAMP_URL", url)
    try:
        text = roots.read_bytes()
        certificates(text)
    except (OSError, TimestampFault) as error:
        raise _refuse("SUIZHI_TIMESTAMP_ROOTS", str(roots)) from error
    return HttpAuthority(url, text)


def _refuse(field: str, value: str) -> Refusal:
    return Refusal(
        "settings.timestamp",
        zh="时间戳机构的地址或根证书文件不能用。",
        en="The time-stamping authority's address or the file of its root certificates cannot be used.",
        mend_zh="地址写成 https://…；根证书为 PEM 文件，请向该机构取得。",
        mend_en="Write the address as https://…; the roots are a PEM file, got from the authority.",
        field=field,
        value=value,
        at=Place(value) if field.endswith("ROOTS") else None,
    )
