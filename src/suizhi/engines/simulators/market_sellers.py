"""Honest sellers of an invented marketplace: each kind writes its titles, asks its prices and fills in its fields in its own way."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from random import Random

from suizhi.engines.listings.model import Right, Shop
from suizhi.engines.simulators.disguises import Pen
from suizhi.engines.simulators.market_rights import ORDINARY, coined_name
from suizhi.engines.simulators.market_words import Goods, Words

CAPTURED = datetime(2026, 6, 1, 9, tzinfo=timezone(timedelta(hours=8)))
"""When the first listing is captured."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A listing in the making: its title, and what its kind says of price, shop, brand field, pictures."""

    title: str
    ratio: float
    shop: Shop
    brand: str = ""
    category: str = ""
    group: str = ""
    picture: float = 0.0
    description: str = ""


class Stalls:
    """What every seller does: make titles from the words of the stream, run a shop."""

    def __init__(self, said: Words, rights: Sequence[Right]) -> None:
        self.said, self.rights = said, rights
        self.by_group = {goods.group: goods for goods in said.goods}
        self.coined = [right for right in rights if int(right.id[1:]) < ORDINARY]

    def _title(self, chance: Random, brand: str, goods: Goods, kind: str = "titles") -> str:
        adjectives = chance.sample(self.said.kinds["adjectives"], 2)
        own, part = self._own(chance), chance.choice(goods.parts)
        template = chance.choice(self.said.kinds[kind])
        return template.format(brand=brand, goods=goods.name, a=adjectives[0], b=adjectives[1], own=own, part=part)

    def _own(self, chance: Random) -> str:
        """A brand of a seller's own, which nobody else claims."""
        return chance.choice("品优实佳信汇恒众") + chance.choice("匠选物造居作工坊")

    def _shop(self, chance: Random, *, id: str = "", company: str = "", young: float = 0.1) -> Shop:
        """An honest shop: some are new, some share an address with a neighbour, very few had a lead confirmed."""
        number = chance.randrange(4000)
        age = chance.randrange(5, 90) if chance.random() < young else chance.randrange(120, 3000)
        return Shop(
            id=id or f"H{number}",
            name=f"合成店{number}",
            company=company,
            opened_on=(CAPTURED - timedelta(days=age)).date(),
            confirmed_leads=int(chance.random() < 0.02),
            links=(f"tower-{number // 4}",) if number % 100 < 8 else (),
        )


