"""The answer for one listing: how likely a person would confirm it, why, and what would clear it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from suizhi.engines.listings.model import Listing, Right
from suizhi.engines.listings.scorer import Band
from suizhi.engines.listings.signals.table import BY_CODE
from suizhi.engines.scoring import Finding, Score

ASIDE = (
    "仅为线索，须由人核查并固定证据后才可处理。",
    "A lead only: a person must check it and secure the evidence before anything follows.",
)
"""What is said with every answer."""


@dataclass(frozen=True, slots=True)
class Lead:
    """A listing beside the right that it most likely concerns; `right` and `score` are None where no name was seen."""

    listing: Listing
    right: Right | None
    score: Score | None
    band: Band
    articles: dict[str, str]

    @property
    def is_lead(self) -> bool:
        """Whether a person should look."""
        return self.band in (Band.HIGH, Band.MEDIUM)

    def as_dict(self) -> dict[str, Any]:
        """`{listing_id, lead, score, band, right, signals, clears_it}` as the command line and the API give it."""
        findings = self.score.findings if self.score else ()
        return {
            "listing_id": self.listing.listing_id,
            "platform": self.listing.platform,
            "synthetic": self.listing.synthetic,
            "lead": self.is_lead,
            "score": self.score.total if self.score else 0.0,
            "band": str(self.band),
            "right": {"id": self.right.id, "name": self.right.name, "owner": self.right.owner} if self.right else None,
            "signals": [self._signal(finding) for finding in findings if finding.contribution],
            "clears_it": self.clears_it(),
        }

    def clears_it(self) -> list[dict[str, str]]:
        """What would clear the listing, by the signals that speak against it, the strongest first; nothing where it is no lead."""
        if not self.is_lead or self.score is None:
            return []
        raising = [BY_CODE[finding.code] for finding in self.score.findings if finding.contribution > 0]
        return [{"signal": signal.code, "zh": signal.mend[0], "en": signal.mend[1]} for signal in raising if any(signal.mend)]

    def _signal(self, finding: Finding) -> dict[str, Any]:
        signal = BY_CODE[finding.code]
        places = [{"field": span.side, "start": span.start, "end": span.end, "text": span.text} for span in finding.spans]
        return {
            "id": finding.code,
            "name": signal.zh,
            "name_en": signal.en,
            "weight": round(finding.contribution, 4),
            "value": round(finding.value, 4),
            "text": places[0]["text"] if places else finding.compared[0],
            "span": {key: places[0][key] for key in ("field", "start", "end")} if places else None,
            "spans": places,
            "reason": finding.note_zh,
            "reason_en": finding.note_en,
            "article": self.articles.get(signal.rule, ""),
        }
