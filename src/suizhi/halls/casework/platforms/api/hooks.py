"""Hooks over the API: which addresses are told, and how far each message is."""

from __future__ import annotations

from typing import Annotated, Any

from django.shortcuts import get_object_or_404
from ninja import Path

from suizhi.commons.rest.access import ACCOUNT, ApiRequest
from suizhi.commons.rest.pages import Listing, by_key
from suizhi.commons.rest.router import Router
from suizhi.commons.rest.types import Id, Limit, Token
from suizhi.commons.webhooks.signing import key_of
from suizhi.halls.casework.platforms.access import required_platform
from suizhi.halls.casework.platforms.api.schemas import DeliveryOut, HookIn, HookOut
from suizhi.halls.casework.platforms.models import Hook, HookDelivery
from suizhi.halls.casework.platforms.services import hook_add, hook_end
from suizhi.halls.casework.platforms.services.hooks import hooks_of

router = Router(tags=["平台通知 Platform notices"])


@router.read("", access=ACCOUNT, response=list[HookOut], summary="回调地址")
def platform_hooks_list(request: ApiRequest) -> list[dict[str, Any]]:
    """The addresses of the caller's platform that are told of what happens to its notices."""
    return [_out(hook) for hook in hooks_of(required_platform(request.auth))]


@router.act("", access=ACCOUNT, response=HookOut, summary="添加回调地址")
def platform_hook_new(request: ApiRequest, body: HookIn) -> dict[str, Any]:
    """Tell this address too. `key` signs its messages: HMAC-SHA-256 over `MOMENT.BODY`, in the header X-Suizhi-Signature."""
    return _out(hook_add(who=request.auth, url=body.url))


@router.read("/deliveries", access=ACCOUNT, response=Listing[DeliveryOut], summary="回调送达情况")
def platform_deliveries_list(request: ApiRequest, limit: Limit = 20, cursor: Token | None = None) -> dict[str, object]:
    """The messages to the platform's addresses, the newest first. A message bears its `ref` in every try: take it once."""
    page = by_key(HookDelivery.objects.filter(hook__platform=required_platform(request.auth)), limit, cursor)
    return page | {"items": [_delivery(one) for one in _items(page)]}


@router.drop("/{hook_id}", access=ACCOUNT, summary="停用回调地址")
def platform_hook_drop(request: ApiRequest, hook_id: Annotated[Id, Path()]) -> None:
    """Tell this address nothing any more."""
    platform = required_platform(request.auth)
    hook_end(who=request.auth, hook=get_object_or_404(Hook, pk=hook_id, platform=platform, active=True))


def _out(hook: Hook) -> dict[str, Any]:
    return {"id": hook.pk, "url": hook.url, "key": key_of(f"hook:{hook.pk}")}


def _delivery(one: HookDelivery) -> dict[str, Any]:
    kept = ("event", "state", "attempts", "next_at", "last_answer", "delivered_at")
    return {"ref": str(one.ref), "notice": one.notice_id, **{name: getattr(one, name) for name in kept}}


def _items(page: dict[str, object]) -> list[Any]:
    found = page["items"]
    assert isinstance(found, list)
    return found
