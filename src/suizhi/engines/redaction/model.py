"""The words of a redaction."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What is covered. The order is that of importance: where two overlap, the earlier kind explains the place."""

    IDENTITY = "identity"
    ACCOUNT = "account"
    PHONE = "phone"
    EMAIL = "email"
    NAME = "name"
    ADDRESS = "address"
    BIRTH = "birth"
    PLATE = "plate"
    OWN = "own"


@dataclass(frozen=True, slots=True)
class Span:
    """A place in the text: half open, in characters. `mask` is what stands there instead; `why` names the evidence in one word."""

    start: int
    end: int
    kind: Kind
    mask: str
    why: str

    @property
    def length(self) -> int:
        """Characters that are covered."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Mark:
    """What a person wants covered wherever it stands: a trade secret, a name that nothing gave away. `mask` stands instead."""

    text: str
    mask: str = "***"
