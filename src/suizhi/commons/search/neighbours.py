"""The port of semantic neighbours: which rights say something alike, whatever their words or language.

A likeness is a lead to read, never a finding; the vectors of an offline sentence encoder know nothing of claims.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


class Encoder(Protocol):
    """Turns texts into vectors. `model` names what made them: vectors of different models cannot be compared."""

    model: str
    dimensions: int

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row of length one for each text, shape (texts, dimensions)."""
        ...


@dataclass(frozen=True, slots=True)
class Described:
    """A right as its neighbours are looked for: what it says, and who may find it."""

    id: int
    text: str
    scope: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A right found and its likeness, the cosine of the two vectors (-1 to 1)."""

    id: int
    likeness: float


class NeighbourPort(ABC):
    """Vectors of rights."""

    @abstractmethod
    def put(self, described: Iterable[Described]) -> int:
        """Adds rights, replacing those with the same id; durable on return. Gives how many."""

    @abstractmethod
    def delete(self, ids: Iterable[int]) -> None:
        """Takes rights out; unknown ids are no error."""

    @abstractmethod
    def nearest(self, text: str, *, scope: Sequence[str], limit: int = 10) -> list[Neighbour]:
        """The rights within `scope` (any of it) most like `text`, the likest first, equal ones by id."""

    @abstractmethod
    def like(self, id_: int, *, scope: Sequence[str], limit: int = 10) -> list[Neighbour]:
        """The rights within `scope` most like the right `id_`, itself left out; none if it is not held."""

    @abstractmethod
    def count(self) -> int:
        """How many rights are held."""

    @abstractmethod
    def close(self) -> None:
        """Lets go of the store."""


class NoNeighbours(NeighbourPort):
    """For installations that switch the vectors off: takes everything, finds nothing."""

    def put(self, described: Iterable[Described]) -> int:
        return sum(1 for _ in described)

    def delete(self, ids: Iterable[int]) -> None:
        """Nothing is held, so nothing goes."""

    def nearest(self, text: str, *, scope: Sequence[str], limit: int = 10) -> list[Neighbour]:
        return []

    def like(self, id_: int, *, scope: Sequence[str], limit: int = 10) -> list[Neighbour]:
        return []

    def count(self) -> int:
        return 0

    def close(self) -> None:
        """Nothing is open."""
