"""The caller's own account over the API: who they are here, and their access tokens."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from ninja import Path
from pydantic import Field

from suizhi.commons.accounts.models import AccessToken
from suizhi.commons.accounts.tokens import DAYS_MAX, token_create, token_revoke, tokens_of
from suizhi.commons.policy import CAPABILITIES
from suizhi.commons.rest.access import ACCOUNT, PUBLIC, ApiRequest, account_of
from suizhi.commons.rest.router import Router
from suizhi.commons.rest.types import Id, Input, Output, Word

router = Router(tags=["账户 Account"])


class Me(Output):
    """The caller: their role, the party they act for, what they may do."""

    id: int | None
    username: str
    role: str
    acts_for: int | None
    may: list[str]


class TokenIn(Input):
    """A token to be made."""

    name: Word
    scope: Annotated[Literal["read", "full"], Field(description="`read` changes nothing; `full` may what the account may")] = "full"
    days: Annotated[int, Field(ge=1, le=DAYS_MAX)] = 90


class TokenOut(Output):
    """A token without its secret."""

    id: int
    name: str
    scope: str
    created_at: datetime
    expires_at: datetime
    used_on: date | None


class NewToken(TokenOut):
    """A token just made. `secret` is shown this once."""

    secret: str


@router.read("", access=PUBLIC, response=Me, summary="我是谁")
def me(request: ApiRequest) -> dict[str, Any]:
    """The caller as Suizhi sees them; a visitor has no id."""
    who = request.auth
    user = account_of(request) if who.user_id else None
    return {
        "id": who.user_id,
        "username": user.username if user else "",
        "role": who.role,
        "acts_for": who.party_id,
        "may": [capability for capability in CAPABILITIES if who.may(capability)],
    }


@router.read("/tokens", access=ACCOUNT, response=list[TokenOut], summary="我的访问令牌")
def tokens_list(request: ApiRequest) -> QuerySet[AccessToken]:
    """The caller's tokens that still open a door."""
    return tokens_of(account_of(request))


@router.act("/tokens", access=ACCOUNT, response=NewToken, summary="新建访问令牌")
def token_new(request: ApiRequest, body: TokenIn) -> NewToken:
    """Make a token, to be sent as `Authorization: Bearer`. Its secret cannot be read again."""
    token, secret = token_create(user=account_of(request), name=body.name, days=body.days, scope=body.scope)
    return NewToken(**TokenOut.from_orm(token).dict(), secret=secret)


@router.drop("/tokens/{token_id}", access=ACCOUNT, summary="停用访问令牌")
def token_drop(request: ApiRequest, token_id: Annotated[Id, Path()]) -> None:
    """End a token now."""
    user = account_of(request)
    token_revoke(token=get_object_or_404(tokens_of(user), pk=token_id), by=user)
