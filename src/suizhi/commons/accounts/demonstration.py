"""Accounts of the demonstration city: one for each role, stamped 合成, with a password that only this home knows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction

from suizhi.commons.accounts.models import AccountRole, User
from suizhi.commons.accounts.services import account_create, party_link
from suizhi.commons.home import secret
from suizhi.commons.policy import SYSTEM

PASSWORD_LENGTH = 14


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """What `suizhi up` prints: who can be tried, and how."""

    username: str
    password: str
    role: AccountRole


def demo_password() -> str:
    """The password that the demonstration accounts of this home share."""
    return secret("demonstration")[:PASSWORD_LENGTH]


@transaction.atomic
def demo_accounts(*, acts_for: Mapping[str, int] | None = None) -> list[DemoAccount]:
    """Make the accounts that are missing and give all of them. `acts_for`: role → id of the demonstration party it acts for."""
    held = {user.username: user for user in User.objects.filter(username__in=AccountRole.values)}
    for role in AccountRole:
        user = held.get(role) or _created(role)
        party = (acts_for or {}).get(role)
        if party is not None and user.synthetic and user.acts_for != party:
            party_link(by=SYSTEM, user=user, party_id=party)
    return [DemoAccount(role.value, demo_password(), role) for role in AccountRole if role not in held or held[role].synthetic]


def demo_people() -> list[tuple[str, str]]:
    """User name and shown name of everybody of the demonstration: the accounts of the roles, and those that halls have added."""
    people = User.objects.filter(synthetic=True).order_by("pk")
    return [(user.username, user.get_role_display() if user.username == user.role else str(user)) for user in people]


def _created(role: AccountRole) -> User:
    name = f"演示{role.label}"
    return account_create(by=SYSTEM, username=role.value, password=demo_password(), role=role, display_name=name, synthetic=True)
