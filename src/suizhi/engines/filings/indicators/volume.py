"""How much is filed, and whether it is names at all."""

from __future__ import annotations

from suizhi.engines.filings.filed import Filing, busiest_year
from suizhi.engines.filings.indicators.base import Indicator, Lead, numbers, share
from suizhi.engines.filings.portfolio import Portfolio
from suizhi.engines.filings.sources import CONDUCT, DESCRIPTIVE, FACTORS, NO_INTENT, situation
from suizhi.engines.marks import read
from suizhi.engines.marks.weak import is_weak


class Volume(Indicator):
    """More filings in a year than the business needs, by a floor and by what applicants of the same industry file."""

    id, weight = "B01", 0.45
    title = ("申请量超出经营需要", "more filings than the business needs")
    sources = (NO_INTENT, FACTORS, situation(1))
    said = (
        "12 个月内有 {count} 件没有使用证据、也不围绕自有品牌的申请（{classes} 个类别）；同行业申请人的中位数为 {peers:g} 件，提示线为 {need:g} 件。",
        (
            "{count} filings within 12 months without use and not around an own brand, in {classes} classes; applicants of the same industry "
            "file {peers:g} (median), the line is {need:g}."
        ),
    )
    clears = ("经营范围、产品线、使用证据或者使用准备的材料", "papers on the business, its lines of goods, use or preparation for use")

    def look(self, held: Portfolio) -> Lead | None:
        """Counts what neither use nor an own house mark explains, in the busiest 365 days."""
        found = busiest_year(held.unexplained)
        need = max(self.number(held, "from"), self.number(held, "peers") * held.peers)
        if len(found) < need:
            return None
        classes = {number for one in found for number in one.classes}
        over = len(found) - need + self.number(held, "from")
        measured = {"count": len(found), "classes": len(classes), "peers": held.peers, "need": need}
        return Lead(held.thresholds.ramp(self.id, over), measured, numbers(found))


class Generic(Indicator):
    """Names of goods and descriptions filed in bulk."""

    id, weight = "B07", 0.7
    title = ("大量申请通用名称、描述性词语", "names of goods and descriptions in bulk")
    sources = (DESCRIPTIVE, CONDUCT, situation(7))
    said = (
        "{count} 件申请只由商品名称或者描述性词语组成，占全部申请的 {share:.0%}。",
        "{count} filings consist of names of goods or descriptive words only: {share:.0%} of all.",
    )
    clears = ("标志经使用取得显著特征的证据", "evidence that the signs have become distinctive by use")

    def look(self, held: Portfolio) -> Lead | None:
        """A mark counts where it is what somebody names goods by in the rows, or where every word of it is weak."""
        found = [one for one in held.unexplained if one.mark and _describes(held, one)]
        part = share(len(found), len(held.filings))
        value = held.thresholds.ramp(self.id, len(found)) if part >= self.number(held, "share") else 0.0
        return Lead(value, {"count": len(found), "share": part}, numbers(found)) if value else None


def _describes(held: Portfolio, filing: Filing) -> bool:
    mark = read(filing.mark)
    return mark.letters in held.goods or all(is_weak(word.text) for word in mark.words)
