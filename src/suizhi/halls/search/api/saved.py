"""Kept searches over the API."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from django.shortcuts import get_object_or_404
from ninja import Path

from suizhi.commons.rest.access import ApiRequest
from suizhi.commons.rest.pages import Listing, by_key
from suizhi.commons.rest.router import Router
from suizhi.commons.rest.types import Id, Input, Limit, Output, Text, Token, Word
from suizhi.halls.search.models import SavedSearch
from suizhi.halls.search.selectors import saved_searches
from suizhi.halls.search.services import search_drop, search_keep

router = Router(tags=["检索 Search"])


class SavedIn(Input):
    """A search to keep: a name, and the query string of the results page."""

    name: Word
    parameters: Text


class SavedOut(Output):
    """A kept search; `url` is its results page."""

    id: int
    name: str
    parameters: str
    created_at: datetime
    url: str

    @staticmethod
    def resolve_url(search: SavedSearch) -> str:
        """Where the search is run."""
        return search.get_absolute_url()


@router.read("", access="search.save", response=Listing[SavedOut], summary="我保存的检索")
def saved_list(request: ApiRequest, limit: Limit = 20, cursor: Token | None = None) -> dict[str, object]:
    """The caller's own searches, the last kept first."""
    return by_key(saved_searches(request.auth), limit, cursor)


@router.act("", access="search.save", response=SavedOut, summary="保存检索")
def saved_keep(request: ApiRequest, body: SavedIn) -> SavedSearch:
    """Keep a search; the same one again takes the new name."""
    return search_keep(who=request.auth, name=body.name, parameters=body.parameters, total=None)


@router.drop("/{search_id}", access="search.save", summary="删除保存的检索")
def saved_drop(request: ApiRequest, search_id: Annotated[Id, Path()]) -> None:
    """Forget a search of one's own."""
    search_drop(who=request.auth, search=get_object_or_404(saved_searches(request.auth), pk=search_id))
