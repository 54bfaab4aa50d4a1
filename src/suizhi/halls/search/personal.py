"""The searches that a person keeps."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from suizhi.commons.personal.holdings import Holder, Holding, provide
from suizhi.halls.search.models import SavedSearch
from suizhi.halls.search.selectors import saved_searches

if TYPE_CHECKING:
    from suizhi.commons.policy import Viewer


class Searches(Holder):
    """Saved searches. Their owner drops them."""

    kind = "search"
    answered_by = "accounts.manage"

    def held(self, who: Viewer) -> Iterable[Holding]:
        """The viewer's saved searches."""
        for search in saved_searches(who):
            yield Holding(
                key=f"search:{search.pk}",
                title=search.name,
                what=_("保存的检索"),
                since=localtime(search.created_at).date(),
                url=search.get_absolute_url(),
                content={"name": search.name, "parameters": search.parameters},
                own=True,
            )

    def left(self, user_id: int) -> None:
        """The searches go."""
        SavedSearch.objects.filter(owner=user_id).delete()


provide(Searches())
