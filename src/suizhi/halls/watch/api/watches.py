"""Watches over the API."""

from __future__ import annotations

from typing import Annotated, Literal

from ninja import Path
from pydantic import Field

from suizhi.commons.rest.access import ACCOUNT, ApiRequest
from suizhi.commons.rest.pages import Listing, by_key
from suizhi.commons.rest.router import Router
from suizhi.commons.rest.types import Id, Input, Limit, Line, Token, Word
from suizhi.engines.watches import Aspect
from suizhi.halls.watch import selectors
from suizhi.halls.watch.access import KEEP
from suizhi.halls.watch.api.schemas import WatchOut
from suizhi.halls.watch.models import Watch
from suizhi.halls.watch.services import Wanted, watch_end, watch_make

router = Router(tags=["监测 Watch"])

WatchId = Annotated[Id, Path(description="The watch's id")]
Names = Annotated[list[Word], Field(max_length=50)]
NiceClasses = Annotated[list[Annotated[int, Field(ge=1, le=45)]], Field(max_length=45)]
Kinds = Literal["right", "portfolio", "name", "indication", "honoured", "famous", "class", "owner", "terms"]
Channel = Literal["portal", "email", "webhook"]


class WatchIn(Input):
    """A new watch; what its kind does not need stays out. `party`: for whom the office keeps it; others keep it for whom they act for."""

    kind: Kinds
    title: Word
    party: Id | None = None
    right: Id | None = None
    of_party: Id | None = None
    names: Names = []
    places: Names = []
    products: Names = []
    home: NiceClasses = []
    groups: Annotated[list[Word], Field(max_length=100)] = []
    classes: NiceClasses = []
    aspects: Annotated[list[Aspect], Field(max_length=3)] = []
    territory: Literal["CN", "*"] = "CN"
    threshold: Annotated[float, Field(ge=0.3, le=1.0)] = 0.6
    channels: Annotated[list[Channel], Field(max_length=3)] = ["portal"]
    hook: Annotated[Line, Field(max_length=300)] = ""


@router.read("/watches", access=ACCOUNT, response=Listing[WatchOut], summary="监测项")
def watches_list(request: ApiRequest, limit: Limit = 20, cursor: Token | None = None) -> dict[str, object]:
    """The watches that the caller may see, the newest first."""
    return by_key(selectors.watches(request.auth), limit, cursor)


@router.act("/watches", access=KEEP, response=WatchOut, summary="新建监测")
def watch_new(request: ApiRequest, body: WatchIn) -> Watch:
    """Begin a watch. What comes in from now on is looked at; what came before is not."""
    return watch_make(who=request.auth, wanted=Wanted(**body.dict()))


@router.read("/watches/{watch_id}", access=ACCOUNT, response=WatchOut, summary="一项监测")
def watch_get(request: ApiRequest, watch_id: WatchId) -> Watch:
    """One watch."""
    return selectors.watch_of(request.auth, watch_id)


@router.drop("/watches/{watch_id}", access=KEEP, summary="停止监测")
def watch_stop(request: ApiRequest, watch_id: WatchId) -> None:
    """End a watch; its alerts stay."""
    watch_end(who=request.auth, watch=selectors.watch_of(request.auth, watch_id))
