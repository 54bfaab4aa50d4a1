"""What is asked for the goods, how many were sold, and the words that dealers in copies use."""

from __future__ import annotations

import math

from suizhi.engines.listings.subject import Subject, spans
from suizhi.engines.scoring import Outcome

USUAL, LOWEST = 0.7, 0.1
"""Shares of the reference price: from the first on a price says nothing, at the second and below it says all that a price can."""
_MANY, _MOST = 200, 5000
_LOW = 0.5
_STRONG, _CONTACT, _WEAK = 1.0, 0.5, 0.3


def price(subject: Subject) -> Outcome | None:
    """The price is far below the reference price of such goods. Silent where no reference price is known."""
    ratio = subject.ratio
    if ratio is None or ratio >= USUAL:
        return None
    value = min(1.0, math.log(USUAL / max(ratio, 1e-6)) / math.log(USUAL / LOWEST))
    zh = f"价格 {subject.listing.price} 是参考价 {subject.reference} 的 {ratio:.0%}"
    en = f"the price, {subject.listing.price}, is {ratio:.0%} of the reference price, {subject.reference}"
    return Outcome(value, (str(subject.listing.price), str(subject.reference)), zh, en)


def words_of_copies(subject: Subject) -> Outcome | None:
    """Words that dealers in copies use, and asking buyers to come elsewhere. Surplus stock alone says little."""
    weights = {"replica_strong": _STRONG, "contact": _CONTACT, "replica_weak": _WEAK}
    found = {cue.kind: cue for cue in subject.of_kind(*weights)}
    if not found:
        return None
    value = 1 - math.prod(1 - weights[kind] for kind in found)
    said = "、".join(cue.span.text for cue in found.values())
    return Outcome(value, (said, ""), f"用语“{said}”", f"the words {said!r}", spans(*found.values()))


def volume(subject: Subject) -> Outcome | None:
    """Many were sold far below the reference price."""
    sales, ratio = subject.listing.sales, subject.ratio
    if sales is None or ratio is None or sales < _MANY or ratio >= _LOW:
        return None
    value = min(1.0, math.log(sales / _MANY * 2) / math.log(_MOST / _MANY * 2))
    zh, en = f"已售 {sales} 件，价格是参考价的 {ratio:.0%}", f"{sales} sold at {ratio:.0%} of the reference price"
    return Outcome(value, (str(sales), f"{ratio:.2f}"), zh, en)
