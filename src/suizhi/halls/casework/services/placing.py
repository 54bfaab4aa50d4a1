"""Giving somebody a place in a case, and making it found by the words in it. No transaction of its own: the verbs hold it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils import timezone

from suizhi.halls.casework.models import Findable, Participant
from suizhi.halls.casework.models.findable import beginnings

if TYPE_CHECKING:
    from suizhi.halls.casework.models import Case


def placed(case: Case, *, role: str, name: str, **more: Any) -> Participant:
    """Somebody with a place in the case from now on, found by their name. `more` are fields of `Participant`."""
    joined = Participant.objects.create(case=case, role=role, name=name, **{"joined_at": timezone.now(), **more})
    found_under(case, name)
    return joined


def found_under(case: Case, *texts: str) -> None:
    """Let the case be found by every word of the texts."""
    Findable.objects.bulk_create([Findable(start=start, case=case) for start in sorted(beginnings(texts))], ignore_conflicts=True)


def found_anew(case: Case) -> None:
    """Let the case be found by the words that stand in it now, and by none that were taken out."""
    Findable.objects.filter(case=case).delete()
    found_under(case, case.title, case.right_said, *case.participants.values_list("name", flat=True))
