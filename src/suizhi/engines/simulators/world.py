"""What simulated filers share: seats, phones, agencies and the stream of application numbers; and the rows, facts and truth they leave."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from suizhi.engines.filings import Fact, FactSort, Reference, Sort
from suizhi.engines.gazettes import Agency, Applicant, GazetteRow
from suizhi.engines.simulators import words
from suizhi.engines.simulators.chance import Chance
from suizhi.kernel.errors import Place
from suizhi.kernel.records import EventKey

FIRST_NUMBER = 999_000_000
"""Nine digits that no office has given out."""
FIRST_DAY, TODAY = date(2024, 1, 2), date(2026, 11, 1)
PUNISHED = 3
"""How many agencies, the first ones, have been punished."""
_STREETS = ("示例大道", "示例东路", "样例一路", "样例二路", "示范中街", "示范南街", "例山路", "例水路")
_VIRTUAL = tuple(f"广州市示例区集群一路{number}号" for number in (8, 18, 28))
_GOODS = ("手机", "衣服", "茶", "饼干", "化妆品", "灯", "家具", "玩具", "箱包", "餐馆服务", "软件", "饮料")
_FORM = "有限公司（合成）"
INDUSTRIES = ("C14", "C18", "C26", "C39", "F51", "F52", "I65", "L72")


@dataclass(slots=True)
class World:
    """Everything that is made, as it grows. `kinds` is the hidden truth: the key of an applicant → what it is."""

    chance: Chance
    rows: list[GazetteRow] = field(default_factory=list)
    facts: list[Fact] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    kinds: dict[str, str] = field(default_factory=dict)
    families: list[frozenset[str]] = field(default_factory=list)
    """Applicants that really belong together."""
    agencies: list[Agency] = field(default_factory=list)

    def named(self, sort: Sort) -> list[Reference]:
        """The names of others of one sort."""
        return [one for one in self.references if one.sort is sort]

    def applicant(self, chance: Chance, kind: str, core: str = "", *, beside: Applicant | None = None, sharing: str = "") -> Applicant:
        """Somebody new. `sharing` names what is the same as with `beside`: address, phone, representative or shareholders."""
        number = len(self.kinds) + 1
        person = not core and not beside and chance.true(0.15)
        title = core if core and not core.isascii() else words.han(chance, 2)
        made = Applicant(
            name=f"{chance.pick('甲乙丙丁戊己庚辛')}某{number}"
            if person
            else f"广州{title}{chance.pick(('商贸', '科技', '食品', '服饰'))}{_FORM}",
            code="" if person else f"SYN{number:07d}",
            address=chance.pick(_VIRTUAL) if chance.true(0.12) else address(chance),
            phone=f"000-{number:08d}",
            representative=f"样例{chance.pick('甲乙丙丁戊己庚辛壬癸')}{chance.pick('甲乙丙丁戊己庚辛壬癸')}{chance.between(1, 9)}",
            shareholders=(f"股东{number}（合成）",) if chance.true(0.5) else (),
            industry=chance.pick(INDUSTRIES),
        )
        if beside:
            made = _sharing(made, beside, sharing)
        self.kinds[made.key] = kind
        return made

    def file(
        self, chance: Chance, applicant: Applicant, mark: str, day: date, *, agency: Agency | None = None, classes: Collection[int] = ()
    ) -> str:
        """An application; its number. Some are published, some refused, as offices do."""
        number = str(FIRST_NUMBER + len(self.rows))
        chosen = tuple(sorted(classes)) or (chance.between(1, 45),)
        goods = tuple(chance.picks(_GOODS, 2))
        row = GazetteRow(
            number, mark, chosen, applicant, day, goods=goods, agency=agency, synthetic=True, at=Place("synthetic", len(self.rows) + 1)
        )
        self.rows.append(row)
        return number

    def event(self, number: str, key: EventKey, day: date, *, assignee: Applicant | None = None) -> None:
        """Something that happens to an application, if it happens by the day of the register."""
        filed = self.rows[int(number) - FIRST_NUMBER]
        if day <= TODAY:
            self.rows.append(
                GazetteRow(
                    number,
                    filed.mark,
                    filed.classes,
                    filed.applicant,
                    filed.filed_on,
                    key,
                    day,
                    assignee=assignee,
                    synthetic=True,
                    at=filed.at,
                )
            )

    def fact(self, sort: FactSort, applicant: Applicant, numbers: Sequence[str] = (), **more: object) -> None:
        """A fact with a document."""
        named = f"材料{len(self.facts) + 1}（合成）"
        fact = Fact(sort, applicant.code or applicant.key, numbers=tuple(numbers), document=named, synthetic=True, **more)  # type: ignore[arg-type]
        self.facts.append(fact)

    def agency(self, chance: Chance) -> Agency:
        """One of the agencies, the large ones more often; the contact is one of the few people who answer there."""
        place = min(chance.between(0, len(self.agencies) - 1), chance.between(0, len(self.agencies) - 1))
        return self.agencies[place]


def address(chance: Chance) -> str:
    """A seat that nobody else is likely to have."""
    house = f"{chance.pick(_STREETS)}{chance.between(1, 299)}号"
    return f"广州市示例区{house}{chance.pick('ABCD')}栋{chance.between(2, 28)}{chance.between(1, 20):02d}室"


def day(chance: Chance, first: date = FIRST_DAY, last: date = TODAY) -> date:
    """A working day of the years that the register covers."""
    return chance.day(first, last - timedelta(days=3))


def _sharing(made: Applicant, beside: Applicant, what: str) -> Applicant:
    same = {name: getattr(beside, name) for name in what.split("+") if name}
    if "shareholders" in same and not same["shareholders"]:
        same = {"phone": beside.phone}
    return replace(made, **same)
