"""The port of semantic neighbours: which rights say something alike, whatever their words or language.

A likeness is a lead to read, never a finding; the vectors of an offline sentence encoder know nothing of claims.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Protocol, Self

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
    """A right as its neighbours are looked for: what it says, who may find it, and the line that shows it."""

    id: int
    text: str
    scope: tuple[str, ...]
    collection: str
    kind: str
    number: str
    title: str


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A right found, its likeness (the cosine of the two vectors, -1 to 1), and the line that shows it."""

    id: int
    likeness: float
    collection: str
    kind: str
    number: str
    title: str


class NeighbourPort(ABC):
    """Vectors of rights, and how far into the register's changes they reach."""

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
        """The rights of its collection and within `scope` most like the right `id_`, itself left out; none if it is not held."""

    @abstractmethod
    def holds(self, id_: int) -> bool:
        """Whether the right is held."""

    @abstractmethod
    def count(self) -> int:
        """How many rights are held."""

    @abstractmethod
    def position(self) -> int:
        """The last change of the register that has been taken up; 0 for a store that is new or was cleared."""

    @abstractmethod
    def move(self, position: int) -> None:
        """Remembers that all changes up to `position` have been taken up."""

    @abstractmethod
    def clear(self) -> None:
        """Empties the store, to be filled from the beginning."""

    @abstractmethod
    def close(self) -> None:
        """Lets go of the store."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()
