"""Collective and certification marks and geographical indications: what associations hold for a place and its trade."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from suizhi.engines.simulators.chance import Chance
from suizhi.halls.register.demo.city import City
from suizhi.halls.register.demo.vocabulary import names
from suizhi.kernel.classes import parse_nice, parse_nice_group
from suizhi.kernel.records import DocumentFact, EventCategory, EventFact, EventKey, Kind, NumberFact, RightRow, Role, TextFact

_SINCE, _UNTIL = date(2009, 3, 2), date(2024, 6, 28)


def association_marks(city: City) -> list[RightRow]:
    """The collective and certification marks."""
    kinds = ((Kind.COLLECTIVE_MARK, names()["collective"]), (Kind.CERTIFICATION_MARK, names()["certification"]))
    return [_mark(city, kind, *raw) for kind, table in kinds for raw in table]


def indications(city: City) -> list[RightRow]:
    """The geographical indications."""
    return [_indication(city, **raw) for raw in names()["indications"]]


def _mark(city: City, kind: Kind, text: str, holder_name: str, group: str, goods: str) -> RightRow:
    chance = city.chance(kind, text)
    holder = next(one for one in city.societies if one.name == holder_name)
    filed = chance.day(_SINCE, _UNTIL)
    published = chance.after(filed, 240, 420)
    registered = published + timedelta(days=91)
    row = RightRow(kind, "CN", city.series.mark(), {"zh": text}, {"filing": filed, "publication": published, "registration": registered})
    row.parties = [
        holder.fact(Role.APPLICANT, filed),
        holder.fact(Role.OWNER, registered, valid_from=registered),
        city.agency(chance, filed),
    ]
    row.classes = [parse_nice(group[:2]).fact(main=True, text=goods), parse_nice_group(group).fact()]
    row.texts = [TextFact("goods", "zh", goods)]
    row.documents = [DocumentFact("certificate", "商标注册证", registered), DocumentFact("rules", f"“{text}”使用管理规则", filed)]
    row.attributes = {"mark_text": text, "mark_feature": "文字及图形"}
    if registered.year <= 2016:
        until = registered.replace(year=registered.year + 20)
        on = chance.after(registered.replace(year=registered.year + 10), -300, -20)
        row.events.append(EventFact(EventKey.RENEWED, EventCategory.MODIFICATION, on, text="核准续展", detail={"until": until.isoformat()}))
    return row


def _indication(city: City, **raw: Any) -> RightRow:
    chance = city.chance("indication", raw["name"])
    registered = chance.day(_SINCE, _UNTIL)
    holder = next(one for one in city.societies if one.name == raw["holder"])
    row = RightRow(
        Kind.GEOGRAPHICAL_INDICATION, "CN", [_number(city, chance, raw["farm"], registered)], {"zh": raw["name"], "en": raw["en"]}
    )
    row.dates = {"registration": registered}
    row.parties = [holder.fact(Role.APPLICANT, registered), holder.fact(Role.OWNER, registered, valid_from=registered)]
    row.texts = [TextFact("brief", "zh", raw["brief"])]
    row.documents = [DocumentFact("standard", f"{raw['name']} 质量技术要求", registered)]
    row.attributes = {"place_of_origin": raw["place"]}
    return row


def _number(city: City, chance: Chance, farm: bool, registered: date) -> NumberFact:
    if farm:
        return city.series.registration(Kind.GEOGRAPHICAL_INDICATION, f"AGI{registered.year}-{chance.between(1, 4):02d}-{{}}", 5)
    return city.series.registration(Kind.GEOGRAPHICAL_INDICATION, f"国家知识产权局公告{registered.year}年第{{}}号")
