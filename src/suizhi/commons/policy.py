"""Who may see and do what: a viewer, the scopes of what they see, and the capabilities of each role.

Selectors take a `Viewer` and cut their querysets by its scopes; the search index holds the same scopes on every document.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied

from suizhi.commons.accounts.models import STAFF_ROLES, AccountRole

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser
    from django.http import HttpRequest

    from suizhi.commons.accounts.models import User

PUBLIC_SCOPE = "public"
OFFICE_SCOPE = "staff"

CAPABILITIES: dict[str, frozenset[str]] = {
    "register.import": frozenset({AccountRole.CLERK, AccountRole.ADMINISTRATOR}),
    "register.correct": frozenset({AccountRole.CLERK, AccountRole.ADMINISTRATOR}),
    "register.judge": frozenset({AccountRole.CLERK, AccountRole.ADMINISTRATOR}),
    "register.define": frozenset({AccountRole.CLERK, AccountRole.ADMINISTRATOR}),
    "register.imports.read": frozenset({AccountRole.CLERK, AccountRole.ANALYST, AccountRole.SUPERVISOR, AccountRole.ADMINISTRATOR}),
    "search.save": frozenset(set(AccountRole)),
    "register.proposals.read": STAFF_ROLES,
    "casework.start": frozenset({AccountRole.PUBLIC, AccountRole.HOLDER, AccountRole.AGENCY, AccountRole.CLERK}),
    "casework.read": frozenset({AccountRole.CLERK, AccountRole.SUPERVISOR, AccountRole.ADMINISTRATOR}),
    "casework.work": frozenset({AccountRole.CLERK}),
    "casework.direct": frozenset({AccountRole.SUPERVISOR}),
    "casework.invited": frozenset({AccountRole.PUBLIC, AccountRole.HOLDER, AccountRole.AGENCY}),
    "casework.fairs": frozenset({AccountRole.CLERK}),
    "casework.platforms": frozenset({AccountRole.CLERK}),
    "credit.read": frozenset({AccountRole.CLERK, AccountRole.SUPERVISOR, AccountRole.ADMINISTRATOR}),
    "credit.work": frozenset({AccountRole.CLERK}),
    "credit.direct": frozenset({AccountRole.SUPERVISOR}),
    "watch.keep": frozenset({AccountRole.HOLDER, AccountRole.AGENCY, AccountRole.CLERK}),
    "watch.read": frozenset({AccountRole.CLERK, AccountRole.ANALYST, AccountRole.SUPERVISOR, AccountRole.ADMINISTRATOR}),
    "watch.work": frozenset({AccountRole.CLERK, AccountRole.SUPERVISOR}),
    "watch.send": frozenset({AccountRole.CLERK, AccountRole.SUPERVISOR, AccountRole.ADMINISTRATOR}),
    "personal.answer": frozenset({AccountRole.SUPERVISOR, AccountRole.ADMINISTRATOR}),
    "ledger.read": frozenset({AccountRole.SUPERVISOR, AccountRole.ADMINISTRATOR}),
    "accounts.manage": frozenset({AccountRole.ADMINISTRATOR}),
}
"""Capability → roles. What is not listed nobody may do."""


@dataclass(frozen=True, slots=True)
class Viewer:
    """Somebody looking: their role, account and the party they act for."""

    role: str = AccountRole.PUBLIC
    user_id: int | None = None
    party_id: int | None = None

    @property
    def is_office(self) -> bool:
        """Whether the viewer works for the city office."""
        return self.role in STAFF_ROLES

    @property
    def actor(self) -> str:
        """How the event log names the viewer."""
        if self.user_id is None:
            return "public"
        return f"user:{self.user_id}" if self.user_id else "system"

    def scopes(self) -> list[str]:
        """The scopes whose documents this viewer may see."""
        scopes = [PUBLIC_SCOPE]
        if self.is_office:
            scopes.append(OFFICE_SCOPE)
        if self.party_id is not None:
            scopes.append(f"party:{self.party_id}")
        return scopes

    def may(self, capability: str) -> bool:
        """Whether the viewer's role carries the capability and they are logged in."""
        return self.user_id is not None and self.role in CAPABILITIES.get(capability, frozenset())


PUBLIC = Viewer()
SYSTEM = Viewer(role=AccountRole.ADMINISTRATOR, user_id=0)
"""The platform itself and its operator at the command line."""


def viewer_of(user: User | AnonymousUser) -> Viewer:
    """The viewer behind a Django user."""
    if user.is_anonymous:
        return PUBLIC
    return Viewer(role=user.role, user_id=user.pk, party_id=user.acts_for)


def viewer(request: HttpRequest) -> Viewer:
    """The viewer behind a request."""
    return viewer_of(request.user)


def require(who: Viewer, capability: str) -> None:
    """Raise PermissionDenied unless the viewer may."""
    if not who.may(capability):
        raise PermissionDenied(capability)
