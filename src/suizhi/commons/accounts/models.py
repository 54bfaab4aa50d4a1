"""The user of the platform: a role, and the party they act for."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext_lazy as _


class AccountRole(models.TextChoices):
    """The roles of the city's platform. A visitor who has not logged in is `public` too."""

    PUBLIC = "public", _("公众")
    HOLDER = "holder", _("权利人")
    AGENCY = "agency", _("服务机构")
    CLERK = "clerk", _("经办人")
    ANALYST = "analyst", _("分析员")
    SUPERVISOR = "supervisor", _("督导")
    ADMINISTRATOR = "administrator", _("管理员")


STAFF_ROLES = frozenset({AccountRole.CLERK, AccountRole.ANALYST, AccountRole.SUPERVISOR, AccountRole.ADMINISTRATOR})


class User(AbstractUser):
    """An account. `acts_for` is the id of the register's party on whose behalf a holder or agency works."""

    role = models.CharField(_("角色"), max_length=16, choices=AccountRole, default=AccountRole.PUBLIC)
    acts_for = models.BigIntegerField(_("代表的当事人"), null=True, blank=True, db_index=True)
    display_name = models.CharField(_("显示名"), max_length=60, blank=True)
    synthetic = models.BooleanField(_("合成"), default=False)

    @property
    def is_office(self) -> bool:
        """Whether this account works for the city office."""
        return self.role in STAFF_ROLES

    def __str__(self) -> str:
        return self.display_name or self.username


class TokenScope(models.TextChoices):
    """What a token may do of what its account may."""

    READ = "read", _("只读")
    FULL = "full", _("账户的全部权限")


class AccessToken(models.Model):
    """A personal access token, by its digest. Revoked and expired ones stay on record."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="tokens")
    name = models.CharField(_("用途"), max_length=120)
    scope = models.CharField(_("权限"), max_length=8, choices=TokenScope, default=TokenScope.FULL)
    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    used_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name
