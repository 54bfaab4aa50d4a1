"""How rights look from outside. Field names are those of the canonical records (`kernel.records`)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from pydantic import Field

from suizhi.commons.rest.pages import Listing
from suizhi.commons.rest.types import Output
from suizhi.halls.register.models import RightRecord
from suizhi.halls.register.selectors import SimilarState


class RightSummary(Output):
    """One line of a list. Empty texts and null dates say that no source states it."""

    id: int
    collection: str
    synthetic: bool = Field(description="合成：生成的数据，不对应真实主体 · made up by the generator")
    kind: str
    office: str
    number: str
    title: str
    title_en: str
    filing_on: date | None
    published_on: date | None
    granted_on: date | None
    expires_on: date | None
    status: str
    main_class: str
    owner_label: str
    district: str


class RightDetail(Output):
    """A right on a day. Lists are as the sources state them, folded; `sources` are the codes of who stated them."""

    id: int
    collection: str
    synthetic: bool
    kind: str
    office: str
    number: str
    title: str
    as_of: date
    status: str
    expires_on: date | None = None
    titles: dict[str, str] = {}
    numbers: list[dict[str, Any]] = []
    former_numbers: list[dict[str, str]] = Field(
        [], description="原号码，已更正 · numbers that a correction took away: type, value, corrected_at, reason"
    )
    dates: dict[str, date] = {}
    parties: list[dict[str, Any]] = []
    classes: list[dict[str, Any]] = []
    texts: list[dict[str, Any]] = []
    priorities: list[list[str | None]] = Field([], description="[number, day]")
    families: list[dict[str, Any]] = []
    citations: list[dict[str, Any]] = []
    events: list[dict[str, Any]] = []
    documents: list[dict[str, Any]] = []
    attributes: dict[str, Any] = {}
    extra: dict[str, str] = Field({}, description="原列照录，仅工作人员可见 · columns verbatim, for the office alone")
    sources: list[str] = []


class EventOut(Output):
    """An event: its key, its WIPO ST.27 category, the day it took effect, the source's own code and words."""

    key: str
    category: str
    on: date
    code: str
    text: str
    detail: dict[str, Any]


class RecordOut(Output):
    """One statement of one source."""

    id: int
    source: str
    file: str
    row: int | None
    valid_from: date | None
    valid_to: date | None
    recorded_at: datetime
    superseded_at: datetime | None
    corrects: int | None
    reason: str
    facts: dict[str, Any] | None = Field(None, description="仅工作人员可见 · for the office alone")

    @classmethod
    def of(cls, record: RightRecord, *, with_facts: bool) -> RecordOut:
        """The record, with its row where the caller may read it."""
        return cls(
            id=record.pk,
            source=record.source.code,
            file=record.file.place.rsplit("/", 1)[-1] if record.file else "",
            row=record.row,
            valid_from=record.valid_from,
            valid_to=record.valid_to,
            recorded_at=record.recorded_at,
            superseded_at=record.superseded_at,
            corrects=record.corrects_id,
            reason=record.reason,
            facts=record.facts if with_facts else None,
        )


class CitationOut(Output):
    """A cited document: a patent by the key of its number, or literature by its text."""

    key: str
    text: str
    category: str
    origin: str


class Citations(Output):
    """Both directions."""

    cites: list[CitationOut]
    cited_by: Listing[RightSummary]


class AlikeOut(Output):
    """A right and how alike it is."""

    right: RightSummary
    likeness: float = Field(
        description="余弦，-1 到 1，只用于排序，不是概率，需人工比对 · a cosine; ranks, is no probability; a person must compare"
    )


class SimilarOut(Output):
    """The rights found, the likest first; without any, `state` says why."""

    state: SimilarState = Field(
        description="ready；not_built 尚未建立；not_yet 这件还没有比对；not_compared 商标不按意思比对"
        " · no store yet; this right is not in it yet; marks are not compared by meaning"
    )
    found: list[AlikeOut]
