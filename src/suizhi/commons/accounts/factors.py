"""The second factor: who has one, and who must set one up before going on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings

if TYPE_CHECKING:
    from suizhi.commons.accounts.models import User


def has_factor(user: User) -> bool:
    """Whether the account has set up a second factor."""
    return bool(is_mfa_enabled(user))


def needs_factor(user: User) -> bool:
    """Whether the account belongs to the office, must have a second factor, and has none yet."""
    return bool(settings.REQUIRE_2FA) and user.is_office and not has_factor(user)
