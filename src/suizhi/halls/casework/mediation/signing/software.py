"""The signer that is built in: Ed25519, a key for each account, derived from a secret of this home.

It shows every later change of signature or text. It is not a certificate of a certification authority: the keys lie with the platform
and not with the signers, which is why it claims no sole control.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from suizhi.commons.home import secret
from suizhi.halls.casework.mediation.signing.port import Made, Signer

METHOD = "Ed25519/software"
_SECRET = "signatures"
_KEY_BYTES = 32


class SoftwareSigner(Signer):
    """Keys of the platform's own."""

    def sign(self, *, who: str, statement: bytes) -> Made:
        """See `Signer.sign`."""
        key = _key(who)
        return Made(METHOD, _text(key.public_key().public_bytes_raw()), _text(key.sign(statement)))

    def verify(self, *, who: str, statement: bytes, made: Made) -> bool:
        """See `Signer.verify`; the key must be the one that this home derives for `who`."""
        if made.method != METHOD or made.key != _text(_key(who).public_key().public_bytes_raw()):
            return False
        return holds(made, statement)

    def facts(self) -> Mapping[str, bool]:
        """Nobody shares a key and every change shows, but the platform, not the signer, holds the key."""
        return {"private_key_shared": False, "signer_control": False, "tamper_evident": True}


def holds(made: Made, statement: bytes) -> bool:
    """Whether the mark fits statement and key: what a stranger can check without this home."""
    try:
        Ed25519PublicKey.from_public_bytes(base64.b64decode(made.key, validate=True)).verify(
            base64.b64decode(made.mark, validate=True), statement
        )
    except (InvalidSignature, ValueError):
        return False
    return True


def _key(who: str) -> Ed25519PrivateKey:
    derived = HKDF(hashes.SHA256(), _KEY_BYTES, salt=None, info=f"{METHOD}:{who}".encode()).derive(secret(_SECRET).encode())
    return Ed25519PrivateKey.from_private_bytes(derived)


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")
