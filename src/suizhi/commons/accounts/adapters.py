"""How allauth keeps second factors: sealed with a key of this home, so that a copy of the database opens no account."""

from __future__ import annotations

import base64
import hashlib

from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet

from suizhi.commons.home import secret


class SealedFactors(DefaultMFAAdapter):  # type: ignore[misc]
    """Second factors encrypted at rest."""

    def encrypt(self, text: str) -> str:
        """The sealed form of a TOTP key or a seed of recovery codes."""
        return _seal().encrypt(text.encode()).decode("ascii")

    def decrypt(self, encrypted_text: str) -> str:
        """The text back. Raises InvalidToken where the key of this home is not the one it was sealed with."""
        return _seal().decrypt(encrypted_text.encode("ascii")).decode()


def _seal() -> Fernet:
    return Fernet(base64.urlsafe_b64encode(hashlib.sha256(secret("factors").encode()).digest()))
