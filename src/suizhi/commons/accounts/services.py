"""Accounts: making them, changing their role, linking them to a party. Each is one transaction and one entry in the event log."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

from allauth.mfa.models import Authenticator
from axes.utils import reset as forget_failures
from django.contrib.auth.password_validation import validate_password
from django.db import transaction

from suizhi.commons.accounts.models import AccountRole, User
from suizhi.commons.ledger import services as ledger
from suizhi.commons.policy import Viewer, require
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from suizhi.commons.ledger.models import Entry

ACTING_ROLES = frozenset({AccountRole.HOLDER, AccountRole.AGENCY})
"""Roles that act for a party of the register."""


@transaction.atomic
def account_create(
    *, by: Viewer, username: str, password: str, role: str = AccountRole.PUBLIC, display_name: str = "", synthetic: bool = False
) -> User:
    """A new account. Raises PermissionDenied, Refusal, and ValidationError for a weak password or a name that is taken."""
    require(by, "accounts.manage")
    user = User(username=username, role=_role(role), display_name=display_name, synthetic=synthetic)
    validate_password(password, user)
    user.set_password(password)
    user.full_clean()
    user.save(force_insert=True)
    _record(by, "accounts.created", user, {"username": username, "role": user.role, "synthetic": synthetic})
    return user


@transaction.atomic
def role_change(*, by: Viewer, user: User, role: str) -> User:
    """Give the account another role; a role that acts for nobody loses its party. Raises PermissionDenied, Refusal."""
    require(by, "accounts.manage")
    before, user.role = user.role, _role(role)
    if user.role not in ACTING_ROLES:
        user.acts_for = None
    user.save(update_fields=["role", "acts_for"])
    _record(by, "accounts.role.changed", user, {"before": before, "after": user.role})
    return user


@transaction.atomic
def party_link(*, by: Viewer, user: User, party_id: int | None) -> User:
    """Let a holder's or an agency's account act for a party, or for none. Raises PermissionDenied, Refusal."""
    require(by, "accounts.manage")
    if party_id is not None and user.role not in ACTING_ROLES:
        raise Refusal(
            "account.acts_for",
            zh="只有权利人和服务机构的账户可以代表当事人。",
            en="Only accounts of right holders and agencies act for a party.",
            mend_zh="请先更改角色。",
            mend_en="Change the role first.",
            field="party",
            value=party_id,
        )
    before, user.acts_for = user.acts_for, party_id
    user.save(update_fields=["acts_for"])
    _record(by, "accounts.party.linked", user, {"before": before, "after": party_id})
    return user


@transaction.atomic
def factor_reset(*, by: Viewer, user: User) -> int:
    """Take the account's second factors away, for somebody who lost theirs; how many there were. Raises PermissionDenied."""
    require(by, "accounts.manage")
    count: int = Authenticator.objects.filter(user=user).delete()[0]
    _record(by, "accounts.factor.reset", user, {"removed": count})
    return count


@transaction.atomic
def account_unlock(*, by: Viewer, user: User) -> int:
    """Forget the failed attempts that locked the account; how many there were. Raises PermissionDenied."""
    require(by, "accounts.manage")
    count = int(forget_failures(username=user.username))
    _record(by, "accounts.unlocked", user, {"attempts": count})
    return count


def new_password() -> str:
    """A password for somebody who is told it once: 96 bits, in letters and digits that a person can read out."""
    return "-".join(secrets.token_hex(2) for _ in range(6))


def _role(role: str) -> str:
    if role in AccountRole.values:
        return role
    choices = "、".join(AccountRole.values)
    raise Refusal(
        "account.role",
        zh=f"没有“{role}”这个角色。",
        en=f"There is no role “{role}”.",
        mend_zh=f"可用：{choices}。",
        mend_en=f"Known: {', '.join(AccountRole.values)}.",
        field="role",
        value=role,
    )


def _record(by: Viewer, verb: str, user: User, payload: dict[str, Any]) -> Entry:
    return ledger.append(actor=by.actor, verb=verb, subject=f"user:{user.pk}", payload=payload)
