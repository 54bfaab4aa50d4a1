"""Marks of goods and services: preliminary publication, opposition, registration, renewal, and how they end."""

from __future__ import annotations

from datetime import date, timedelta

from suizhi.engines.simulators.chance import Chance
from suizhi.halls.register.demo.city import City
from suizhi.halls.register.demo.firms import Firm
from suizhi.halls.register.demo.lives.owners import holdings
from suizhi.halls.register.demo.vocabulary import Industry, industries, names
from suizhi.halls.register.demo.when import EPOCH
from suizhi.halls.register.terms import add_years
from suizhi.kernel.classes import parse_nice, parse_nice_group, parse_vienna
from suizhi.kernel.records import DocumentFact, EventCategory, EventFact, EventKey, Kind, RightRow, Role, TextFact

COUNT = 820
TERM = 10
_YEARS = {year: 1.0 + (year - 2005) * 0.5 for year in range(2006, EPOCH.year + 1)}
_LATIN = ("LING", "SUI", "ZHU", "YUN", "WAN", "RONG", "LAN", "XI", "QIAO", "MIAN")
_ENDINGS = ("ORA", "IVO", "ENTA", "ELLA", "IQUE", "ANDA", "UMO", "ERRA")
_TAILS = "记坊集轩阁园家品云匠"


def marks(city: City) -> list[RightRow]:
    """Every ordinary mark of the city."""
    return [_mark(city, number) for number in range(COUNT)]


def _mark(city: City, number: int) -> RightRow:
    chance = city.chance("mark", number)
    industry = chance.weighted({one: one.weight for one in industries()})
    year = chance.weighted(_YEARS)
    filed = chance.day(date(year, 1, 4), min(date(year, 12, 28), EPOCH))
    holder = city.holder(chance, industry, filed, research=0.03)
    row = RightRow(Kind.TRADEMARK, "CN", city.series.mark(), {}, {"filing": filed})
    _sign(chance, row, holder)
    _goods(chance, row, industry)
    row.parties.append(holder.fact(Role.APPLICANT, filed))
    if chance.true(0.85):
        row.parties.append(city.agency(chance, filed))
    _life(city, chance, row, industry, holder)
    return row


def _sign(chance: Chance, row: RightRow, holder: Firm) -> None:
    """Word, letters, figure or a combination; a firm's own trade name one time in four."""
    feature = chance.weighted({"文字": 58, "文字及图形": 24, "字母": 12, "图形": 6})
    text = _word(chance, holder) if feature.startswith("文字") else _letters(chance) if feature == "字母" else ""
    row.titles = {"zh": text or "图形"}
    row.attributes |= {"mark_feature": feature} | ({"mark_text": text} if text else {})
    if "图形" in feature:
        codes = chance.picks(
            ("01.15.24", "05.03.13", "05.05.19", "06.01.02", "26.01.01", "26.04.05", "03.07.17", "26.11.12"), chance.between(1, 3)
        )
        row.classes += [parse_vienna(code).fact() for code in codes]


def _word(chance: Chance, holder: Firm) -> str:
    core = holder.name.removeprefix("广州")[:2]
    if chance.true(0.25) and holder.sort in ("company", "sole"):
        return core
    table = names()
    return f"{chance.pick(table['first'])}{chance.pick(table['second'])}{chance.pick(_TAILS)}"


def _letters(chance: Chance) -> str:
    return chance.pick(_LATIN) + chance.pick(_ENDINGS)


def _goods(chance: Chance, row: RightRow, industry: Industry) -> None:
    """One class, seldom two, with the similar groups of its goods."""
    wanted = chance.pick(sorted({group[:2] for group in industry.goods}))
    groups = [group for group in industry.goods if group.startswith(wanted)]
    if chance.true(0.08):
        groups = list(industry.goods)
    for place, nice in enumerate(dict.fromkeys(group[:2] for group in groups)):
        goods = [item for group in groups if group.startswith(nice) for item in industry.goods[group]]
        text = "；".join(chance.picks(goods, chance.between(3, 8)))
        row.classes.append(parse_nice(nice).fact(main=place == 0, text=text))
    row.classes += [parse_nice_group(group).fact() for group in groups]
    row.texts = [TextFact("goods", "zh", "；".join(c.text for c in row.classes if c.text))]


def _life(city: City, chance: Chance, row: RightRow, industry: Industry, holder: Firm) -> None:
    filed = row.dates["filing"]
    if chance.true(0.27):
        text = "与在先近似商标相同或近似，驳回申请" if chance.true(0.7) else "缺乏显著特征，驳回申请"
        row.events.append(EventFact(EventKey.REFUSED, EventCategory.DISCONTINUATION, chance.after(filed, 150, 280), text=text))
        return
    published = chance.after(filed, 150, 260)
    row.dates["publication"] = published
    registered = published + timedelta(days=91)
    if chance.true(0.05):
        opposed = chance.after(published, 20, 85)
        row.events.append(EventFact(EventKey.OPPOSED, EventCategory.PRE_GRANT_REVIEW, opposed, text="在先权利人提出异议"))
        decided = chance.after(opposed, 300, 480)
        if chance.true(0.4):
            row.events.append(EventFact(EventKey.REFUSED, EventCategory.DISCONTINUATION, decided, text="异议成立，不予注册"))
            return
        row.events.append(EventFact(EventKey.NOTE, EventCategory.PRE_GRANT_REVIEW, decided, text="异议不成立，准予注册"))
        registered = decided
    row.dates["registration"] = registered
    row.documents.append(DocumentFact("certificate", "商标注册证", registered))
    end = _after_registration(chance, row, registered)
    buyer = city.holder(chance, industry, filed, research=0) if chance.true(0.06) else None
    changed = holdings(chance, [holder], registered, end, buyer)
    row.parties += changed.parties
    row.events += changed.events


def _after_registration(chance: Chance, row: RightRow, registered: date) -> date:
    """Renewals, cancellation for three years without use, invalidation; the day on which the mark ended, if any."""
    first_end = add_years(registered, TERM)
    if chance.true(0.05):
        on = chance.after(registered, 1100, 2800)
        row.events.append(EventFact(EventKey.CANCELLED, EventCategory.REVOCATION, on, text="连续三年不使用，撤销注册"))
        return on
    if chance.true(0.02):
        on = chance.after(registered, 300, 1700)
        row.events.append(EventFact(EventKey.INVALIDATED, EventCategory.INVALIDATION, on, text="宣告注册商标无效"))
        return on
    if not chance.true(0.68):
        return first_end
    until = add_years(first_end, TERM)
    on = chance.after(first_end - timedelta(days=360), 0, 340)
    row.events.append(EventFact(EventKey.RENEWED, EventCategory.MODIFICATION, on, text="核准续展", detail={"until": until.isoformat()}))
    return until
