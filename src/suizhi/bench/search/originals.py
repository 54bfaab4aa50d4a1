"""The real records that the measured documents are multiplied from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from suizhi.bench.search.gold import load_corpus
from suizhi.commons.home import data_dir
from suizhi.commons.search.document import SearchDocument
from suizhi.halls.register.exchange.catalogue import Catalogue
from suizhi.halls.register.exchange.intake import intakes
from suizhi.kernel.errors import Refusal
from suizhi.kernel.records import RightRow, Role

# Folders of SUIZHI_DATA whose records have an abstract and a claim.
_FOLDERS = ("cn_patents_cnipr", "wips_export")
_SENTENCE = re.compile(r"(?<=[。；;])|(?<=\. )")
_SENTENCE_MIN = 6


@dataclass(frozen=True)
class Originals:
    """Records with texts, and what they are, in one line for the report."""

    documents: list[SearchDocument]
    note: str


def originals() -> Originals:
    """The real records where SUIZHI_DATA has them, else the invented corpus of the gold queries."""
    folder = data_dir()
    documents = list(_real(folder)) if folder else []
    if documents:
        return Originals(documents, f"{len(documents)} real records of {', '.join(_FOLDERS)}")
    corpus = [document for document in load_corpus() if document.abstract]
    return Originals(corpus, f"{len(corpus)} invented records, since SUIZHI_DATA is absent")


def sentences(text: str) -> list[str]:
    """The sentences of a text that are long enough to stand for themselves."""
    return [part for part in _SENTENCE.split(text) if len(part) >= _SENTENCE_MIN]


def _real(folder: Path) -> Iterator[SearchDocument]:
    catalogue = Catalogue()
    for name in _FOLDERS:
        for intake in intakes(folder / name, catalogue) if (folder / name).is_dir() else ():
            if isinstance(intake, Refusal):
                continue
            for read in intake.read():
                if isinstance(read.row, RightRow) and _text(read.row, "abstract"):
                    yield _document(read.row)


def _document(row: RightRow) -> SearchDocument:
    """The record as search sees it; number, id and dates are given anew to each copy."""
    return SearchDocument(
        id=0,
        collection="office",
        kind=row.kind,
        office=row.office,
        scope=("public",),
        title=next(iter(row.titles.values()), ""),
        abstract=_text(row, "abstract"),
        claims=_text(row, "claims", "main_claim"),
        applicants=_names(row, Role.APPLICANT),
        inventors=_names(row, Role.INVENTOR),
        ipc=tuple(one.symbol for one in row.classes if one.scheme == "ipc"),
        country=next((party.country for party in row.parties if party.country), ""),
    )


def _text(row: RightRow, *parts: str) -> str:
    return "\n".join(text.text for text in row.texts if text.part in parts)


def _names(row: RightRow, role: Role) -> tuple[str, ...]:
    return tuple(dict.fromkeys(party.name for party in row.parties if party.role is role))
