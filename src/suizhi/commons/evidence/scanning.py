"""The port of virus scanners. Without one evidence is kept and says that it was not scanned."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import BinaryIO


class ScannerUnavailable(Exception):
    """The scanner did not answer, or could not scan: nothing is known about the file, and it stays in quarantine."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a scanner says: `infected` with the `finding`'s name, or not; `scanned` is false where nobody looked."""

    scanned: bool
    infected: bool = False
    finding: str = ""
    scanner: str = ""
    """The scanner's name and the version of its signatures: a verdict is worth no more than they are."""


class Scanner(ABC):
    """Something that looks for malware."""

    @abstractmethod
    def scan(self, file: BinaryIO) -> Verdict:
        """Read the file to its end and judge it. Raises ScannerUnavailable where no verdict can be had."""

    @property
    def present(self) -> bool:
        """Whether there is anything to ask; what a `Scanner` cannot do at once is left to the worker."""
        return True


class NoScanner(Scanner):
    """None is configured."""

    def scan(self, file: BinaryIO) -> Verdict:
        """Say that nobody looked."""
        return Verdict(scanned=False)

    @property
    def present(self) -> bool:
        """Nothing to ask."""
        return False
