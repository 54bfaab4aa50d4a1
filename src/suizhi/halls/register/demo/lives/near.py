"""Marks around one name, each near to it in a way of its own: alike in sound, in look, in another order, with something added, dead."""

from __future__ import annotations

from datetime import date, timedelta

from suizhi.halls.register.demo.city import City
from suizhi.halls.register.demo.vocabulary import Industry, industries, names
from suizhi.kernel.classes import parse_nice, parse_nice_group
from suizhi.kernel.records import DocumentFact, EventCategory, EventFact, EventKey, Kind, RightRow, Role, TextFact

_TRADE = "food"


def near_marks(city: City) -> list[RightRow]:
    """The marks, by different firms of one trade."""
    trade = next(industry for industry in industries() if industry.code == _TRADE)
    return [_mark(city, trade, *raw) for raw in names()["near"]]


def _mark(city: City, trade: Industry, text: str, group: str, year: int, fate: str) -> RightRow:
    chance = city.chance("near", text)
    filed = chance.day(date(year, 1, 4), date(year, 12, 28))
    holder = city.holder(chance, trade, filed, research=0)
    goods = "；".join(trade.goods[group])
    row = RightRow(Kind.TRADEMARK, "CN", city.series.mark(), {"zh": text}, {"filing": filed})
    row.attributes = {"mark_text": text, "mark_feature": "字母" if text.isascii() else "文字"}
    row.classes = [parse_nice(group[:2]).fact(main=True, text=goods), parse_nice_group(group).fact()]
    row.texts = [TextFact("goods", "zh", goods)]
    row.parties = [holder.fact(Role.APPLICANT, filed), city.agency(chance, filed)]
    if fate == "refused":
        on = chance.after(filed, 150, 280)
        row.events = [EventFact(EventKey.REFUSED, EventCategory.DISCONTINUATION, on, text="与在先近似商标相同或近似，驳回申请")]
        return row
    published = chance.after(filed, 150, 260)
    registered = published + timedelta(days=91)
    row.dates |= {"publication": published, "registration": registered}
    row.documents = [DocumentFact("certificate", "商标注册证", registered)]
    row.parties.append(holder.fact(Role.OWNER, registered, valid_from=registered))
    if fate == "cancelled":
        on = chance.after(registered, 1100, 1400)
        row.events = [EventFact(EventKey.CANCELLED, EventCategory.REVOCATION, on, text="连续三年不使用，撤销注册")]
    return row
