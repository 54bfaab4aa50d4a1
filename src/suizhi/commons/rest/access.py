"""Who is calling: a session with its CSRF token, or a personal access token. Every operation says who may call it.

`access` is PUBLIC (anybody), ACCOUNT (anybody who is logged in) or a capability of `commons.policy`. There is no default.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import HttpRequest
from ninja.errors import AuthenticationError
from ninja.security import HttpBearer
from ninja.security.base import AuthBase
from ninja.utils import check_csrf

from suizhi.commons.accounts.factors import needs_factor
from suizhi.commons.accounts.models import TokenScope, User
from suizhi.commons.accounts.tokens import token_of
from suizhi.commons.policy import PUBLIC as NOBODY
from suizhi.commons.policy import Viewer, require, viewer_of
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable

PUBLIC = "public"
ACCOUNT = "account"
_READING = frozenset({"GET", "HEAD", "OPTIONS"})


class ApiRequest(HttpRequest):
    """A request that has passed the door: `auth` is the viewer."""

    auth: Viewer


class FactorMissing(Refusal):
    """An office account without a second factor where one is required."""

    def __init__(self) -> None:
        super().__init__(
            "auth.second_factor",
            zh="工作人员账户须先设置双重验证。",
            en="An office account must set up a second factor first.",
            mend_zh="请在网页上登录后按提示设置。",
            mend_en="Log in on the portal and follow the page shown.",
        )


class Forged(Refusal):
    """A request that rides on somebody's session without their page's token."""

    def __init__(self) -> None:
        super().__init__(
            "auth.csrf",
            zh="缺少防伪令牌，或令牌已过期。",
            en="The CSRF token is missing or has expired.",
            mend_zh="请把 csrftoken 的值放进 X-CSRFToken 头，或改用访问令牌。",
            mend_en="Send the value of csrftoken in the X-CSRFToken header, or use an access token.",
        )


class ReadOnly(Refusal):
    """A token that only reads, sent to change something."""

    def __init__(self) -> None:
        super().__init__(
            "auth.read_only",
            zh="这个令牌只能读取。",
            en="This token may only read.",
            mend_zh="请新建一个有账户全部权限的令牌。",
            mend_en="Make a token with all powers of the account.",
        )


class Bearer(HttpBearer):
    """`Authorization: Bearer TOKEN` with a personal access token. A token that is not valid is never a visitor."""

    def __init__(self, access: str) -> None:
        super().__init__()
        self.access = access

    def authenticate(self, request: HttpRequest, token: str) -> Viewer:
        """The viewer behind the token. Raises AuthenticationError, and ReadOnly where the token is not enough."""
        found = token_of(token)
        if found is None:
            raise AuthenticationError
        if found.scope == TokenScope.READ and request.method not in _READING:
            raise ReadOnly
        return _admitted(found.user, self.access)


class Session(AuthBase):
    """The portal's session cookie; requests that change something carry the CSRF token in `X-CSRFToken`."""

    openapi_type = "apiKey"
    openapi_in = "cookie"

    def __init__(self, access: str) -> None:
        self.openapi_name = settings.SESSION_COOKIE_NAME
        super().__init__()
        self.access = access

    def __call__(self, request: HttpRequest) -> Viewer | None:
        """The viewer behind the session, or None for a visitor. Raises PermissionDenied for a forged request."""
        if not request.user.is_authenticated:
            return None
        if check_csrf(request) is not None:
            raise Forged
        return _admitted(request.user, self.access)


def anybody(request: HttpRequest) -> Viewer:
    """A visitor without an account."""
    return NOBODY


def account_of(request: ApiRequest) -> User:
    """The account behind a request to an operation that asks for one."""
    assert request.auth.user_id is not None, "the operation is open to visitors"
    return User.objects.get(pk=request.auth.user_id)


def doors(access: str) -> list[Callable[[HttpRequest], Any]]:
    """The ways in to an operation of this access, tried in order."""
    ways: list[Callable[[HttpRequest], Any]] = [Bearer(access), Session(access)]
    return [*ways, anybody] if access == PUBLIC else ways


def _admitted(user: User, access: str) -> Viewer:
    """The viewer, if the operation is open to them. Raises PermissionDenied, FactorMissing."""
    if needs_factor(user):
        if access == PUBLIC:
            return NOBODY  # What is open stays open; what the office sees beyond it does not.
        raise FactorMissing
    viewer = viewer_of(user)
    if access not in (PUBLIC, ACCOUNT):
        require(viewer, access)
    return viewer
