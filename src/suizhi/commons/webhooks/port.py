"""The port of outgoing messages. Without a messenger nothing leaves this house, and what was to be sent says so."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass


class NotTaken(Exception):
    """The receiver did not answer, or did not take the message. It is tried again."""


@dataclass(frozen=True, slots=True)
class Message:
    """One message: where to, its bytes, and the headers that say what it is and whose."""

    url: str
    body: bytes
    headers: Mapping[str, str]


class Messenger(ABC):
    """Whoever carries messages out of the house."""

    @abstractmethod
    def send(self, message: Message) -> int:
        """Send it; the status with which it was taken (2xx). Raises NotTaken."""

    @abstractmethod
    def may_reach(self, url: str) -> bool:
        """Whether this messenger would carry anything to the address: asked before an address is entered."""

    @property
    def present(self) -> bool:
        """Whether anything is carried at all."""
        return True


class NoMessenger(Messenger):
    """None is configured: messages wait."""

    @property
    def present(self) -> bool:
        """Nothing is carried."""
        return False

    def send(self, message: Message) -> int:
        """Nothing is sent."""
        raise NotTaken("no messenger is configured (SUIZHI_WEBHOOKS)")

    def may_reach(self, url: str) -> bool:
        """Addresses may be entered for the day a messenger comes."""
        return url.startswith("https://")
