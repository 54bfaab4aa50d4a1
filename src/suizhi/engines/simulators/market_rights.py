"""The rights of an invented marketplace: coined names with owners, prices, licensees and pictures, and ordinary words that are marks."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from random import Random
from typing import Any

from suizhi.engines.listings.model import Licensee, ReferencePrice, Right
from suizhi.engines.simulators.market_words import Goods, Words

ORDINARY = 900_000
"""Numbers of rights from here on are of ordinary words."""


def rights_of(seed: int, count: int, said: Words) -> tuple[Right, ...]:
    """Invented marks with owners, reference prices, licensees and pictures; and ordinary words that are marks of other goods."""
    chance = Random(f"{seed}/rights")  # noqa: S311 - reproducible, and nothing secret hangs on it
    names: dict[str, None] = {}
    while len(names) < count:
        names.setdefault(coined_name(chance, said))
    coined = [_right(number, name, chance.choice(said.goods), chance) for number, name in enumerate(names)]
    ordinary = [_ordinary(number, held, said, chance) for number, held in enumerate(said.generic)]
    return (*coined, *ordinary)


def coined_name(chance: Random, said: Words) -> str:
    """A name of syllables or of two to four characters."""
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


def _ordinary(number: int, held: Mapping[str, Any], said: Words, chance: Random) -> Right:
    group = held["groups"][0]
    goods = next((one for one in said.goods if one.group == group), said.goods[0])
    right = _right(ORDINARY + number, held["word"], goods, chance)
    return right.model_copy(update={"classes": tuple(held["classes"]), "groups": tuple(held["groups"])})
