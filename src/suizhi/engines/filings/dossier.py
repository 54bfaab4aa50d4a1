"""A dossier: what a person should look at in the filings of connected applicants, and what speaks for them. It decides nothing."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from suizhi.engines.filings.exculpatory import Exculpatory
from suizhi.engines.filings.indicators.base import Indicator, Lead
from suizhi.engines.filings.matching import Match
from suizhi.engines.filings.model import EXCULPATORY, INDICATORS, SCORER
from suizhi.engines.filings.portfolio import Portfolio
from suizhi.engines.scoring import Score

ASIDE = (
    "本卷宗只列出需要人看的线索和对申请人有利的事实，不是认定，不产生任何处理结果；任何决定由人作出、说明理由并告知异议途径。",
    (
        "This dossier lists leads that a person should look at, and what speaks for the applicant. It finds nothing and has no consequence: "
        "a decision is a person's, with reasons and a way to object."
    ),
)


class Band(StrEnum):
    """How soon a person should look."""

    HIGH = "high"
    REVIEW = "review"
    LOW = "low"
    NONE = "none"


@dataclass(frozen=True)
class Dossier:
    """One component: its portfolio, what was found, and the score."""

    portfolio: Portfolio
    leads: dict[str, Lead]
    score: Score

    @property
    def id(self) -> str:
        """Twelve hex digits of the applicants' keys: the same applicants have the same dossier."""
        return hashlib.sha256("\n".join(sorted(self.portfolio.keys)).encode()).hexdigest()[:12]

    @property
    def line(self) -> float:
        """The score from which on a person should look."""
        return self.portfolio.thresholds.number("review_line")

    @property
    def is_for_review(self) -> bool:
        """Whether the score reaches the review line."""
        return self.score.total >= self.line

    @property
    def band(self) -> Band:
        """Where the score lies."""
        if self.score.total >= self.portfolio.thresholds.number("high_line"):
            return Band.HIGH
        return Band.REVIEW if self.is_for_review else Band.LOW if self.score.total else Band.NONE

    @property
    def matches(self) -> list[Match]:
        """The names of others that findings rest on, each once."""
        return list(dict.fromkeys(match for lead in self.leads.values() for match in lead.matches))

    def as_dict(self) -> dict[str, Any]:
        """The dossier as the command line and the API give it."""
        held = self.portfolio
        return {
            "id": self.id,
            "score": self.score.total,
            "band": str(self.band),
            "review": self.is_for_review,
            "review_line": self.line,
            "applicants": self._applicants(),
            "links": self._links(),
            "left_aside": [common.as_dict() for common in held.component.common],
            "findings": [self._said(one) for one in INDICATORS if one.id in self.leads],
            "exculpatory": [self._said(one) for one in EXCULPATORY],
            "clears": self._clears(),
            "filings": [one.as_dict() for one in held.filings],
            "matches": [match.as_dict() for match in self.matches],
            "scorer": self.score.scorer,
            "version": self.score.version,
            "fingerprint": SCORER.fingerprint,
            "as_of": held.today.isoformat(),
            "synthetic": any(one.synthetic for one in held.filings),
            "aside": ASIDE[0],
            "aside_en": ASIDE[1],
        }

    def _applicants(self) -> list[dict[str, Any]]:
        filed = Counter(one.applicant.key for one in self.portfolio.filings)
        return [
            {"key": filer.applicant.key, "name": filer.applicant.name, "filings": filed[filer.applicant.key]}
            for filer in self.portfolio.component.filers
        ]

    def _links(self) -> list[dict[str, Any]]:
        """The links; those that rest on one shared thing bear its number, for what is shown of two phones may be the same."""
        links = self.portfolio.component.links
        things = {thing: number for number, thing in enumerate(dict.fromkeys((link.kind, link.value) for link in links))}
        return [{**link.as_dict(), "thing": things[link.kind, link.value]} for link in links]

    def _said(self, one: Indicator) -> dict[str, Any]:
        lead = self.leads.get(one.id)
        absent = one.absent if isinstance(one, Exculpatory) else ("", "")
        zh, en = one.explain(lead) if lead else absent
        return {
            "id": one.id,
            "title": one.title[0],
            "title_en": one.title[1],
            "value": round(lead.value, 4) if lead else 0.0,
            "weight": one.weight,
            "explanation": zh,
            "explanation_en": en,
            "sources": [source.as_dict() for source in one.sources],
            "thresholds": {name: number.as_dict() for name, number in self.portfolio.thresholds.under(one.id).items()},
            "filings": list(lead.numbers) if lead else [],
            "matches": [match.as_dict() for match in lead.matches] if lead else [],
            "documents": [fact.as_dict() for fact in lead.facts] if lead else [],
        }

    def _clears(self) -> list[dict[str, str]]:
        """What would clear each finding, and what would speak for the applicant and is not there yet."""
        found = [one for one in INDICATORS if one.id in self.leads]
        missing = [one for one in EXCULPATORY if one.id not in self.leads] if found else []
        return [{"id": one.id, "what": one.clears[0], "what_en": one.clears[1]} for one in (*found, *missing)]
