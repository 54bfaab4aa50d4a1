"""Rights that come with a registration alone: works, software, layout designs, data."""

from __future__ import annotations

from datetime import date, timedelta

from suizhi.engines.simulators.chance import Chance
from suizhi.halls.register.demo.city import City
from suizhi.halls.register.demo.firms import Firm
from suizhi.halls.register.demo.vocabulary import Industry, industries, names
from suizhi.halls.register.demo.when import EPOCH
from suizhi.halls.register.terms import add_years
from suizhi.kernel.records import DocumentFact, EventCategory, EventFact, EventKey, Kind, PartyFact, RightRow, Role, TextFact

SOFTWARE, WORKS, LAYOUTS, DATA = 270, 110, 26, 34


def software(city: City) -> list[RightRow]:
    """Registered computer programs."""
    return [_program(city, number) for number in range(SOFTWARE)]


def works(city: City) -> list[RightRow]:
    """Registered works of art, text, photographs, films."""
    return [_work(city, number) for number in range(WORKS)]


def layouts(city: City) -> list[RightRow]:
    """Layout designs of integrated circuits."""
    return [_layout(city, number) for number in range(LAYOUTS)]


def data_rights(city: City) -> list[RightRow]:
    """Data sets with a certificate."""
    return [_data(city, number) for number in range(DATA)]


def _program(city: City, number: int) -> RightRow:
    chance = city.chance("software", number)
    industry = _industry(chance)
    registered = chance.day(date(2010, 1, 4), EPOCH)
    holder = city.holder(chance, industry, registered, research=0.18)
    version = f"V{chance.between(1, 4)}.{chance.between(0, 9)}"
    brand = holder.name.removeprefix("广州")[:2]
    title = f"{brand}{chance.pick(industry.software)}{version}"
    row = _registered(Kind.SOFTWARE, registered, holder, title)
    row.numbers = [
        city.series.registration(Kind.SOFTWARE, f"{registered.year}SR{{}}"),
        city.series.registration(Kind.SOFTWARE, "软著登字第{}号"),
    ]
    completed = registered - timedelta(days=chance.between(60, 400))
    row.dates["completion"] = completed
    if chance.true(0.7):
        row.dates["first_use"] = completed + timedelta(days=chance.between(5, 50))
    row.attributes = {"version": version, "work_type": "计算机软件"}
    row.documents = [DocumentFact("certificate", "计算机软件著作权登记证书", registered)]
    _given_up(chance, row, registered)
    return row


def _work(city: City, number: int) -> RightRow:
    chance = city.chance("work", number)
    letter, sort = chance.weighted(
        {("F", "美术作品"): 60, ("A", "文字作品"): 14, ("G", "摄影作品"): 12, ("I", "视听作品"): 8, ("B", "音乐作品"): 6}
    )
    registered = chance.day(date(2013, 1, 7), EPOCH)
    industry = _industry(chance)
    theme, form = chance.pick(names()["themes"]), chance.pick(names()["work_forms"][letter])
    holder = city.holder(chance, industry, registered, research=0.1) if chance.true(0.8) else None
    row = _registered(Kind.COPYRIGHT_WORK, registered, holder, f"{theme}{form}")
    row.numbers = [city.series.registration(Kind.COPYRIGHT_WORK, f"粤作登字-{registered.year}-{letter}-0{{}}")]
    row.parties += city.people(chance, Role.CREATOR, 2)
    if holder is None:
        author = row.parties[0]
        row.parties.insert(0, PartyFact(Role.OWNER, author.name, is_person=True, country="CN", address="广州市", valid_from=registered))
    row.dates["completion"] = registered - timedelta(days=chance.between(20, 700))
    row.attributes = {"work_type": sort}
    row.documents = [DocumentFact("certificate", "作品登记证书", registered)]
    return row


def _layout(city: City, number: int) -> RightRow:
    chance = city.chance("layout", number)
    industry = chance.pick([one for one in industries() if one.layouts])
    filed = chance.day(date(2013, 1, 7), EPOCH - timedelta(days=120))
    holder = city.holder(chance, industry, filed, research=0.15)
    name = f"{''.join(chance.pick('ABCDEKLMPRSTX') for _ in range(2))}{chance.between(1000, 9899)}{chance.pick(industry.layouts)}"
    registered = chance.after(filed, 60, 150)
    row = _registered(Kind.LAYOUT_DESIGN, registered, holder, name)
    row.numbers = [city.series.registration(Kind.LAYOUT_DESIGN, f"BS.{filed.year % 100:02d}5{{}}", 6)]
    row.dates["filing"] = filed
    if chance.true(0.5):
        row.dates["first_use"] = filed - timedelta(days=chance.between(30, 500))
    row.parties += [*city.people(chance, Role.CREATOR, 3), city.agency(chance, filed)]
    row.documents = [DocumentFact("certificate", "集成电路布图设计登记证书", registered)]
    return row


def _data(city: City, number: int) -> RightRow:
    chance = city.chance("data", number)
    industry = _industry(chance)
    registered = chance.day(date(2023, 5, 8), EPOCH)
    holder = city.holder(chance, industry, registered, research=0.2)
    row = _registered(Kind.DATA_IP, registered, holder, chance.pick(industry.data))
    row.numbers = [city.series.registration(Kind.DATA_IP, f"粤数登字第{registered.year}{{}}号")]
    row.dates["expiry"] = add_years(registered, 3)
    rows_held = chance.between(3, 900) * 1000
    text = f"数据来源于自行采集，经去标识化与规则清洗，共{rows_held}条，用于{industry.zh}领域的质量分析与模型训练。"
    row.texts = [TextFact("abstract", "zh", text)]
    row.documents = [DocumentFact("certificate", "数据知识产权登记证", registered)]
    return row


def _industry(chance: Chance) -> Industry:
    return chance.weighted({one: one.weight for one in industries()})


def _registered(kind: Kind, registered: date, holder: Firm | None, title: str) -> RightRow:
    parties = [holder.fact(Role.OWNER, registered, valid_from=registered)] if holder else []
    return RightRow(kind, "CN", [], {"zh": title}, {"registration": registered}, parties=parties)


def _given_up(chance: Chance, row: RightRow, registered: date) -> None:
    """One program in thirty is cancelled at its owner's wish."""
    if chance.true(1 / 30):
        on = chance.after(registered, 400, 1500)
        row.events.append(EventFact(EventKey.CANCELLED, EventCategory.DISCONTINUATION, on, text="著作权人申请撤销登记"))
