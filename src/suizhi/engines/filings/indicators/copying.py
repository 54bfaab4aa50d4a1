"""Filings that come near what others own or are known by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import ClassVar

from suizhi.engines.filings.facts import FactSort
from suizhi.engines.filings.indicators.base import Indicator, Lead, share
from suizhi.engines.filings.matching import Match
from suizhi.engines.filings.portfolio import Portfolio
from suizhi.engines.filings.references import Sort
from suizhi.engines.filings.sources import CONDUCT, FACTORS, IMPROPER, INSIDER, PRIOR_RIGHTS, SIGNS, WELL_KNOWN, situation
from suizhi.kernel.records import EventKey

_ADVERSE = (EventKey.REFUSED, EventKey.INVALIDATED, EventKey.CANCELLED)
_CONSENTED = ("权利人同意、许可、在先使用或者独立创作的材料", "consent, a licence, earlier use or independent creation")


class Copies(Indicator):
    """Names of several different others: counted by owner, and only where they are more than a small part of what was filed."""

    sorts: ClassVar[tuple[Sort, ...]]

    def look(self, held: Portfolio) -> Lead | None:
        """One filing counts for the owner of the nearest name only, so that one name cannot stand for many."""
        found = nearest(match for match in held.matches if match.reference.sort in self.sorts and self.counts(held, match))
        owners = {match.reference.whose for match in found}
        part = share(len(found), len(held.filings))
        value = held.thresholds.ramp(self.id, len(owners)) if part >= self.number(held, "share") else 0.0
        measured = {"count": len(found), "owners": len(owners), "share": part}
        return Lead(value, measured, tuple(match.number for match in found), tuple(found)) if value else None

    def counts(self, held: Portfolio, match: Match) -> bool:
        """Whether this likeness is one that the indicator means."""
        return True


class ManyOwners(Copies):
    """Likenesses to the reputed marks of many different owners."""

    id, weight, sorts = "B02", 0.75, (Sort.MARK,)
    title = ("与多个权利人的知名商标近似", "like the reputed marks of many owners")
    sources = (WELL_KNOWN, FACTORS, IMPROPER, CONDUCT, situation(2))
    said = (
        "{count} 件申请与 {owners} 个不同权利人的知名商标相同或者近似，占全部申请的 {share:.0%}。",
        "{count} filings are the same as or like the reputed marks of {owners} different owners: {share:.0%} of all.",
    )
    clears = _CONSENTED


class TradeNames(Copies):
    """Trade names, store names, domains and slogans of others."""

    id, weight, sorts = "B04", 0.75, (Sort.ENTERPRISE, Sort.STORE, Sort.DOMAIN, Sort.SLOGAN)
    title = ("与他人字号、店名、域名、广告语近似", "like others' trade names, stores, domains or slogans")
    sources = (PRIOR_RIGHTS, CONDUCT, situation(4))
    said = (
        "{count} 件申请与 {owners} 个他人的字号、店铺名、域名或者广告语相同或者近似，占 {share:.0%}。",
        "{count} filings are the same as or like trade names, stores, domains or slogans of {owners} others: {share:.0%} of all.",
    )
    clears = _CONSENTED


class Persons(Copies):
    """Names of known persons, characters and works, and names of events that are in the news."""

    id, weight, sorts = "B05", 0.75, (Sort.PERSON, Sort.CHARACTER, Sort.WORK, Sort.EVENT)
    title = ("知名人物、角色、作品名称，热点事件", "names of persons, characters, works; events in the news")
    sources = (PRIOR_RIGHTS, SIGNS, CONDUCT, situation(5))
    said = (
        "{count} 件申请与 {owners} 个知名人物、角色、作品或者热点事件的名称相同或者近似，占 {share:.0%}。",
        "{count} filings are the same as or like names of {owners} persons, characters, works or events in the news: {share:.0%} of all.",
    )
    clears = ("本人或者权利人的授权", "authority from the person or the owner")

    def counts(self, held: Portfolio, match: Match) -> bool:
        """An event counts only for filings within the days after it began to be known."""
        since = match.reference.since
        if match.reference.sort is not Sort.EVENT:
            return True
        return since is not None and (_filed(held, match.number) - since).days <= self.number(held, "days")


class Places(Copies):
    """Names of places, sights and buildings."""

    id, weight, sorts = "B06", 0.6, (Sort.PLACE,)
    title = ("地名、景点、建筑物名称", "names of places, sights and buildings")
    sources = (SIGNS, CONDUCT, situation(6))
    said = (
        "{count} 件申请与 {owners} 个地名、景点或者建筑物名称相同或者近似，占 {share:.0%}。",
        "{count} filings are the same as or like the names of {owners} places, sights or buildings: {share:.0%} of all.",
    )
    clears = ("与该地点的经营联系，或者管理人的授权", "a business at the place, or authority from who runs it")


class OneTarget(Indicator):
    """The same owner aimed at again and again, the more after refusals."""

    id, weight = "B03", 0.75
    title = ("反复针对同一权利人", "one owner aimed at repeatedly")
    sources = (CONDUCT, FACTORS, situation(3))
    said = (
        "在 {count} 个不同的日子申请与“{owner}”的商标近似的标志，其中 {after} 次在前一件被驳回、无效或者撤销之后。",
        "Signs like the marks of {owner} were filed on {count} different days, {after} times after one had been refused or lost.",
    )
    clears = _CONSENTED

    def look(self, held: Portfolio) -> Lead | None:
        """Counts days, not filings: one name in several classes on one day is one attempt."""
        aimed: dict[str, list[Match]] = defaultdict(list)
        for match in nearest(match for match in held.matches if match.reference.sort is Sort.MARK):
            aimed[match.reference.whose].append(match)
        most = max(aimed.values(), key=lambda found: len({_filed(held, one.number) for one in found}), default=[])
        days = sorted({_filed(held, match.number) for match in most})
        value = held.thresholds.ramp(self.id, len(days))
        if not value:
            return None
        lost = self._lost(held, most)
        after = sum(day > lost for day in days) if lost else 0
        measured: dict[str, float | str] = {"count": len(days), "owner": most[0].reference.owner or most[0].reference.name, "after": after}
        return Lead(value if after else value * 0.8, measured, tuple(one.number for one in most), tuple(most))

    def _lost(self, held: Portfolio, found: Iterable[Match]) -> date | None:
        """The day on which the first of them was lost."""
        wanted = {match.number for match in found}
        lost = [one.first(*_ADVERSE) for one in held.filings if one.number in wanted]
        return min((event.day for event in lost if event), default=None)


class Insider(Indicator):
    """Somebody who knew the mark from a relation to its owner."""

    id, weight = "B12", 0.8
    title = ("与权利人有代理、经销、雇佣等关系", "a relation to the owner: agent, dealer, employee")
    sources = (INSIDER, situation(10))
    said = (
        "材料显示申请人与“{owner}”有{relation}关系，{count} 件申请与其商标相同或者近似。",
        "Papers show a relation to {owner} ({relation}); {count} filings are the same as or like its marks.",
    )
    clears = (
        "权利人的授权，或者关系不成立、不知情的材料",
        "authority from the owner, or papers that there was no such relation or knowledge",
    )

    def look(self, held: Portfolio) -> Lead | None:
        """A relation alone says nothing: a filing near a mark of that owner must stand beside it, be it less near than for strangers."""
        for fact in held.facts_of(FactSort.RELATION):
            near = held.matches_from(self.number(held, "likeness"))
            found = nearest(one for one in near if fact.about in (one.reference.owner, one.reference.owner_code))
            if found:
                measured: dict[str, float | str] = {"owner": found[0].reference.owner, "relation": fact.name or "其他", "count": len(found)}
                return Lead(1.0, measured, tuple(match.number for match in found), tuple(found), (fact,))
        return None


def nearest(matches: Iterable[Match]) -> list[Match]:
    """For each filing the name that it comes nearest."""
    best: dict[str, Match] = {}
    for match in matches:
        if match.number not in best or match.score > best[match.number].score:
            best[match.number] = match
    return list(best.values())


def _filed(held: Portfolio, number: str) -> date:
    return held.by_number[number].filed_on
