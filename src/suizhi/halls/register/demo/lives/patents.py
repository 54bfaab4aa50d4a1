"""Patents: filing, publication, examination, grant, fees, and the ways they end."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from suizhi.engines.simulators.chance import Chance
from suizhi.halls.register.demo.city import City
from suizhi.halls.register.demo.firms import Firm
from suizhi.halls.register.demo.lives.fees import fees
from suizhi.halls.register.demo.lives.owners import holdings
from suizhi.halls.register.demo.series import cn_publication
from suizhi.halls.register.demo.vocabulary import Industry, industries
from suizhi.halls.register.demo.when import EPOCH
from suizhi.halls.register.demo.wording import idea, texts
from suizhi.kernel.classes import parse_gb4754, parse_ipc, parse_locarno
from suizhi.kernel.records import (
    ClassFact,
    DocumentFact,
    EventCategory,
    EventFact,
    EventKey,
    Kind,
    PartyFact,
    RightRow,
    Role,
    TextFact,
)

COUNTS = {Kind.INVENTION: 760, Kind.UTILITY_MODEL: 560, Kind.DESIGN: 330}
_YEARS = {year: 1.0 + (year - 2005) * 0.55 for year in range(2006, EPOCH.year + 1)}
"""Filings grow by year, as a city's do."""
_RESEARCH = {Kind.INVENTION: 0.3, Kind.UTILITY_MODEL: 0.12, Kind.DESIGN: 0.02}
_GRANT_NOTE = {Kind.INVENTION: "发明专利证书", Kind.UTILITY_MODEL: "实用新型专利证书", Kind.DESIGN: "外观设计专利证书"}
_ENGLISH = 0.36
"""The share of patents that also carry an English title."""


@dataclass(slots=True)
class Life:
    """A patent as it comes about: the row so far, who files it, and whether it was granted."""

    row: RightRow
    chance: Chance
    industry: Industry
    filing: date
    holders: list[Firm] = field(default_factory=list)
    granted: date | None = None

    def event(self, key: EventKey, category: EventCategory, on: date, text: str = "", **detail: object) -> None:
        """Note an event."""
        self.row.events.append(EventFact(key, category, on, text=text, detail=dict(detail)))


def patents(city: City) -> list[Life]:
    """Every patent and application of the city."""
    return [_patent(city, kind, number) for kind, count in COUNTS.items() for number in range(count)]


def _patent(city: City, kind: Kind, number: int) -> Life:
    chance = city.chance(kind, number)
    industry = chance.weighted({one: one.weight for one in industries()})
    year = chance.weighted(_YEARS)
    filing = chance.day(date(year, 1, 4), min(date(year, 12, 28), EPOCH))
    application = city.series.application(kind, filing.year)
    life = Life(RightRow(kind, "CN", [application], {}, {"filing": filing}), chance, industry, filing)
    (_design if kind == Kind.DESIGN else _invent)(life)
    life.holders = _holders(city, life)
    life.row.parties = _parties(city, life)
    (_examined if kind == Kind.INVENTION else _checked)(life, city.series.next(f"publication/{kind}"))
    if life.granted:
        _granted(city, life)
    return life


def _invent(life: Life) -> None:
    made = idea(life.chance, life.industry, life.row.kind)
    life.row.titles = {"zh": made.title} | ({"en": made.title_en} if life.chance.true(_ENGLISH) else {})
    life.row.texts = texts(life.chance, made, life.row.kind)
    symbols = [parse_ipc(symbol).symbol for symbol in made.subject.ipc]
    life.row.classes = [ClassFact("ipc", symbol, main=place == 0) for place, symbol in enumerate(symbols)]
    if life.row.kind == Kind.INVENTION and life.chance.true(0.6):
        life.row.classes += [ClassFact("cpc", symbol, main=place == 0) for place, symbol in enumerate(symbols)]
    life.row.classes.append(parse_gb4754(life.industry.gb4754).fact())
    life.row.attributes["claim_count"] = life.row.texts[-1].text.count("\n") + 1


