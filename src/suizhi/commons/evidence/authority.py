"""The port of time-stamping authorities after RFC 3161. Without one seals stand, and say that nobody else vouches for their time."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass

from suizhi.engines.evidence.timestamps import Stamp


class AuthorityUnavailable(Exception):
    """The authority did not answer, refused, or answered something that does not verify. The seal waits for the next turn."""


@dataclass(frozen=True, slots=True)
class Token:
    """An answer as it came (DER), and what it was verified to say."""

    der: bytes
    stamp: Stamp


class TimestampAuthority(ABC):
    """Somebody outside this house who signs when something existed."""

    @abstractmethod
    def stamp(self, message: bytes) -> Token | None:
        """Have `message` stamped; None where there is no authority. Raises AuthorityUnavailable.

        The answer must have been verified: its imprint is of the message, its nonce of this request, its chain ends in a trusted root.
        """

    @property
    def present(self) -> bool:
        """Whether there is anybody to ask."""
        return True


class NoAuthority(TimestampAuthority):
    """None is configured."""

    @property
    def present(self) -> bool:
        """Nobody to ask."""
        return False

    def stamp(self, message: bytes) -> Token | None:
        """Nobody vouches."""
        return None
