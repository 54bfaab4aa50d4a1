"""What a batch is loaded under, and what came of it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime

from suizhi.halls.register.models import ImportFile, Source
from suizhi.kernel.errors import Refusal
from suizhi.kernel.records import Read


@dataclass(frozen=True, slots=True)
class Context:
    """The collection and source rows belong to, the file they stand in, and the time of recording."""

    collection: str
    source: Source
    file: ImportFile | None
    now: datetime
    today: date
    commit: bool = True
    """False in a preview: everything is decided and nothing is written."""

    @property
    def content(self) -> str:
        """The digest of the file's content: statements of one content are siblings, and need no second recording."""
        return self.file.digest if self.file else ""

    @property
    def file_id(self) -> int | None:
        """The file's key; None for statements that come from no file."""
        return self.file.pk if self.file else None

    @property
    def actor(self) -> str:
        """Who is doing this, as the event log names them."""
        return self.file.run.actor if self.file else "system"

    @property
    def errand(self) -> str:
        """The subject of the event log's entries."""
        return f"import:{self.file.run_id}" if self.file else "register"

    @property
    def synthetic(self) -> bool:
        """Whether rows are stamped 合成."""
        return self.collection == "demo"


@dataclass(slots=True)
class Outcome:
    """Counts of a batch, the refusals in it, and how many mends of each code its readers made."""

    read: int = 0
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    refused: list[Read] = field(default_factory=list)
    mends: Counter[str] = field(default_factory=Counter)
    mended: int = 0

    def refuse(self, read: Read, refusal: Refusal) -> None:
        """Turn a row that was read away after all."""
        self.refused.append(Read(read.at, refusals=(refusal.located(at=read.at),), raw=raw_of(read)))


def raw_of(read: Read) -> dict[str, str]:
    """The row as it stood, for the sheet of refused rows."""
    return read.raw or dict(getattr(read.row, "extra", {}) or {})
