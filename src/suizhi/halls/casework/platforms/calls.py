"""Calls that may be repeated: the caller's key makes the second call the first one's answer, whatever happened to the connection."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

import orjson
from django.db import transaction
from django.utils import timezone

from suizhi.commons.ledger.services import hold
from suizhi.halls.casework.platforms.models import Platform, RepeatableCall
from suizhi.kernel.errors import Refusal


@transaction.atomic
def once(*, platform: Platform, key: str, operation: str, body: Any, deed: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """Do it and keep the answer; under a key that was used, give the answer kept. A deed that is refused keeps nothing.

    Raises Refusal (`idempotency.reused`) where the key came with another operation or body.
    """
    hold()
    digest = hashlib.sha256(operation.encode() + b"\n" + orjson.dumps(body, option=orjson.OPT_SORT_KEYS, default=str)).hexdigest()
    held = RepeatableCall.objects.filter(platform=platform, key=key).first()
    if held is not None:
        if held.digest != digest:
            raise _reused(key)
        kept: dict[str, Any] = held.answer or {}
        return kept
    answer: dict[str, Any] = orjson.loads(orjson.dumps(deed()))
    RepeatableCall.objects.create(platform=platform, key=key, digest=digest, answer=answer, at=timezone.now())
    return answer


def _reused(key: str) -> Refusal:
    return Refusal(
        "idempotency.reused",
        zh="这个 Idempotency-Key 已经用在另一个请求上。",
        en="This Idempotency-Key was used for another request.",
        mend_zh="每个请求用一个新的键；重试时内容要和原来一样。",
        mend_en="Use a new key for every request; repeat one with the same content.",
        field="Idempotency-Key",
        value=key,
    )
