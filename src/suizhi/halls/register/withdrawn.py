"""Numbers that a person's correction took away from a right: they still lead to it, and name it no longer.

Whoever knows the old number finds the right and reads what it is called now. A delivery that names the old number is never
joined to the right silently, since it may mean the right whose number that really is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from suizhi.commons.policy import Viewer
from suizhi.halls.register.models import Right, RightRecord
from suizhi.halls.register.statements import decode
from suizhi.kernel.records import NumberFact


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """The number, the right that bore it, the source that stated it, and the correction that took it away."""

    number: NumberFact
    right: int
    source: int
    correction: int
    reason: str
    at: datetime
    visibility: str


def withdrawn_numbers(rights: Iterable[int]) -> list[Withdrawn]:
    """The numbers that corrections took away from these rights and that none of their current statements gives them."""
    records = RightRecord.objects.filter(right__in=list(rights), corrects__isnull=False)
    corrections = list(records.select_related("corrects", "source").order_by("recorded_at", "id"))
    borne = _borne({correction.right_id for correction in corrections})
    return [
        Withdrawn(number, one.right_id, old.source_id, one.pk, one.reason, one.recorded_at, one.source.visibility)
        for one in corrections
        if (old := one.corrects) is not None
        for number in decode(old.facts).numbers
        if (number.type, number.key) not in borne.get(one.right_id, ())
    ]


def withdrawn_of(who: Viewer, right: Right) -> list[Withdrawn]:
    """Those of one right whose correction the viewer may see, each number once, by its latest correction."""
    found = {(one.number.type, one.number.key): one for one in withdrawn_numbers([right.pk])}
    return [one for one in found.values() if who.is_office or one.visibility == "public"]


def _borne(rights: set[int]) -> dict[int, set[tuple[str, str]]]:
    borne: dict[int, set[tuple[str, str]]] = {}
    for right, facts in RightRecord.objects.filter(right__in=rights, superseded_at=None).values_list("right_id", "facts"):
        borne.setdefault(right, set()).update((number["type"], number["key"]) for number in facts["numbers"])
    return borne
