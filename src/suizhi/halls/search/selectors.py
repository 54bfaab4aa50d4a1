"""Reading kept searches, cut to their owner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from suizhi.halls.search.models import SavedSearch

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from suizhi.commons.policy import Viewer


def saved_searches(who: Viewer) -> QuerySet[SavedSearch]:
    """The searches this person keeps, newest first; none for a visitor."""
    return SavedSearch.objects.filter(owner_id=who.user_id) if who.user_id else SavedSearch.objects.none()
