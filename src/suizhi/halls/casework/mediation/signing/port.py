"""What signs a statement. A certification authority's service implements the same port; what each can claim, its facts say to rule DAT-016."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Made:
    """A signature: its method, the key that verifies it, and the mark itself, both in base64."""

    method: str
    key: str
    mark: str


class Signer(ABC):
    """Signs the bytes of a statement for somebody, and says of a signature whether it holds."""

    @abstractmethod
    def sign(self, *, who: str, statement: bytes) -> Made:
        """The signature of `who` (as `user:5`) under the statement."""

    @abstractmethod
    def verify(self, *, who: str, statement: bytes, made: Made) -> bool:
        """Whether the signature is that of `who` under exactly these bytes."""

    @abstractmethod
    def facts(self) -> Mapping[str, bool]:
        """What it can claim of the four conditions of a reliable signature, by the names of the vocabulary."""
