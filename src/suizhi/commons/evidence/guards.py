"""Who may do what with evidence: each hall says it for its own subjects. What no hall vouches for, nobody may see."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from django.core.exceptions import PermissionDenied

from suizhi.commons.evidence.models import Item
from suizhi.commons.policy import SYSTEM, Viewer


class Action(StrEnum):
    """What somebody wants to do with an item."""

    READ = "read"
    EXPORT = "export"
    TRANSFER = "transfer"


Guard = Callable[[Viewer, Item, Action], bool]
_guards: dict[str, Guard] = {}
_kept: set[str] = set()
"""Kinds of subjects of which nothing leaves the house."""


def guard(kind: str, *, leaves: bool = True) -> Callable[[Guard], Guard]:
    """Register the function that answers for subjects of a kind (`case` for `case:12`).

    It is asked for every item, so that items of one subject may differ: what was said in one party's room is not the other's to read.
    Without `leaves` nothing of the kind is exported or transferred, by the operator neither.
    """
    (_kept.discard if leaves else _kept.add)(kind)

    def register(function: Guard) -> Guard:
        _guards[kind] = function
        return function

    return register


def allows(who: Viewer, item: Item, action: Action) -> bool:
    """Whether the viewer may. The operator at the command line may; without a guard for the subject's kind nobody else does."""
    kind = item.subject.partition(":")[0]
    if kind in _kept and action is not Action.READ:
        return False
    if who == SYSTEM:
        return True
    found = _guards.get(kind)
    return found is not None and found(who, item, action)


def require(who: Viewer, item: Item, action: Action) -> None:
    """Raise PermissionDenied unless the viewer may."""
    if not allows(who, item, action):
        raise PermissionDenied(f"evidence.{action}")
