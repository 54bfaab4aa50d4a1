"""Sealing text with AES-256-GCM, bound to its place, and blind indexes with HMAC-SHA256.

A sealed text names its key and carries its own nonce: `k1.` and base64. It opens at the place it was sealed for and nowhere else, so
that nobody can move one person's number to another's row. The length shows; nothing else does.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import secrets
import unicodedata

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from suizhi.commons.personal.keys import keyring
from suizhi.kernel.errors import Refusal

NONCE = 12
INDEX_BYTES = 16
"""Half of an HMAC: two of a city's people meet by chance once in 10^24."""


class Sealed(str):
    """A sealed text as it stands in the database."""

    __slots__ = ()

    @property
    def key(self) -> str:
        """The name of its key."""
        return self.partition(".")[0]


def seal(text: str, place: str) -> Sealed:
    """Seal a text for a place, as `casework.Party.phone:REF`, with the current key."""
    key, nonce = keyring().current, secrets.token_bytes(NONCE)
    sealed = AESGCM(key.sealing).encrypt(nonce, text.encode(), place.encode())
    return Sealed(f"{key.name}.{base64.urlsafe_b64encode(nonce + sealed).decode()}")


def unseal(sealed: Sealed, place: str) -> str:
    """The text back. Raises Refusal: `personal.key` where its key is missing, `personal.altered` where it was changed or moved."""
    name, _, text = sealed.partition(".")
    key = keyring().get(name)
    try:
        data = base64.b64decode(text, altchars=b"-_", validate=True)
        return AESGCM(key.sealing).decrypt(data[:NONCE], data[NONCE:], place.encode()).decode()
    except (InvalidTag, binascii.Error, ValueError) as error:
        raise Refusal(
            "personal.altered",
            zh="加密的个人信息已被改动，或被移到了别处。",
            en="The sealed personal data was changed, or moved from another place.",
            mend_zh="请与备份比对。",
            mend_en="Compare it with a backup.",
            field=place.partition(":")[0],
        ) from error


def blind(text: str, column: str) -> str:
    """The index of a text in a column under the current key: what is stored."""
    return _index(keyring().current.indexing, keyring().current.name, text, column)


def blinds(text: str, column: str) -> list[str]:
    """The indexes of a text under every key: what is looked for, while some rows are under older ones."""
    return [_index(key.indexing, key.name, text, column) for key in keyring().keys]


def folded(text: str) -> str:
    """How numbers are compared: full width as half, without spaces and hyphens, small letters as capitals (身份证 x as X)."""
    plain = "".join(one for one in unicodedata.normalize("NFKC", text) if not one.isspace() and one not in "-‐‑‒–—")
    return unicodedata.normalize("NFKC", plain.upper())


def _index(key: bytes, name: str, text: str, column: str) -> str:
    code = hmac.new(key, f"{column}\0{folded(text)}".encode(), hashlib.sha256).digest()
    return f"{name}.{code[:INDEX_BYTES].hex()}"
