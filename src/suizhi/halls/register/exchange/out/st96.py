"""Rights as WIPO ST.96 XML, written one by one: trademarks as a transaction, patents and designs as publications.

The standard has no document for both. A selection of one kind is one XML file; a mixed one is a zip with `trademarks.xml` and
`patents.xml`. Kinds that the standard does not cover (copyright, layout designs, data IP, geographical indications here) are left out
and named in the result, never dropped in silence.
"""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from tempfile import SpooledTemporaryFile
from typing import IO, Any, BinaryIO

from suizhi.halls.register.exchange.out.st96_mark import TrademarkFile
from suizhi.halls.register.exchange.out.st96_patent import PatentFile
from suizhi.kernel.records import MARK_KINDS, PATENT_KINDS

IN_MEMORY = 1 << 24
"""Bytes of each part kept in memory before it goes to a temporary file."""


@dataclass(slots=True)
class Written:
    """How many rights went out, the numbers of those that ST.96 cannot say, and whether the output is a zip."""

    trademarks: int = 0
    patents: int = 0
    left_out: list[str] = field(default_factory=list)
    archive: bool = False

    @property
    def media_type(self) -> str:
        """The media type of what was written."""
        return "application/zip" if self.archive else "application/xml"


def write_st96(rights: Iterable[Mapping[str, Any]], out: BinaryIO) -> Written:
    """Write `rights`, as `right_as_dict` gives them, to `out`. Memory stays bounded; parts wait in temporary files."""
    written = Written()
    with ExitStack() as stack:
        marks = stack.enter_context(SpooledTemporaryFile(IN_MEMORY))
        patents = stack.enter_context(SpooledTemporaryFile(IN_MEMORY))
        with TrademarkFile(marks) as mark_file, PatentFile(patents) as patent_file:
            for right in rights:
                if right["kind"] in MARK_KINDS:
                    mark_file.add(right)
                    written.trademarks += 1
                elif right["kind"] in PATENT_KINDS:
                    patent_file.add(right)
                    written.patents += 1
                else:
                    written.left_out.append(str(right.get("number") or right["id"]))
        written.archive = bool(written.trademarks and written.patents)
        parts: dict[str, IO[bytes]] = {"trademarks.xml": marks, "patents.xml": patents}
        _deliver(written, parts, out)
    return written


def _deliver(written: Written, parts: dict[str, IO[bytes]], out: BinaryIO) -> None:
    for part in parts.values():
        part.seek(0)
    if not written.archive:
        shutil.copyfileobj(parts["patents.xml" if written.patents else "trademarks.xml"], out)
        return
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            with archive.open(name, "w") as member:
                shutil.copyfileobj(part, member)
