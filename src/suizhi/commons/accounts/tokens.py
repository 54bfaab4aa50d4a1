"""Personal access tokens for programs. Only a digest is kept: a token is shown once, when it is made."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from suizhi.commons.accounts.models import AccessToken, TokenScope, User
from suizhi.commons.ledger import services as ledger
from suizhi.kernel.errors import Refusal

PREFIX = "suizhi_"
"""Makes a leaked token recognisable to whoever scans code and logs for secrets."""
DAYS_MAX = 366
HELD_MAX = 20


@transaction.atomic
def token_create(*, user: User, name: str, days: int, scope: str = TokenScope.FULL) -> tuple[AccessToken, str]:
    """A token of this account that lasts `days`, and its secret, which is never shown again. Raises Refusal, ValidationError.

    A token of scope `read` changes nothing, whatever its account may.
    """
    if not 1 <= days <= DAYS_MAX:
        raise _refuse("days", f"有效期须在 1 至 {DAYS_MAX} 天之间。", f"A token lasts between 1 and {DAYS_MAX} days.", days)
    if tokens_of(user).count() >= HELD_MAX:
        raise _refuse(
            "count",
            f"一个账户至多持有 {HELD_MAX} 个令牌，请先停用旧的。",
            f"An account holds {HELD_MAX} tokens at most; revoke an old one.",
        )
    secret = PREFIX + secrets.token_urlsafe(32)
    now = timezone.now()
    token = AccessToken(user=user, name=name, scope=scope, digest=_digest(secret), created_at=now, expires_at=now + timedelta(days=days))
    token.full_clean()
    token.save()
    payload = {"token": token.pk, "name": name, "scope": scope}
    ledger.append(actor=f"user:{user.pk}", verb="accounts.token.created", subject=f"user:{user.pk}", payload=payload)
    return token, secret


@transaction.atomic
def token_revoke(*, token: AccessToken, by: User) -> None:
    """End a token now. Revoking twice is no error."""
    AccessToken.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=timezone.now())
    ledger.append(actor=f"user:{by.pk}", verb="accounts.token.revoked", subject=f"user:{token.user_id}", payload={"token": token.pk})


def tokens_of(user: User) -> QuerySet[AccessToken]:
    """The tokens of this account that still open a door, newest first."""
    return _living().filter(user=user).order_by("-created_at", "-id")


def owner_of(secret: str) -> User | None:
    """The active account whose living token this is, or None. Remembers the day of use."""
    token = token_of(secret)
    return token.user if token else None


def token_of(secret: str) -> AccessToken | None:
    """The living token of an active account that has this secret, with its account, or None. Remembers the day of use."""
    if not secret.startswith(PREFIX):
        return None
    token = _living().filter(digest=_digest(secret), user__is_active=True).select_related("user").first()
    if token is None:
        return None
    today = timezone.localdate()
    if token.used_on != today:
        AccessToken.objects.filter(pk=token.pk).update(used_on=today)
    return token


def _living() -> QuerySet[AccessToken]:
    return AccessToken.objects.filter(Q(revoked_at=None), expires_at__gt=timezone.now())


def _digest(secret: str) -> str:
    """A plain digest is enough: the secret has 256 bits of its own, so there is nothing to guess."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _refuse(field: str, zh: str, en: str, value: object = "") -> Refusal:
    return Refusal(f"token.{field}", zh=zh, en=en, field=field, value=value)
