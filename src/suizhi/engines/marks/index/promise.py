"""What shared tokens promise of two marks before the rules are asked, the same whether a mark is sought among millions or among few."""

from __future__ import annotations

from typing import Any

import numpy as np

from suizhi.engines.marks.tokens import Aspect

_WHOLE, _PART = 0.6, 0.4
"""How much likeness as a whole counts, and how much that the shorter one lies in the longer."""
_WORTH = dict.fromkeys(Aspect, 1.0) | {Aspect.SKELETON: 0.6, Aspect.HEARD: 0.9, Aspect.MEANING: 0.9, Aspect.SLIPS: 0.8}
"""What an aspect's likeness is worth beside the others' before the rules are asked."""
SUFFICE = frozenset({Aspect.SLIPS})
"""The aspects of which one token tells as much as all: two words that are one letter apart share few."""
LOOKS = np.float32(0.95)
"""What it is worth that characters look alike."""
TOGETHER = np.float32(0.1)
"""What each further aspect adds."""


def weight(marks: int, holders: Any) -> Any:
    """What sharing a token tells, of so many marks: the more, the fewer hold it. `holders` is one number or an array of any shape."""
    return np.log1p(marks / (1 + holders))


def of_aspect(aspect: Aspect, shared: Any, asked: float, held: Any) -> Any:
    """What an aspect promises: weights of the shared tokens (n), of all that are asked for, of all that each mark holds (n) → (n)."""
    likeness = np.ones_like(shared) if aspect in SUFFICE else _likeness(shared, asked, held)
    return likeness * np.float32(_WORTH[aspect])


def of_look(shared: Any, asked: float, held: Any) -> Any:
    """The same of characters that look alike."""
    return _likeness(shared, asked, held) * LOOKS


def _likeness(shared: Any, asked: float, held: Any) -> Any:
    return _WHOLE * 2 * shared / (asked + held) + _PART * shared / np.minimum(asked, held)
