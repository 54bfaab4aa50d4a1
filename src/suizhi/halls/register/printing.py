"""Numbers as people read them: `ZL 2021 1 9990017.3`, `注册号 12345678`."""

from __future__ import annotations

from functools import lru_cache

from suizhi.commons.languages import is_english
from suizhi.halls.register.status import Status
from suizhi.kernel.numbers import recognise

_UNGRANTED = frozenset({Status.PENDING, Status.REFUSED, Status.WITHDRAWN, Status.UNKNOWN})
"""Only a granted patent may carry the letters ZL."""


def printed(number: str, status: str) -> str:
    """The number of a right of this status, in the language of the page; as it stands where the kernel cannot read it."""
    return _printed(number, "en" if is_english() else "zh", status not in _UNGRANTED)


@lru_cache(maxsize=4096)
def _printed(number: str, language: str, granted: bool) -> str:
    readings = recognise(number)
    return readings[0].display(language, granted=granted) if readings else number