class Honest(Stalls):
    """Sellers of every honest kind."""

    def __init__(self, said: Words, rights: Sequence[Right]) -> None:
        super().__init__(said, rights)
        self.kinds: Mapping[str, Callable[[Random, Right, Goods], Draft]] = {
            "owner": self._owner,
            "licensed": self._licensed,
            "reseller": self._reseller,
            "clearance": self._clearance,
            "second_hand": self._second_hand,
            "compatible": self._compatible,
            "comparison": self._comparison,
            "parody": self._parody,
            "parallel": self._parallel,
            "other_goods": self._other_goods,
            "traditional": self._traditional,
            "neighbour": self._neighbour,
        }

    def draft(self, chance: Random, right: Right, kind: str) -> Draft:
        """A listing of that kind that has to do with the right."""
        return self.kinds[kind](chance, right, self.by_group[right.groups[0]])

    def _owner(self, chance: Random, right: Right, goods: Goods) -> Draft:
        shop = self._shop(chance, id=f"O{right.id}", company=right.owner, young=0)
        return Draft(self._title(chance, right.name, goods), chance.uniform(0.6, 1.05), shop, right.name, picture=0.9)

    def _licensed(self, chance: Random, right: Right, goods: Goods) -> Draft:
        shop = self._shop(chance, id=chance.choice(right.licensees).shop_id or "", young=0)
        return Draft(self._title(chance, right.name, goods), chance.uniform(0.5, 1.05), shop, right.name, picture=0.7)

    def _reseller(self, chance: Random, right: Right, goods: Goods) -> Draft:
        brand = right.name if chance.random() < 0.85 else ""
        said = f"{right.name}商标注册号{right.number}" if chance.random() < 0.05 else ""
        return Draft(
            self._title(chance, right.name, goods), chance.uniform(0.65, 1.2), self._shop(chance), brand, picture=0.25, description=said
        )

    def _clearance(self, chance: Random, right: Right, goods: Goods) -> Draft:
        title = self._title(chance, right.name, goods, "clearance")
        return Draft(title, chance.uniform(0.35, 0.75), self._shop(chance), right.name if chance.random() < 0.8 else "", picture=0.2)

    def _second_hand(self, chance: Random, right: Right, goods: Goods) -> Draft:
        title = self._title(chance, right.name, goods, "resale")
        return Draft(title, chance.uniform(0.15, 0.65), self._shop(chance), right.name if chance.random() < 0.5 else "", picture=0.05)

    def _compatible(self, chance: Random, right: Right, goods: Goods) -> Draft:
        own = self._own(chance)
        title = self._title(chance, right.name, goods, "compatible")
        category = f"{goods.category}配件" if chance.random() < 0.6 else goods.category
        return Draft(title, chance.uniform(0.02, 0.2), self._shop(chance), own if chance.random() < 0.7 else "", category, picture=0.02)

    def _comparison(self, chance: Random, right: Right, goods: Goods) -> Draft:
        own = self._own(chance)
        return Draft(self._title(chance, right.name, goods, "comparison"), chance.uniform(0.15, 0.6), self._shop(chance), own)

    def _parody(self, chance: Random, right: Right, goods: Goods) -> Draft:
        title = self._title(chance, right.name, goods, "parody")
        return Draft(title, chance.uniform(0.02, 0.2), self._shop(chance), "", "文创/贴纸", "1605")

    def _parallel(self, chance: Random, right: Right, goods: Goods) -> Draft:
        title = self._title(chance, right.name, goods, "parallel")
        return Draft(title, chance.uniform(0.5, 1.0), self._shop(chance), right.name, picture=0.3)

    def _other_goods(self, chance: Random, right: Right, goods: Goods) -> Draft:
        other = chance.choice([one for one in self.said.goods if one.group[:2] != goods.group[:2]])
        title = self._title(chance, right.name, other)
        return Draft(title, chance.uniform(0.1, 1.5), self._shop(chance), right.name, other.category, other.group)

    def _traditional(self, chance: Random, right: Right, goods: Goods) -> Draft:
        pen = Pen(chance, self.said, {}, {})
        name = "".join(pen.character(char).traditional for char in right.name)
        return Draft(self._title(chance, name, goods), chance.uniform(0.7, 1.2), self._shop(chance), name, picture=0.2)

    def _neighbour(self, chance: Random, right: Right, goods: Goods) -> Draft:
        """A seller with a brand of its own of the same making, which may share characters with another's."""
        taken = {one.name for one in self.coined}
        own = next(name for name in iter(lambda: coined_name(chance, self.said), "") if name not in taken)
        return Draft(self._title(chance, own, goods), chance.uniform(0.2, 1.1), self._shop(chance), own)

    def unbranded(self, chance: Random) -> Draft:
        """Goods without a brand, or with one of the seller's own."""
        goods = chance.choice(self.said.goods)
        title = self._title(chance, "", goods, "plain")
        return Draft(title, chance.uniform(0.2, 1.1), self._shop(chance), "", goods.category, goods.group)

    def generic(self, chance: Random) -> tuple[Draft, Right]:
        """A mark's word in its ordinary meaning (苹果 as fruit), with the mark that it could be taken for."""
        held = chance.choice(self.said.generic)
        right = next(one for one in self.rights if one.name == held["word"])
        draft = Draft(
            chance.choice(list(held["titles"])),
            chance.uniform(0.01, 0.5),
            self._shop(chance),
            "",
            str(held["category"]),
            str(held["offered"]),
        )
        return draft, right
