"""Who stands behind the filings: rings that look small one by one, and what was decided before."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from suizhi.engines.filings.facts import Fact, FactSort
from suizhi.engines.filings.filed import YEAR
from suizhi.engines.filings.indicators.base import Indicator, Lead, numbers, share
from suizhi.engines.filings.portfolio import Portfolio
from suizhi.engines.filings.sources import AGENCIES, AGENCY_CONDUCT, FACTORS

if TYPE_CHECKING:
    from collections.abc import Callable

_AGENCY_ALONE = 0.25
"""What a record of the agency counts for where the applicant has none: it chose an agency, no more."""


class Ring(Indicator):
    """Applicants that belong together and of whom each alone looks harmless."""

    id, weight = "B10", 0.5
    title = ("关联申请人合并后才显现", "seen only when connected applicants are taken together")
    sources = (FACTORS,)
    said = (
        "{members} 个名称不同、由 {links} 条关联连在一起的申请人：合并看的线索值为 {together:.2f}，单独看最高为 {alone:.2f}；没有集团申报。",
        (
            "{members} applicants of different names, joined by {links} links: together the leads come to {together:.2f}, the strongest alone to "
            "{alone:.2f}; no group is declared."
        ),
    )
    clears = (
        "集团关系、统一商标管理制度的材料，或者关联不成立的说明",
        "papers on the group and its filing policy, or that the link is no link",
    )

    def __init__(self, weigh: Callable[[Portfolio], float]) -> None:
        """`weigh` gives the total of the other indicators."""
        self._weigh = weigh

    def look(self, held: Portfolio) -> Lead | None:
        """Speaks by how much more is seen together than in the strongest member; a declared group is no ring."""
        members = sorted({one.applicant.key for one in held.filings})
        if len(members) < self.number(held, "members") or held.facts_of(FactSort.GROUP):
            return None
        together = self._weigh(held)
        alone = max(self._weigh(held.alone(key)) for key in members)
        value = held.thresholds.ramp(self.id, together - alone)
        measured = {"members": len(members), "links": len(held.component.links), "together": together, "alone": alone}
        return Lead(value, measured, numbers(held.filings)) if value else None


class Record(Indicator):
    """Decisions that are final and found bad faith or infringement; records of the agency beside them."""

    id, weight = "B11", 0.45
    title = ("既往生效决定、裁判；代理机构记录", "earlier final decisions; the agency's record")
    sources = (FACTORS, AGENCIES, AGENCY_CONDUCT)
    said = (
        "近年有 {own} 份针对申请人的生效决定或者裁判，{agency} 份针对其代理机构的生效决定。",
        "{own} final decisions concern the applicants in recent years, {agency} their agencies.",
    )
    clears = (
        "决定被撤销、不属于本申请人或者已经纠正的材料",
        "papers that a decision was set aside, concerns somebody else, or was put right",
    )

    def look(self, held: Portfolio) -> Lead | None:
        """Only final decisions of recent years count; an agency's record counts little, and only where most filings go through it."""
        own = [fact for fact in held.facts_of(FactSort.RULING) if self._counts(held, fact)]
        agency = [fact for fact in held.agency_records if self._counts(held, fact)] if self._goes_through(held) else []
        value = held.thresholds.ramp(self.id, len(own)) or (_AGENCY_ALONE if agency else 0.0)
        return Lead(value, {"own": len(own), "agency": len(agency)}, (), (), (*own, *agency)) if value else None

    def _goes_through(self, held: Portfolio) -> bool:
        """Whether most of what was filed went through an agency with a record."""
        named = {fact.applicant for fact in held.agency_records if self._counts(held, fact)}
        return share(sum(one.agency in named for one in held.filings), len(held.filings)) >= self.number(held, "agency_share")

    def _counts(self, held: Portfolio, fact: Fact) -> bool:
        recent = timedelta(days=YEAR.days * self.number(held, "years"))
        return fact.final and fact.on is not None and held.today - recent <= fact.on <= held.today
