"""What is done with what was filed: sold on, offered, used against others."""

from __future__ import annotations

from statistics import median

from suizhi.engines.filings.facts import FactSort
from suizhi.engines.filings.filed import Event, Filing
from suizhi.engines.filings.indicators.base import Indicator, Lead, numbers, share
from suizhi.engines.filings.portfolio import Portfolio
from suizhi.engines.filings.sources import CONDUCT, FACTORS, IMPROPER, NO_INTENT, situation
from suizhi.kernel.records import EventKey


class Transfers(Indicator):
    """Many transfers to many strangers, soon after filing."""

    id, weight = "B08", 0.6
    title = ("大量、分散转让", "many transfers to many takers")
    sources = (FACTORS, IMPROPER, situation(8))
    said = (
        "{count} 件转让给 {takers} 个没有关联的受让人，占 {share:.0%}，申请至转让的中位数为 {days:g} 天。",
        "{count} were transferred to {takers} unconnected takers: {share:.0%} of all, {days:g} days after filing (median).",
    )
    clears = ("企业并购、业务出售、集团内调整的材料", "papers on a merger, a sale of a business or a change within a group")

    def look(self, held: Portfolio) -> Lead | None:
        """Transfers within the component are none."""
        found = [(one, event) for one in held.filings for event in one.events if self._leaves(held, event)]
        takers = {event.assignee.key for _, event in found if event.assignee}
        part, days = share(len(found), len(held.filings)), median([(event.day - one.filed_on).days for one, event in found] or [0])
        dispersed = len(takers) >= self.number(held, "assignees") and part >= self.number(held, "share")
        soon = days <= self.number(held, "days")
        value = held.thresholds.ramp(self.id, len(found)) if dispersed and soon else 0.0
        measured = {"count": len(found), "takers": len(takers), "share": part, "days": days}
        return Lead(value, measured, numbers(one for one, _ in found)) if value else None

    def _leaves(self, held: Portfolio, event: Event) -> bool:
        taker = event.assignee
        return event.key is EventKey.TRANSFERRED and taker is not None and taker.key not in held.keys and taker.name not in held.names


class Pressure(Indicator):
    """Marks offered for sale in number, demand letters and complaints on the strength of marks that nobody uses."""

    id, weight = "B09", 0.65
    title = ("批量出售、索赔函、批量投诉", "offers for sale, demand letters, mass complaints")
    sources = (NO_INTENT, CONDUCT, situation(9))
    said = (
        "{offered} 件未见使用的商标被公开出售，另有 {demands} 份索赔函或者投诉以未见使用的商标提出。",
        "{offered} marks without evidence of use are offered for sale; {demands} demand letters or complaints rest on such marks.",
    )
    clears = ("使用证据，或者出售、投诉的正当理由", "evidence of use, or a good reason for the offers and complaints")

    def look(self, held: Portfolio) -> Lead | None:
        """What rests on a mark with evidence of use does not count."""
        offers = [fact for fact in held.facts_of(FactSort.OFFER) if set(fact.numbers) - held.used]
        demands = [fact for fact in held.facts_of(FactSort.DEMAND, FactSort.COMPLAINT) if not set(fact.numbers) & held.used]
        offered = {number for fact in offers for number in fact.numbers} - held.used
        value = held.thresholds.ramp(self.id, len(offered) + len(demands))
        if not value:
            return None
        behind = offered | {number for fact in demands for number in fact.numbers}
        filed: list[Filing] = [one for one in held.filings if one.number in behind]
        return Lead(value, {"offered": len(offered), "demands": len(demands)}, numbers(filed), (), (*offers, *demands))
