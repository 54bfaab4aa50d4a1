"""Sellers of copies in an invented marketplace: they hide the name, undercut the price, and often run several shops."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from random import Random

from suizhi.engines.listings.model import Right, Shop
from suizhi.engines.simulators.disguises import WAYS, Pen
from suizhi.engines.simulators.market_sellers import CAPTURED, Draft, Stalls
from suizhi.engines.simulators.market_words import Words


class Copies(Stalls):
    """Sellers of copies. `seed` fixes which shops belong to which ring."""

    def __init__(self, said: Words, rights: Sequence[Right], seed: int) -> None:
        super().__init__(said, rights)
        self.seed = seed

    def named(self, chance: Random, kind: str, pen: Pen) -> tuple[Right, str]:
        """A right and its name as this kind writes it: one that can be written so (a Latin name has no homophones)."""
        while True:
            right = chance.choice(self.coined)
            name = WAYS[kind](right.name, pen) if kind in WAYS else right.name
            if name is not None:
                return right, name

    def draft(self, chance: Random, right: Right, name: str, kind: str) -> Draft:
        """A copy: its name hidden or plain, its price low in most cases, its shop often one of a ring."""
        title = self._title(chance, name, self.by_group[right.groups[0]])
        if kind != "quiet":
            title += self._words_of_copies(chance, certain=kind == "plain")
        regime = (0.6, 0.95) if kind == "quiet" else chance.choices([(0.06, 0.3), (0.3, 0.6), (0.6, 0.95)], [6, 3, 1])[0]
        brand = chance.choices(["", "其他", right.name], [6, 2, 2])[0]
        said = f"{right.name}，注册号{chance.choice(self.coined).number}" if chance.random() < 0.05 else ""
        return Draft(title, chance.uniform(*regime), self._bad_shop(chance), brand, picture=0.4, description=said)

    def _words_of_copies(self, chance: Random, *, certain: bool) -> str:
        kinds = [kind for kind, likely in (("strong", 0.45), ("weak", 0.25), ("contact", 0.25)) if chance.random() < likely]
        return "".join(f" {chance.choice(self.said.kinds[kind])}" for kind in kinds or ["strong"] * certain)

    def _bad_shop(self, chance: Random) -> Shop:
        """A shop of a seller of copies: many belong to a ring of about four and had leads confirmed, the others look like any shop."""
        if chance.random() < 0.45:
            return self._shop(chance, young=0.3)
        ring, member = chance.randrange(60), chance.randrange(4)
        own = Random(f"{self.seed}/shop/{ring}/{member}")  # noqa: S311 - reproducible, and nothing secret hangs on it
        age = own.randrange(5, 120) if own.random() < 0.5 else own.randrange(120, 1500)
        return Shop(
            id=f"B{ring}-{member}",
            name=f"合成小店{ring}{member}",
            opened_on=(CAPTURED - timedelta(days=age)).date(),
            confirmed_leads=own.choice([0, 0, 0, 1, 2]),
            links=(f"phone-{ring}",) if own.random() < 0.7 else (),
        )
