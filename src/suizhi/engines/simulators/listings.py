"""A marketplace with a hidden truth: honest shops of every kind that are easily taken for others, and sellers of copies who hide.

The truth is what the simulator meant, not what a reader could know: some honest clearance looks like a copy, some copies look honest.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from random import Random

from suizhi.engines.listings.model import Licensee, Listing, ReferencePrice, Right, Shop
from suizhi.engines.simulators.disguises import WAYS, Pen
from suizhi.engines.simulators.market_words import Goods, Words, words

_CAPTURED = datetime(2026, 6, 1, 9, tzinfo=timezone(timedelta(hours=8)))
HONEST: Mapping[str, float] = {
    "unbranded": 26,
    "owner": 5,
    "licensed": 9,
    "reseller": 11,
    "clearance": 4,
    "second_hand": 8,
    "compatible": 10,
    "comparison": 4,
    "generic": 9,
    "parody": 2,
    "parallel": 5,
    "other_goods": 4,
    "traditional": 3,
    "neighbour": 6,
}
"""Kinds of honest listings, by how many there are of each."""
COPIES: Mapping[str, float] = {**dict.fromkeys(WAYS, 11.0), "plain": 8.0, "quiet": 4.0}
"""Ways of sellers of copies: the eight disguises, the plain name, and the plain name without any word or price that tells."""


@dataclass(frozen=True, slots=True)
class Truth:
    """What the simulator meant by a listing: whether it is a copy, of which kind, and of which right."""

    copy: bool
    kind: str
    right: str


@dataclass(frozen=True, slots=True)
class Market:
    """Rights, listings, and the truth of each listing in their order. Everything is synthetic."""

    rights: tuple[Right, ...]
    listings: tuple[Listing, ...]
    truths: tuple[Truth, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """How large the market is. `look_alikes` and `sound_alikes` are tables of another source, where the caller has any."""

    seed: int
    stream: str = "tuning"
    listings: int = 10_000
    rights: int = 300
    copies: float = 0.12
    look_alikes: Mapping[str, str] = field(default_factory=dict)
    sound_alikes: Mapping[str, str] = field(default_factory=dict)


def market(plan: Plan) -> Market:
    """The market of a plan: the same plan gives the same market everywhere."""
    said = words(plan.stream)
    stalls = _Stalls(plan, said)
    drawn = [stalls.listing(number) for number in range(plan.listings)]
    return Market(stalls.rights, tuple(listing for listing, _ in drawn), tuple(truth for _, truth in drawn))


def rights_of(plan: Plan, said: Words) -> tuple[Right, ...]:
    """Invented marks with owners, reference prices, licensees and pictures; and ordinary words that are marks of other goods."""
    chance = Random(f"{plan.seed}/rights")  # noqa: S311 - reproducible, and nothing secret hangs on it
    names: dict[str, None] = {}
    while len(names) < plan.rights:
        names.setdefault(_name(chance, said))
    coined = [_right(number, name, chance.choice(said.goods), chance) for number, name in enumerate(names)]
    ordinary = [_ordinary(number, held, said, chance) for number, held in enumerate(said.generic)]
    return (*coined, *ordinary)


def _name(chance: Random, said: Words) -> str:
    if chance.random() < 0.35:
        return "".join(chance.choices(said.syllables, k=chance.choice([2, 3, 3]))).title()
    return "".join(chance.sample(sorted(said.characters), chance.choice([2, 2, 3, 3, 4])))


def _right(number: int, name: str, goods: Goods, chance: Random) -> Right:
    owner = f"合成{name}有限公司"
    return Right(
        id=f"R{number}",
        name=name,
        classes=(int(goods.group[:2]),),
        groups=(goods.group,),
        owner=owner,
        reference_prices=(ReferencePrice(price=Decimal(round(goods.price * chance.uniform(0.7, 1.5)))),),
        licensees=tuple(Licensee(shop_id=f"L{number}-{at}") for at in range(3)),
        number=str(30_000_000 + number),
        image_hashes=tuple(f"{chance.getrandbits(64):016x}" for _ in range(2)),
        synthetic=True,
    )


def _ordinary(number: int, held: Mapping[str, object], said: Words, chance: Random) -> Right:
    group = str(held["groups"][0])  # type: ignore[index]
    goods = next((one for one in said.goods if one.group == group), said.goods[0])
    right = _right(900_000 + number, str(held["word"]), goods, chance)
    return right.model_copy(update={"classes": tuple(held["classes"]), "groups": tuple(held["groups"])})  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class _Draft:
    """A listing in the making: its title, and what its kind says of price, shop, brand field, pictures."""

    title: str
    ratio: float
    shop: Shop
    brand: str = ""
    category: str = ""
    group: str = ""
    picture: float = 0.0
    description: str = ""


class _Stalls:
    """Draws listings. Every listing has a chance of its own, so that one more changes no other."""

    def __init__(self, plan: Plan, said: Words) -> None:
        self.plan, self.said = plan, said
        self.rights = rights_of(plan, said)
        self.by_group = {goods.group: goods for goods in said.goods}
        self.coined = [right for right in self.rights if int(right.id[1:]) < 900_000]
        self.honest: Mapping[str, Callable[[Random, Right, Goods], _Draft]] = {
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

    def listing(self, number: int) -> tuple[Listing, Truth]:
        """The listing of that number, and its truth."""
        chance = Random(f"{self.plan.seed}/{number}")  # noqa: S311 - reproducible, and nothing secret hangs on it
        copy = chance.random() < self.plan.copies
        kinds = COPIES if copy else HONEST
        kind = chance.choices(list(kinds), list(kinds.values()))[0]
        if kind == "generic":
            draft, right = self._generic(chance)
        elif kind == "unbranded":
            draft, right = self._unbranded(chance), None
        else:
            right, name = self._named(chance, kind)
            goods = self.by_group[right.groups[0]]
            draft = self._copy(chance, right, name, kind) if copy else self.honest[kind](chance, right, goods)
        return self._made(number, draft, right, chance), Truth(copy, kind, right.id if right else "")

    def _named(self, chance: Random, kind: str) -> tuple[Right, str]:
        """A right and its name as this kind writes it: one that can be written so (a Latin name has no homophones)."""
        pen = Pen(chance, self.said, self.plan.look_alikes, self.plan.sound_alikes)
        while True:
            right = chance.choice(self.coined)
            name = WAYS[kind](right.name, pen) if kind in WAYS else right.name
            if name is not None:
                return right, name

    def _made(self, number: int, draft: _Draft, right: Right | None, chance: Random) -> Listing:
        goods = self.by_group[right.groups[0]] if right else chance.choice(self.said.goods)
        base = right.reference_prices[0].price if right else Decimal(goods.price)
        pictures = [f"{chance.getrandbits(64):016x}"]
        if right and chance.random() < draft.picture:
            pictures.append(_saved_anew(chance.choice(right.image_hashes), chance))
        return Listing(
            listing_id=f"S{number}",
            platform="合成平台",
            title=draft.title[:200],
            shop=draft.shop,
            brand=draft.brand,
            description=draft.description,
            category=draft.category or goods.category,
            groups=(draft.group or goods.group,) if chance.random() < 0.5 else (),
            price=round(base * Decimal(draft.ratio), 2),
            sales=int(chance.lognormvariate(4, 1.6)),
            image_hashes=tuple(pictures),
            location="合成市",
            captured_at=_CAPTURED + timedelta(minutes=number),
            synthetic=True,
        )

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
            opened_on=(_CAPTURED - timedelta(days=age)).date(),
            confirmed_leads=int(chance.random() < 0.02),
            links=(f"tower-{number // 4}",) if number % 100 < 8 else (),
        )

    def _owner(self, chance: Random, right: Right, goods: Goods) -> _Draft:
        shop = self._shop(chance, id=f"O{right.id}", company=right.owner, young=0)
        return _Draft(self._title(chance, right.name, goods), chance.uniform(0.6, 1.05), shop, right.name, picture=0.9)

    def _licensed(self, chance: Random, right: Right, goods: Goods) -> _Draft:
        shop = self._shop(chance, id=chance.choice(right.licensees).shop_id or "", young=0)
        return _Draft(self._title(chance, right.name, goods), chance.uniform(0.5, 1.05), shop, right.name, picture=0.7)

    def _reseller(self, chance: Random, right: Right, goods: Goods) -> _Draft:
        brand = right.name if chance.random() < 0.85 else ""
        said = f"{right.name}商标注册号{right.number}" if chance.random() < 0.05 else ""
        return _Draft(
            self._title(chance, right.name, goods), chance.uniform(0.65, 1.2), self._shop(chance), brand, picture=0.25, description=said
        )

    def _clearance(self, chance: Random, right: Right, goods: Goods) -> _Draft:
        title = self._title(chance, right.name, goods, "clearance")
        return _Draft(title, chance.uniform(0.35, 0.75), self._shop(chance), right.name if chance.random() < 0.8 else "", picture=0.2)

    def _second_hand(self, chance: Random, right: Right, goods: Goods) -> _Draft:
        title = self._title(chance, right.name, goods, "resale")
        return _Draft(title, chance.uniform(0.15, 0.65), self._shop(chance), right.name if chance.random() < 0.5 else "", picture=0.05)

    def _compatible(self, chance: Random, right: Right, goods: Goods) -> _Draft:
        own = self._own(chance)
        title = self._title(chance, right.name, goods, "compatible")
        category = f"{goods.category}配件" if chance.random() < 0.6 else goods.category
        return _Draft(title, chance.uniform(0.02, 0.2), self._shop(chance), own if chance.random() < 0.7 else "", category, picture=0.02)

    def _comparison(self, chance: Random, right: Right, goods: Goods) -> _Draft:
        own = self._own(chance)
        return _Draft(self._title(chance, right.name, goods, "comparison"), chance.uniform(0.15, 0.6), self._shop(chance), own)

    def _parody(self, chance: Random, right: Right, goods: Goods) -> _Draft:
        title = self._title(chance, right.name, goods, "parody")
        return _Draft(title, chance.uniform(0.02, 0.2), self._shop(chance), "", "文创/贴纸", "1605")

    def _parallel(self, chance: Random, right: Right, goods: Goods) -> _Draft:
        title = self._title(chance, right.name, goods, "parallel")
        return _Draft(title, chance.uniform(0.5, 1.0), self._shop(chance), right.name, picture=0.3)

    def _other_goods(self, chance: Random, right: Right, goods: Goods) -> _Draft:
        other = chance.choice([one for one in self.said.goods if one.group[:2] != goods.group[:2]])
        title = self._title(chance, right.name, other)
        return _Draft(title, chance.uniform(0.1, 1.5), self._shop(chance), right.name, other.category, other.group)

    def _traditional(self, chance: Random, right: Right, goods: Goods) -> _Draft:
        pen = Pen(chance, self.said, {}, {})
        name = "".join(pen.character(char).traditional for char in right.name)
        return _Draft(self._title(chance, name, goods), chance.uniform(0.7, 1.2), self._shop(chance), name, picture=0.2)

    def _neighbour(self, chance: Random, right: Right, goods: Goods) -> _Draft:
        """A seller with a brand of its own of the same making, which may share characters with another's."""
        taken = {one.name for one in self.coined}
        own = next(name for name in iter(lambda: _name(chance, self.said), "") if name not in taken)
        return _Draft(self._title(chance, own, goods), chance.uniform(0.2, 1.1), self._shop(chance), own)

    def _unbranded(self, chance: Random) -> _Draft:
        goods = chance.choice(self.said.goods)
        title = self._title(chance, "", goods, "plain")
        return _Draft(title, chance.uniform(0.2, 1.1), self._shop(chance), "", goods.category, goods.group)

    def _generic(self, chance: Random) -> tuple[_Draft, Right]:
        held = chance.choice(self.said.generic)
        right = next(one for one in self.rights if one.name == held["word"])
        draft = _Draft(
            chance.choice(list(held["titles"])),
            chance.uniform(0.01, 0.5),
            self._shop(chance),
            "",
            str(held["category"]),
            str(held["offered"]),
        )
        return draft, right

    def _copy(self, chance: Random, right: Right, name: str, kind: str) -> _Draft:
        """A copy: its name hidden or plain, its price low in most cases, its shop often one of a ring."""
        title = self._title(chance, name, self.by_group[right.groups[0]])
        if kind != "quiet":
            title += self._words_of_copies(chance, certain=kind == "plain")
        regime = (0.6, 0.95) if kind == "quiet" else chance.choices([(0.06, 0.3), (0.3, 0.6), (0.6, 0.95)], [6, 3, 1])[0]
        brand = chance.choices(["", "其他", right.name], [6, 2, 2])[0]
        said = f"{right.name}，注册号{chance.choice(self.coined).number}" if chance.random() < 0.05 else ""
        return _Draft(title, chance.uniform(*regime), self._bad_shop(chance), brand, picture=0.4, description=said)

    def _words_of_copies(self, chance: Random, *, certain: bool) -> str:
        kinds = [kind for kind, likely in (("strong", 0.45), ("weak", 0.25), ("contact", 0.25)) if chance.random() < likely]
        return "".join(f" {chance.choice(self.said.kinds[kind])}" for kind in kinds or ["strong"] * certain)

    def _bad_shop(self, chance: Random) -> Shop:
        """A shop of a seller of copies: many belong to a ring of about four and had leads confirmed, the others look like any shop."""
        if chance.random() < 0.45:
            return self._shop(chance, young=0.3)
        ring, member = chance.randrange(60), chance.randrange(4)
        own = Random(f"{self.plan.seed}/shop/{ring}/{member}")  # noqa: S311 - reproducible, and nothing secret hangs on it
        age = own.randrange(5, 120) if own.random() < 0.5 else own.randrange(120, 1500)
        return Shop(
            id=f"B{ring}-{member}",
            name=f"合成小店{ring}{member}",
            opened_on=(_CAPTURED - timedelta(days=age)).date(),
            confirmed_leads=own.choice([0, 0, 0, 1, 2]),
            links=(f"phone-{ring}",) if own.random() < 0.7 else (),
        )


def _saved_anew(picture: str, chance: Random) -> str:
    """The hash of a picture that was scaled and saved again: up to three bits differ."""
    held = int(picture, 16)
    for _ in range(chance.randrange(4)):
        held ^= 1 << chance.randrange(64)
    return f"{held:016x}"
