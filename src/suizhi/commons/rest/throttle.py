"""How often one caller may ask: counted by account, or by address for visitors, in windows of a minute."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.cache import cache
from ninja.throttling import BaseThrottle

if TYPE_CHECKING:
    from django.http import HttpRequest

    from suizhi.commons.policy import Viewer

WINDOW = 60
"""Seconds."""
VISITORS = 5
"""A visitor's address may stand for a whole building, but also for one script: a fifth of an account's rate serves both."""


class CallerThrottle(BaseThrottle):
    """`API_RATE` requests in a minute for an account, a fifth of it for a visitor's address; 0 turns it off.

    The address is the one that the connection comes from: a header would let callers choose their own. Keeps no state of
    its own, since one object serves all threads.
    """

    def allow_request(self, request: HttpRequest) -> bool:
        """Whether this request is within the rate."""
        if not settings.API_RATE:
            return True
        viewer: Viewer = request.auth  # type: ignore[attr-defined]
        known = viewer.user_id is not None
        most = settings.API_RATE if known else max(settings.API_RATE // VISITORS, 1)
        caller = f"user:{viewer.user_id}" if known else f"address:{request.META['REMOTE_ADDR']}"
        key = f"api:{caller}:{int(time.time()) // WINDOW}"
        cache.add(key, 0, timeout=WINDOW)
        return int(cache.incr(key)) <= most

    def wait(self) -> float:
        """Seconds until the next window."""
        return WINDOW - time.time() % WINDOW
