"""The signature on outgoing messages: HMAC-SHA-256 with a key of the receiver's own, made from a secret of this home and never stored."""

from __future__ import annotations

import hashlib
import hmac

from suizhi.commons.home import secret

HEADER = "X-Suizhi-Signature"


def key_of(receiver: str) -> str:
    """The key that a receiver (`hook:7`) checks our messages with: the same as long as the home keeps its secret."""
    return hmac.new(secret("webhooks").encode(), receiver.encode(), hashlib.sha256).hexdigest()


def signature(key: str, body: bytes, moment: str) -> str:
    """`t=MOMENT,v1=HEX`: over the moment and the bytes, so that an old message cannot be sent again as a new one."""
    made = hmac.new(key.encode(), moment.encode() + b"." + body, hashlib.sha256).hexdigest()
    return f"t={moment},v1={made}"