def _design(life: Life) -> None:
    product = life.chance.pick(life.industry.designs)
    style, style_en = life.chance.pick(_styles(product.locarno))
    life.row.titles = {"zh": f"{product.zh}{style}"} | ({"en": f"{product.en}{style_en}"} if life.chance.true(_ENGLISH) else {})
    life.row.classes = [parse_locarno(product.locarno).fact(main=True), parse_gb4754(life.industry.gb4754).fact()]
    use, point = life.chance.pick(_DESIGN_POINTS)
    brief = f"1. 本外观设计产品的名称：{life.row.titles['zh']}。2. 本外观设计产品的用途：{use}。3. 本外观设计产品的设计要点：{point}。"
    life.row.texts = [
        TextFact("brief", "zh", f"{brief}4. 最能表明设计要点的图片或照片：{life.chance.pick(('立体图', '主视图', '立体图1'))}。")
    ]


_PLAIN = (("", ""), ("（二代）", " (second generation)"))
_SHAPED = (*_PLAIN, ("（便携式）", " (portable)"), ("（一体式）", " (integrated)"), ("（圆角款）", " (rounded)"))
_ORNATE = (
    *_PLAIN,
    ("（镂空）", " (openwork)"),
    ("（岭南花窗）", " (Lingnan lattice)"),
    ("（骑楼）", " (arcade)"),
    ("（木棉）", " (kapok)"),
    ("（醒狮）", " (lion dance)"),
)
_ORNATE_CLASSES = frozenset({"03", "07", "09", "11", "26", "28"})
"""Locarno classes of what people wear, carry, pour from and hang up."""
_SHAPED_CLASSES = frozenset({"04", "10", "15", "24"})


def _styles(locarno: str) -> tuple[tuple[str, str], ...]:
    """How a product of this class may be told from its like: an ornament suits a vase and not a circuit board."""
    if locarno[:2] in _ORNATE_CLASSES:
        return _ORNATE
    return _SHAPED if locarno[:2] in _SHAPED_CLASSES or locarno in ("14-01", "14-02", "14-03") else _PLAIN


_DESIGN_POINTS = (
    ("按产品名称所示的日常使用", "在于产品的形状"),
    ("按产品名称所示的使用", "在于形状与图案的结合"),
    ("按产品名称所示的专业使用", "在于产品的正面布局与轮廓"),
)


def _holders(city: City, life: Life) -> list[Firm]:
    chance = life.chance
    if life.row.kind != Kind.INVENTION and chance.true(0.08):
        return []
    if chance.true(0.025):
        return [chance.pick(city.foreigners)]
    first = city.holder(chance, life.industry, life.filing, research=_RESEARCH[life.row.kind])
    second = city.holder(chance, life.industry, life.filing, research=0.5) if chance.true(0.11) else first
    return [first] if second is first else [first, second]


def _parties(city: City, life: Life) -> list[PartyFact]:
    chance, on = life.chance, life.filing
    inventors = city.people(chance, Role.INVENTOR, 5)
    applicants = [firm.fact(Role.APPLICANT, on, sequence=place) for place, firm in enumerate(life.holders, 1)]
    if not applicants:
        one = inventors[0]
        applicants = [PartyFact(Role.APPLICANT, one.name, is_person=True, country="CN", address="广州市")]
    agents = [city.agency(chance, on), *city.people(chance, Role.AGENT, 2)] if chance.true(0.82) else []
    return [*applicants, *inventors, *agents]


