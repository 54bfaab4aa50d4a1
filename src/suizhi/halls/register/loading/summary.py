"""What came of an import, as the command line, the API and the import desk show it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import orjson

from suizhi.halls.register.exchange.intake import Intake
from suizhi.halls.register.loading.context import Outcome
from suizhi.halls.register.models import ImportFile
from suizhi.kernel.errors import Refusal
from suizhi.kernel.records import Read

ERRORS = 1000
"""How many refusals a summary carries in full; all of them are in the sheet of refused rows."""
SAMPLES = 5


@dataclass(slots=True)
class FileSummary:
    """Counts of one file and the first refusals and rows of it."""

    place: str
    source: str = ""
    why: str = ""
    """Why the file was taken for this source."""
    why_zh: str = ""
    state: str = "done"
    read: int = 0
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    refused: int = 0
    mended: int = 0
    mends: Counter[str] = field(default_factory=Counter)
    errors: list[dict[str, Any]] = field(default_factory=list)
    samples: list[dict[str, Any]] = field(default_factory=list)

    @classmethod
    def of(cls, file: ImportFile, intake: Intake) -> FileSummary:
        """The summary of a file as far as it has been loaded."""
        counts = {name: getattr(file, name) for name in ("read", "created", "updated", "unchanged", "refused", "mended")}
        return cls(file.place, intake.definition.code, intake.why, intake.why_zh, mends=Counter(file.mends), **counts)

    def count(self, outcome: Outcome, reads: list[Read]) -> None:
        """Add a batch."""
        self.read += outcome.read
        self.created += outcome.created
        self.updated += outcome.updated
        self.unchanged += outcome.unchanged
        self.refused += len(outcome.refused)
        self.mended += outcome.mended
        self.mends.update(outcome.mends)
        for read in outcome.refused:
            self.errors += [r.located(at=r.at or read.at).as_dict() for r in read.refusals][: max(0, ERRORS - len(self.errors))]
        for read in reads[: SAMPLES - len(self.samples)]:
            if read.row is not None:
                self.samples.append(orjson.loads(orjson.dumps(read.row)))

    def stop(self, refusal: Refusal) -> None:
        """The file could not be read on."""
        self.state = "refused"
        self.errors.append(refusal.as_dict())

    def store(self, file: ImportFile) -> None:
        """Write the counts to the file's record."""
        for name in ("read", "created", "updated", "unchanged", "refused", "mended"):
            setattr(file, name, getattr(self, name))
        file.mends = dict(self.mends)
        file.save()

    def as_dict(self) -> dict[str, Any]:
        """The JSON form, without the samples."""
        counts = {name: getattr(self, name) for name in _COUNTS}
        taken = {"file": self.place, "source": self.source, "why": self.why, "why_zh": self.why_zh, "state": self.state}
        return taken | counts | {"mends": dict(self.mends)}


_COUNTS = ("read", "created", "updated", "unchanged", "refused", "mended")


@dataclass(slots=True)
class Summary:
    """Counts of all files of an import."""

    path: str
    files: list[FileSummary] = field(default_factory=list)

    def add(self, file: FileSummary) -> None:
        """Add a file."""
        self.files.append(file)

    @property
    def refused_files(self) -> int:
        """How many files were refused whole or in the middle."""
        return sum(file.state == "refused" for file in self.files)

    def as_dict(self) -> dict[str, Any]:
        """`{path, read, created, updated, unchanged, refused, mended, mends, refused_files, errors, files}`."""
        mends: Counter[str] = Counter()
        for file in self.files:
            mends.update(file.mends)
        totals = {name: sum(getattr(file, name) for file in self.files) for name in _COUNTS}
        errors = [error for file in self.files for error in file.errors][:ERRORS]
        rest = {"mends": dict(mends), "refused_files": self.refused_files, "errors": errors}
        return {"path": self.path, **totals, **rest, "files": [file.as_dict() for file in self.files]}
