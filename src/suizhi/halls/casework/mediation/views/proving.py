"""Proving oneself once more, right before something binding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth import authenticate

from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from django.http import HttpRequest

PASSWORD = "password"


def proved(request: HttpRequest, password: str) -> str:
    """How the person behind the request proved themselves just now. Raises Refusal (`mediation.proof`); wrong tries count towards the lock."""
    assert request.user.is_authenticated
    found = authenticate(request, username=request.user.get_username(), password=password)
    if found is None or found.pk != request.user.pk:
        raise Refusal(
            "mediation.proof",
            zh="密码不对，没有签名。",
            en="The password is wrong; nothing was signed.",
            mend_zh="请重新输入登录密码。",
            mend_en="Type your password again.",
            field="password",
        )
    return PASSWORD