def _examined(life: Life, serial: int) -> None:
    """An invention: published after eighteen months or sooner on request, examined on request, then granted or not."""
    chance, row = life.chance, life.row
    early = chance.true(0.35)
    published = chance.after(life.filing, 70, 240) if early else chance.after(life.filing, 548, 562)
    requested = chance.after(life.filing, 0, 60) if early or chance.true(0.6) else chance.after(life.filing, 300, 1090)
    fate = chance.weighted({"granted": 62, "refused": 13, "withdrawn": 17, "abandoned": 2, "unpublished": 6})
    if fate == "unpublished":
        life.event(EventKey.WITHDRAWN, EventCategory.DISCONTINUATION, chance.after(life.filing, 100, 500), "申请人主动撤回")
        return
    row.numbers.append(cn_publication(row.kind, serial, granted=False))
    row.dates["publication"] = published
    if fate == "withdrawn":
        silent = life.filing + timedelta(days=1096 + 60)
        life.event(EventKey.WITHDRAWN, EventCategory.DISCONTINUATION, chance.after(silent, 0, 60), "逾期未提出实质审查请求，视为撤回")
        return
    life.event(EventKey.EXAMINATION_REQUESTED, EventCategory.EXAMINATION, requested, "实质审查的生效")
    decided = chance.after(max(published, requested), 200, 900)
    if fate == "refused":
        life.event(EventKey.REFUSED, EventCategory.DISCONTINUATION, decided, "不具备创造性，驳回申请")
    elif fate == "abandoned":
        life.event(EventKey.ALLOWED, EventCategory.PRE_GRANT_REVIEW, decided, "发出授予专利权通知书")
        life.event(EventKey.ABANDONED, EventCategory.DISCONTINUATION, chance.after(decided, 70, 100), "逾期未办理登记手续，视为放弃")
    else:
        life.event(EventKey.ALLOWED, EventCategory.PRE_GRANT_REVIEW, decided, "发出授予专利权通知书")
        life.granted = _tuesday_or_friday(chance.after(decided, 30, 70))
        row.numbers.append(cn_publication(row.kind, serial, granted=True))


def _checked(life: Life, serial: int) -> None:
    """A utility model or design: granted after a preliminary examination, in months."""
    chance = life.chance
    decided = chance.after(life.filing, 90, 300)
    if chance.true(0.07):
        life.event(EventKey.REFUSED, EventCategory.DISCONTINUATION, decided, "初步审查不合格，驳回申请")
        return
    life.granted = _tuesday_or_friday(chance.after(decided, 20, 50))
    life.row.numbers.append(cn_publication(life.row.kind, serial, granted=True))


def _granted(city: City, life: Life) -> None:
    assert life.granted is not None
    life.row.dates["grant"] = life.granted
    title = _GRANT_NOTE[life.row.kind]
    life.row.documents.append(DocumentFact("certificate", title, life.granted, reference=f"证书号第9{life.row.numbers[-1].value[4:11]}号"))
    held = fees(life.chance, life.row.kind, life.filing, life.granted)
    life.row.events += held.events
    life.row.events += _disputes(life, held.ended)
    changed = holdings(life.chance, life.holders, life.granted, _end(life, held.ended), _buyer(city, life))
    life.row.parties += changed.parties
    life.row.events += changed.events
    if not life.holders:
        life.row.parties.append(PartyFact(Role.OWNER, life.row.parties[0].name, is_person=True, country="CN", valid_from=life.granted))


def _buyer(city: City, life: Life) -> Firm | None:
    """One patent in sixteen is sold, mostly to a firm of the same industry."""
    return city.holder(life.chance, life.industry, life.filing, research=0) if life.chance.true(1 / 16) else None


def _end(life: Life, ended: date | None) -> date:
    invalid = [event.on for event in life.row.events if event.key == EventKey.INVALIDATED]
    return min([*invalid, ended or date(2045, 1, 1)])


def _disputes(life: Life, ended: date | None) -> list[EventFact]:
    """Invalidations, in whole or in part, a year or more after the grant."""
    assert life.granted is not None
    chance, day = life.chance, life.chance.after(life.granted, 250, 1600)
    if (ended and day >= ended) or not chance.true(0.028):
        return []
    number = f"无效宣告请求审查决定第99{chance.between(1000, 9999)}号"
    if chance.true(0.4):
        return [EventFact(EventKey.INVALIDATED, EventCategory.INVALIDATION, day, text=f"宣告专利权全部无效，{number}")]
    if chance.true(0.5):
        text = f"在权利要求2至{chance.between(3, 5)}的基础上维持有效，{number}"
        return [EventFact(EventKey.PARTLY_INVALIDATED, EventCategory.INVALIDATION, day, text=text)]
    return [EventFact(EventKey.NOTE, EventCategory.INVALIDATION, day, text=f"维持专利权有效，{number}")]


def _tuesday_or_friday(day: date) -> date:
    """The gazette comes out on Tuesdays and Fridays."""
    while day.weekday() not in (1, 4):
        day += timedelta(days=1)
    return day
