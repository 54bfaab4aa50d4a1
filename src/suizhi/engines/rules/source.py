"""Where a rule comes from: instrument, article, version, the days it is in force, and how well it was verified."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from suizhi.engines.rules.articles import said


@dataclass(frozen=True, slots=True)
class Source:
    """An article of an instrument in one version. `valid_to` is the last day in force; None on either side is open or unknown.

    `verified` is `read` (the words were read in `verified_where`, at first or second hand by `verified_level`) or `memory`,
    which is shown as unverified wherever the rule acts.
    """

    title: str
    article: str
    version: str
    valid_from: date | None
    valid_to: date | None
    verified: str
    verified_level: str
    verified_where: str = ""

    @property
    def unverified(self) -> bool:
        """Whether nobody has read the words."""
        return self.verified == "memory"

    @property
    def citation(self) -> str:
        """How a letter cites it: 《中华人民共和国专利法》第65条."""
        return f"《{self.title}》{said(self.article)}{'（未核对原文）' if self.unverified else ''}"

    def as_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {
            "title": self.title,
            "article": self.article,
            "citation": self.citation,
            "version": self.version,
            "valid_from": self.valid_from.isoformat() if self.valid_from else None,
            "valid_to": self.valid_to.isoformat() if self.valid_to else None,
            "verified": self.verified,
            "verified_level": self.verified_level,
            "verified_where": self.verified_where,
        }
