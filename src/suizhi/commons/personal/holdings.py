"""What the platform holds of a person, said by each hall that holds something.

A hall gives `provide` a `Holder` when it starts. A holding's key begins with its holder's kind (`part:12`), so that a request leads
back to the hall that can answer for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from suizhi.commons.policy import Viewer


LOOKS_KEPT = 200
"""Looks that are shown, the latest first."""


@dataclass(frozen=True, slots=True)
class Keeping:
    """Why something is kept, and the last day of it: None is for ever."""

    basis: str
    until: date | None

    def stands(self, on: date) -> bool:
        """Whether it has to be kept on the day."""
        return self.until is None or on <= self.until


@dataclass(frozen=True, slots=True)
class Holding:
    """Something held of a person. `what` says which data, in words; `content` is the copy that the person may take along.

    `closed_on` is the day on which its purpose was fulfilled, None while it goes on. `own` says that the person can put an end to it
    on the page behind `url`; `of_firm` that it says who acted for a firm and stays with the firm's file. Neither can be asked for.
    """

    key: str
    title: str
    what: str
    since: date
    url: str
    content: Mapping[str, Any] = field(default_factory=dict)
    closed_on: date | None = None
    keeping: Keeping | None = None
    own: bool = False
    of_firm: bool = False

    @property
    def can_be_asked_for(self) -> bool:
        """Whether the person may ask for it to be erased."""
        return not (self.own or self.of_firm) and self.closed_on is not None


@dataclass(frozen=True, slots=True)
class Looked:
    """Somebody of the office looked at what is held: when, in which role, at what, and what for."""

    at: datetime
    role: str
    what: str
    purpose: str


class Holder:
    """A hall, for one kind of holding. What it does not say, it does not hold."""

    kind: str
    """What its keys begin with, before the colon."""
    answered_by: str
    """The capability of those who answer requests about it."""

    def held(self, who: Viewer) -> Iterable[Holding]:
        """What is held of the viewer."""
        return ()

    def looked(self, who: Viewer) -> Iterable[Looked]:
        """Who looked at it, newest first."""
        return ()

    def find(self, key: str) -> Holding | None:
        """One holding, whoever's it is; None where there is none, or where it has been erased."""
        return None

    def expired(self, on: date) -> Iterable[Holding]:
        """What has passed its term of keeping on the day and still stands, a limited number at a time."""
        return ()

    def erase(self, key: str) -> None:
        """Take out what tells who the person was, in the caller's transaction; the rest of the record stays."""
        raise LookupError(key)

    def left(self, user_id: int) -> None:
        """An account is closed: what it alone could see goes with it."""


_holders: dict[str, Holder] = {}


def provide(holder: Holder) -> None:
    """Take a hall's word for what it holds."""
    _holders[holder.kind] = holder


def holders() -> tuple[Holder, ...]:
    """All of them."""
    return tuple(_holders.values())


def holder_of(key: str) -> Holder:
    """Who holds what bears the key. Raises KeyError."""
    return _holders[key.partition(":")[0]]


def holdings_of(who: Viewer) -> list[Holding]:
    """Everything that is held of the viewer, newest first."""
    if who.user_id is None:
        return []
    found = (holding for holder in holders() for holding in holder.held(who))
    return sorted(found, key=lambda one: one.since, reverse=True)


def looks_of(who: Viewer) -> list[Looked]:
    """Who of the office looked at it, the latest looks first."""
    if who.user_id is None:
        return []
    return sorted((one for holder in holders() for one in holder.looked(who)), key=lambda one: one.at, reverse=True)[:LOOKS_KEPT]
