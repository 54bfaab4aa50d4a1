"""What hangs on a right: documents it cites, rights that cite it, its family, and how many of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from suizhi.halls.register.models import Citation, Right, RightNumber
from suizhi.halls.register.selectors import rights

if TYPE_CHECKING:
    from suizhi.commons.policy import Viewer
    from suizhi.halls.register.selectors import Picture
    from suizhi.kernel.records import CitationFact

CITING_SHOWN = 50


@dataclass(frozen=True, slots=True)
class Cited:
    """A cited document, and the right of this register that it is, if any."""

    fact: CitationFact
    right: Right | None


def cited(who: Viewer, seen: Picture) -> list[Cited]:
    """What the right cites, each with its own page where the register holds it."""
    facts = seen.folded.row.citations
    keys = {fact.key for fact in facts if fact.key}
    numbers = RightNumber.objects.filter(key__in=keys, collection=seen.right.collection, right__in=rights(who)).select_related("right")
    held = {number.key: number.right for number in numbers}
    return [Cited(fact, held.get(fact.key)) for fact in facts]


def citing(who: Viewer, right: Right) -> list[Right]:
    """The rights of the same collection that cite this one, newest first."""
    keys = RightNumber.objects.filter(right=right).values("key")
    by = Citation.objects.filter(key__in=keys, record__superseded_at=None).values("right")
    return list(rights(who).filter(pk__in=by, collection=right.collection).order_by("-filing_on", "-id")[:CITING_SHOWN])
