"""What speaks for the applicant. Always asked, always shown, found or not."""

from __future__ import annotations

from typing import ClassVar

from suizhi.engines.filings.facts import FactSort
from suizhi.engines.filings.indicators.base import Indicator, Lead, Said, share
from suizhi.engines.filings.portfolio import Portfolio
from suizhi.engines.filings.sources import FACTORS, NO_INTENT


class Exculpatory(Indicator):
    """An indicator that lowers, with the sentence that says that nothing was found."""

    lowers = True
    absent: ClassVar[Said]


class Use(Exculpatory):
    """Marks that are used."""

    id, weight = "E01", -0.6
    title = ("有使用证据", "evidence of use")
    sources = (NO_INTENT,)
    said = ("{count} 件申请有使用证据，占 {share:.0%}。", "{count} filings have evidence of use: {share:.0%}.")
    absent = ("尚未收到使用证据。", "No evidence of use has been received.")
    clears = ("合同、发票、包装、广告、网店页面等使用材料", "contracts, invoices, packaging, advertisements, shop pages")

    def look(self, held: Portfolio) -> Lead | None:
        """By the share of filings with evidence."""
        part = share(len(held.used), len(held.filings))
        facts = tuple(fact for fact in held.facts_of(FactSort.USE) if set(fact.numbers) & held.used)
        value = min(1.0, part / self.number(held, "full"))
        return Lead(value, {"count": len(held.used), "share": part}, tuple(sorted(held.used)), (), facts) if held.used else None


class HouseMark(Exculpatory):
    """Filings that defend an own brand."""

    id, weight = "E02", -0.7
    title = ("围绕自有品牌的防御申请", "defensive filings around an own brand")
    sources = (FACTORS,)
    said = (
        "{count} 件申请围绕自有品牌或者字号（{names}），且不与他人商标近似，占 {share:.0%}。",
        "{count} filings lie around the own brand or trade name ({names}) and near nobody else's mark: {share:.0%}.",
    )
    absent = ("未见围绕自有品牌的申请。", "No filings around an own brand are seen.")
    clears = ("自有品牌在先注册、使用、知名度的材料", "papers on the own brand: earlier registration, use, reputation")

    def look(self, held: Portfolio) -> Lead | None:
        """By the share of filings near a house mark that come near nobody else's mark."""
        part = share(len(held.defensive), len(held.filings))
        measured: dict[str, float | str] = {"count": len(held.defensive), "share": part, "names": "、".join(held.house_marks[:3])}
        facts = tuple(held.facts_of(FactSort.HOUSE_MARK))
        value = min(1.0, part / self.number(held, "full"))
        return Lead(value, measured, tuple(sorted(held.defensive)), (), facts) if held.defensive else None


class GroupPolicy(Exculpatory):
    """Companies of one declared group."""

    id, weight = "E03", -0.3
    title = ("集团统一申请", "one policy of a group")
    sources = (FACTORS,)
    said = ("{members} 个申请人申报属于集团“{group}”。", "{members} applicants are declared members of the group {group}.")
    absent = ("没有集团申报。", "No group is declared.")
    clears = ("集团关系和商标管理制度的材料", "papers on the group and its filing policy")

    def look(self, held: Portfolio) -> Lead | None:
        """By the share of applicants that the papers name."""
        facts = tuple(held.facts_of(FactSort.GROUP))
        filing = {one.applicant.key for one in held.filings}
        named = {fact.applicant for fact in facts} & (filing | held.names)
        value = min(1.0, share(len(named), len(filing)))
        return Lead(value, {"members": len(named), "group": facts[0].about}, (), (), facts) if named else None


class Trade(Exculpatory):
    """Somebody who really trades in many kinds of goods."""

    id, weight = "E04", -0.5
    title = ("确有多产品经营", "a real trade in many goods")
    sources = (FACTORS,)
    said = (
        "{count} 件申请落在有经营材料的类别内，占 {share:.0%}。",
        "{count} filings lie in classes with papers on a real trade: {share:.0%}.",
    )
    absent = ("尚未收到经营范围、产品线的材料。", "No papers on the business and its lines of goods have been received.")
    clears = ("产品目录、销售记录、许可证照", "catalogues, sales records, licences")

    def look(self, held: Portfolio) -> Lead | None:
        """By the share of filings in classes that the papers show; a filing near somebody else's name is no part of it."""
        facts = tuple(held.facts_of(FactSort.TRADE))
        classes = {number for fact in facts for number in fact.classes}
        near = {match.number for match in held.matches}
        found = sorted(one.number for one in held.filings if set(one.classes) <= classes and one.number not in near)
        part = share(len(found), len(held.filings))
        value = min(1.0, part / self.number(held, "full"))
        return Lead(value, {"count": len(found), "share": part}, tuple(found), (), facts) if found else None
