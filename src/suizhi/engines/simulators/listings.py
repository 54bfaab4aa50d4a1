"""A marketplace with a hidden truth: honest shops of every kind that are easily taken for others, and sellers of copies who hide.

The truth is what the simulator meant, not what a reader could know: some honest clearance looks like a copy, some copies look honest.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from random import Random

from suizhi.engines.listings.model import Listing, Right
from suizhi.engines.simulators.disguises import WAYS, Pen
from suizhi.engines.simulators.market_copies import Copies
from suizhi.engines.simulators.market_rights import rights_of
from suizhi.engines.simulators.market_sellers import CAPTURED, Draft, Honest
from suizhi.engines.simulators.market_words import words

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
    rights = rights_of(plan.seed, plan.rights, said)
    honest, copies = Honest(said, rights), Copies(said, rights, plan.seed)
    drawn = [_listing(plan, number, honest, copies) for number in range(plan.listings)]
    return Market(rights, tuple(listing for listing, _ in drawn), tuple(truth for _, truth in drawn))


def _listing(plan: Plan, number: int, honest: Honest, copies: Copies) -> tuple[Listing, Truth]:
    """The listing of that number and its truth. Each has a chance of its own, so that one more changes no other."""
    chance = Random(f"{plan.seed}/{number}")  # noqa: S311 - reproducible, and nothing secret hangs on it
    copy = chance.random() < plan.copies
    kinds = COPIES if copy else HONEST
    kind = chance.choices(list(kinds), list(kinds.values()))[0]
    right: Right | None
    if copy:
        right, name = copies.named(chance, kind, Pen(chance, copies.said, plan.look_alikes, plan.sound_alikes))
        draft = copies.draft(chance, right, name, kind)
    elif kind == "generic":
        draft, right = honest.generic(chance)
    elif kind == "unbranded":
        draft, right = honest.unbranded(chance), None
    else:
        right = chance.choice(honest.coined)
        draft = honest.draft(chance, right, kind)
    return _made(number, draft, right, honest, chance), Truth(copy, kind, right.id if right else "")


def _made(number: int, draft: Draft, right: Right | None, honest: Honest, chance: Random) -> Listing:
    goods = honest.by_group[right.groups[0]] if right else chance.choice(honest.said.goods)
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
        captured_at=CAPTURED + timedelta(minutes=number),
        synthetic=True,
    )


def _saved_anew(picture: str, chance: Random) -> str:
    """The hash of a picture that was scaled and saved again: up to three bits differ."""
    held = int(picture, 16)
    for _ in range(chance.randrange(4)):
        held ^= 1 << chance.randrange(64)
    return f"{held:016x}"
