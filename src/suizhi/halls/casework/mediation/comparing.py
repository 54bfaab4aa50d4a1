"""Two offers side by side, clause by clause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from suizhi.engines.clauses import Mark, marks

if TYPE_CHECKING:
    from suizhi.halls.casework.models import Offer, OfferClause


@dataclass(frozen=True, slots=True)
class Pair:
    """The same clause in two offers, or one that only one of them has; what changed from left to right."""

    left: OfferClause | None
    right: OfferClause | None
    marks: Sequence[Mark]

    @property
    def same(self) -> bool:
        """Whether both say it in the same words."""
        return self.left is not None and self.right is not None and self.left.text == self.right.text


def aligned(left: Offer, right: Offer) -> list[Pair]:
    """The clauses of the right offer in their order, each beside its like on the left; then what only the left has.

    Clauses go together by their slot, else by their kind where each side has one such clause left over.
    """
    others, pairs = list(left.clauses.all()), []
    for clause in right.clauses.all():
        found = _like(clause, others)
        if found is not None:
            others.remove(found)
        pairs.append(_pair(found, clause))
    return [*pairs, *(_pair(one, None) for one in others)]


def _like(clause: OfferClause, others: Sequence[OfferClause]) -> OfferClause | None:
    same = next((one for one in others if one.slot == clause.slot), None)
    alike = [one for one in others if one.kind == clause.kind]
    return same or (alike[0] if len(alike) == 1 else None)


def _pair(left: OfferClause | None, right: OfferClause | None) -> Pair:
    return Pair(left, right, marks(left.text if left else "", right.text if right else ""))
