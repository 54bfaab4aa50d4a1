"""Keeping a search and dropping it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from suizhi.commons.accounts.models import User
from suizhi.commons.ledger.services import append
from suizhi.commons.policy import require
from suizhi.halls.search.models import SavedSearch
from suizhi.halls.search.selectors import saved_searches

if TYPE_CHECKING:
    from suizhi.commons.policy import Viewer


@transaction.atomic
def search_keep(*, who: Viewer, name: str, parameters: str, total: int | None) -> SavedSearch:
    """Keep a search under a name; the same search again takes the new name. Raises PermissionDenied, ValidationError."""
    require(who, "search.save")
    kept = saved_searches(who).filter(parameters=parameters).first()
    kept = kept or SavedSearch(owner=User.objects.get(pk=who.user_id or 0), parameters=parameters, created_at=timezone.now())
    kept.name, kept.total = name, total
    kept.full_clean(exclude=["total"], validate_unique=False, validate_constraints=False)
    kept.save()
    append(
        actor=who.actor,
        verb="search.kept",
        subject=f"search:{kept.pk}",
        payload={"name": name, "parameters": parameters},
    )
    return kept


@transaction.atomic
def search_drop(*, who: Viewer, search: SavedSearch) -> None:
    """Forget a kept search of one's own. Raises PermissionDenied."""
    require(who, "search.save")
    append(
        actor=who.actor,
        verb="search.dropped",
        subject=f"search:{search.pk}",
        payload={"name": search.name},
    )
    saved_searches(who).filter(pk=search.pk).delete()
