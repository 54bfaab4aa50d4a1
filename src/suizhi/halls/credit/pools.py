"""The pools of random inspection as the desk shows them."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404

from suizhi.halls.credit.models import PoolInspector, PoolSubject


@dataclass(frozen=True, slots=True)
class Pool:
    """A pool as it stands now."""

    name: str
    subjects: list[PoolSubject]
    inspectors: list[PoolInspector]

    @property
    def grades(self) -> list[str]:
        """The grades of risk in it, in their order."""
        return sorted({one.grade for one in self.subjects})


def pools() -> list[str]:
    """The names of the pools."""
    return list(PoolSubject.objects.filter(left_at=None).values_list("pool", flat=True).distinct().order_by("pool"))


def pool_of(name: str) -> Pool:
    """One pool. Raises Http404 where nobody is in it."""
    subjects = list(PoolSubject.objects.filter(pool=name, left_at=None).order_by("grade", "party"))
    if not subjects:
        raise Http404
    return Pool(name, subjects, list(PoolInspector.objects.filter(pool=name, left_at=None).order_by("pk")))
