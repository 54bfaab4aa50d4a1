"""Who acts in a procedure, and as what: the hall that owns the case knows which roles an account has in it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who acts. `name` is how the event log names them (`user:5`, `system`); `roles` what they are in this very case."""

    name: str
    roles: frozenset[str]

    @classmethod
    def of(cls, name: str, *roles: str) -> Actor:
        """An actor with these roles."""
        return cls(name, frozenset(roles))

    def role_among(self, roles: tuple[str, ...]) -> str:
        """The first of `roles` that the actor has; empty where there is none."""
        return next((role for role in roles if role in self.roles), "")
