"""A signal is one question put to a listing beside a right: its answer, what it rests on, and what would clear it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from suizhi.engines.listings.subject import Subject
from suizhi.engines.scoring import Outcome

LARGEST = 12.0
"""Log-odds beyond which a weight says nothing more."""


@dataclass(frozen=True, slots=True)
class Signal:
    """A signal by its code. `clears` reasons speak for the seller; `rule` is the id of the provision behind it; `mend` says what would clear it;
    `most` bounds the weight."""

    code: str
    zh: str
    en: str
    judge: Callable[[Subject], Outcome | None]
    clears: bool = False
    rule: str = ""
    mend: tuple[str, str] = ("", "")
    most: float = LARGEST
