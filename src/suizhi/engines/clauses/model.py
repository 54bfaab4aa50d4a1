"""A clause as it is proposed, and a hint about one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Outcome(StrEnum):
    """What a court would do about it: not take the application up, not confirm the agreement, or nothing while the rest is minded."""

    REFUSE = "refuse"
    REJECT = "reject"
    ADVISE = "advise"


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause: its number in the offer, its kind, and its terms as `Kind.read` gives them (money in fen, days as ISO text)."""

    number: int
    kind: str
    terms: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Hint:
    """Something in a clause that a court may not confirm. `words` are the words it rests on; `basis` the articles, as a letter cites them."""

    clause: int
    ground: str
    outcome: Outcome
    words: str
    zh: str
    en: str
    suggest_zh: str
    suggest_en: str
    basis: tuple[str, ...]
    unverified: bool = False

    def as_dict(self) -> dict[str, Any]:
        """The JSON form, as an agreement keeps it."""
        return {
            "clause": self.clause,
            "ground": self.ground,
            "outcome": str(self.outcome),
            "words": self.words,
            "zh": self.zh,
            "en": self.en,
            "suggest_zh": self.suggest_zh,
            "suggest_en": self.suggest_en,
            "basis": list(self.basis),
            "unverified": self.unverified,
        }
