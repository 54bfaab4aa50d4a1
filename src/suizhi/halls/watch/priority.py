"""In which order leads are looked at: by score, and before others where a copy does harm or many are sold."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from suizhi.engines.listings import Lead
    from suizhi.engines.listings.model import Right

_HEALTH = frozenset({3, 5, 10, 29, 30, 31, 32, 33, 34})
"""Classes of what is eaten, drunk, smoked, put on the skin or used to heal (Nice headings)."""
_MANY = 1000
"""Items sold from which on a listing reaches many."""
_RAISES = 0.05
"""What each of them adds: enough to order leads of like score, too little to lift a weak one over a strong one."""


def priority(lead: Lead, right: Right) -> float:
    """The score, and a little for goods of health, for many sold, for a brand of repute."""
    assert lead.score is not None
    harm = bool(_HEALTH & set(right.classes))
    many = (lead.listing.sales or 0) >= _MANY
    return round(lead.score.total + _RAISES * (harm + many + right.reputed), 4)
