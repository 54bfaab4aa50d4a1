"""The parties of the city: firms with their former names, public bodies, agencies, banks. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from pypinyin import lazy_pinyin

from suizhi.engines.simulators.chance import Chance
from suizhi.halls.register.demo.series import Series, credit_code
from suizhi.halls.register.demo.vocabulary import Industry, industries, names
from suizhi.kernel.places import DISTRICTS
from suizhi.kernel.records import PartyFact, PartyRow, Role

COMPANIES = 730
"""Firms beside the named bodies, so that parties number about 800."""
AGENCIES = 25
_FORMS = {"有限公司": 78, "股份有限公司": 8, "有限责任公司": 3, "厂": 4, "商行": 4, "工作室": 3}
_ENGLISH = {"厂": "Factory", "商行": "Trading House", "工作室": "Studio", "股份有限公司": "Co., Ltd."}
_SOLE = ("厂", "商行", "工作室")
FOUNDED = (date(1996, 3, 1), date(2023, 6, 30))


@dataclass(frozen=True, slots=True)
class Firm:
    """A party as the city's enterprise register would know it. `former` are (name, last day it was borne), oldest first."""

    name: str
    name_en: str
    uscc: str
    district: str
    address: str
    sort: str
    industry: str
    registered_on: date
    former: tuple[tuple[str, date], ...] = ()
    country: str = "CN"

    def name_on(self, day: date) -> str:
        """The name it bore on a day."""
        return next((name for name, until in self.former if day <= until), self.name)

    def fact(self, role: Role, on: date, **more: object) -> PartyFact:
        """This party in a role, under the name it bore on `on`; `more` are further fields of the fact."""
        return PartyFact(
            role,
            self.name_on(on),
            is_person=False,
            uscc=self.uscc,
            country=self.country,
            address=self.address,
            name_en=self.name_en,
            **more,  # type: ignore[arg-type]
        )

    def rows(self) -> Iterator[PartyRow]:
        """The statements of the enterprise register: one for every name borne, the present one last."""
        for name, until in self.former:
            yield self._row(name, {"name_until": until.isoformat()})
        yield self._row(self.name, {})

    def _row(self, name: str, attributes: dict[str, str]) -> PartyRow:
        return PartyRow(
            name=name,
            uscc=self.uscc,
            registered_on=self.registered_on,
            address=self.address,
            district=self.district,
            legal_form=_SORTS[self.sort],
            industry=self.industry,
            attributes=attributes,
        )


_SORTS = {
    "company": "公司",
    "sole": "个体工商户",
    "university": "事业单位",
    "hospital": "事业单位",
    "institute": "事业单位",
    "society": "社会团体",
    "agency": "专利代理机构",
    "bank": "金融机构",
    "abroad": "外国企业",
}


class Registry:
    """Makes parties whose names and codes never repeat."""

    def __init__(self, seed: int, series: Series) -> None:
        self.seed, self.series = seed, series
        self._cores = self._all_cores()

    def _all_cores(self) -> Iterator[str]:
        table = names()
        cores = [a + b for a in table["first"] for b in table["second"] if a != b and a + b not in table["avoid"]]
        return iter(Chance(self.seed, "cores").picks(cores, len(cores)))

    def company(self, number: int) -> Firm:
        """A firm of the city in some industry."""
        chance = Chance(self.seed, "firm", number)
        industry = chance.weighted({one: one.weight for one in industries()})
        core = next(self._cores)
        word, word_en = chance.pick(industry.firms)
        form = chance.weighted(_FORMS)
        place = "广州" if form == "有限公司" and chance.true(0.2) else ""
        name = f"{place}{core}{word}（示例）{form}"
        founded = chance.day(*FOUNDED)
        sort = "sole" if form in _SOLE else "company"
        return self._firm(chance, name, _english(core, word_en, form), sort, industry, founded, self._former(chance, name, founded))

    def _former(self, chance: Chance, name: str, founded: date) -> tuple[tuple[str, date], ...]:
        """One firm in twelve was called otherwise once: another line of business, or before it became a stock company."""
        if not chance.true(1 / 12):
            return ()
        until = chance.day(max(founded, date(2012, 1, 1)) + timedelta(days=700), date(2025, 12, 1))
        if name.endswith("股份有限公司"):
            return ((name.replace("股份有限公司", "有限公司"), until),)
        core = name.removeprefix("广州")[:2]
        return ((f"{core}{chance.pick(names()['universal'])}（示例）有限公司", until),)

    def agency(self, number: int) -> Firm:
        """A patent and trademark agency."""
        chance = Chance(self.seed, "agency", number)
        core, word = next(self._cores), chance.pick(names()["agency_words"])
        end = "（示例，普通合伙）" if word.endswith("事务所") else "（示例）有限公司"
        name = f"广州{core}{word}{end}"
        return self._firm(chance, name, _english(core, "Intellectual Property Agency", ""), "agency", None, chance.day(*FOUNDED))

    def body(self, name: str, english: str, prefix: str, sort: str, *, founded: date = date(1996, 3, 1)) -> Firm:
        """A public body, a society, a bank."""
        chance = Chance(self.seed, "body", name)
        return self._firm(chance, name, english, sort, None, founded, prefix=prefix)

    def foreigner(self, name: str, country: str) -> Firm:
        """A firm abroad, which has no credit code."""
        return Firm(name, name, "", "", "", "abroad", "", date(1990, 1, 1), country=country)

    def _firm(
        self,
        chance: Chance,
        name: str,
        english: str,
        sort: str,
        industry: Industry | None,
        founded: date,
        former: tuple[tuple[str, date], ...] = (),
        *,
        prefix: str = "",
    ) -> Firm:
        district = chance.weighted(names()["districts"])
        code = credit_code(prefix or ("92" if sort == "sole" else "91"), district, self.series.next("organisation"))
        return Firm(name, english, code, district, _address(chance, district), sort, industry.gb4754 if industry else "", founded, former)


def _address(chance: Chance, district: str) -> str:
    house = f"{chance.pick(names()['streets'])}{chance.between(1, 299)}号"
    if chance.true(0.4):
        house += f"{chance.pick(names()['parks'])}{chance.pick('ABCD')}栋{chance.between(2, 18)}{chance.between(1, 12):02d}室"
    return f"广州市{DISTRICTS[district]}{house}"


def _english(core: str, word: str, form: str) -> str:
    return f"{''.join(lazy_pinyin(core)).capitalize()} {word} (Sample) {_ENGLISH.get(form, 'Co., Ltd.') if form else ''}".strip()
