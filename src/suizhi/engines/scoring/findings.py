"""What a feature says: how strongly it holds, what it compared, and where in the two texts the evidence stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of evidence: characters `start` to `end` (exclusive) of the `side` text ("left", "right" or a field name)."""

    side: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a feature's function returns: a value from 0 (does not hold) to 1 (holds fully), and the reason in both languages."""

    value: float
    compared: tuple[str, str] = ("", "")
    zh: str = ""
    en: str = ""
    spans: tuple[Span, ...] = ()

    def __post_init__(self) -> None:
        if not 0.0 <= self.value <= 1.0:
            raise ValueError(f"a feature's value lies between 0 and 1, not {self.value}")


@dataclass(frozen=True, slots=True)
class Finding:
    """An outcome with the feature's code, weight and article: one line of the explanation of a score."""

    code: str
    value: float
    weight: float
    compared: tuple[str, str]
    note_zh: str
    note_en: str
    spans: tuple[Span, ...] = ()
    article: str = ""

    @property
    def contribution(self) -> float:
        """What this finding brings to the total before the scorer combines it: value times weight."""
        return self.value * self.weight

    def as_dict(self) -> dict[str, Any]:
        """The JSON form used by the command line and the API."""
        return {
            "code": self.code,
            "value": round(self.value, 4),
            "weight": self.weight,
            "compared": list(self.compared),
            "note": self.note_zh,
            "note_en": self.note_en,
            "spans": [{"side": s.side, "start": s.start, "end": s.end, "text": s.text} for s in self.spans],
            "article": self.article,
        }
