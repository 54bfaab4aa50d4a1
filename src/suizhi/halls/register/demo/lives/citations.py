"""Who cites whom: patents of one industry cite what was published before they were filed."""

from __future__ import annotations

from collections import defaultdict

from suizhi.engines.simulators.chance import Chance
from suizhi.halls.register.demo.city import City
from suizhi.halls.register.demo.lives.patents import Life
from suizhi.halls.register.demo.vocabulary import names
from suizhi.kernel.records import CitationFact, Kind, RightRow

_LITERATURE = 0.15
_JOURNALS = ("示例大学学报", "样例技术", "岭南工程（示例）", "应用材料（示例）")


def cite(city: City, lives: list[Life]) -> None:
    """Give the examined inventions their citations."""
    by_industry: dict[str, list[RightRow]] = defaultdict(list)
    for life in sorted(lives, key=lambda one: (one.filing, one.row.numbers[0].key)):
        pool = by_industry[life.industry.code]
        if life.row.kind == Kind.INVENTION and "publication" in life.row.dates:
            life.row.citations = _cited(city.chance("cites", life.row.numbers[0].key), life, pool)
        if life.row.kind != Kind.DESIGN and len(life.row.numbers) > 1:
            pool.append(life.row)


def _cited(chance: Chance, life: Life, pool: list[RightRow]) -> list[CitationFact]:
    """One to four documents; those of the same subject (main class) first."""
    earlier = [row for row in pool if min(row.dates.get("publication", life.filing), row.dates.get("grant", life.filing)) < life.filing]
    alike = [row for row in earlier if row.classes[0].symbol == life.row.classes[0].symbol]
    found = chance.picks(alike, chance.between(0, 3)) + chance.picks(earlier, chance.between(0, 1))
    keys = dict.fromkeys(row.numbers[1].key for row in found)
    facts = [CitationFact(key, category=chance.pick("XYAA"), origin="examiner") for key in keys]
    if chance.true(_LITERATURE):
        year = life.filing.year - chance.between(1, 6)
        author, page = chance.pick(names()["people"]), chance.between(10, 90)
        text = f"{author}等：{life.industry.subjects[0].zh}研究进展，{chance.pick(_JOURNALS)}，{year}({chance.between(1, 6)})：{page}-{page + 7}"
        facts.append(CitationFact(text=text, category="A", origin="examiner"))
    return facts
