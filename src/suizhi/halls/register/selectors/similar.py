"""The rights that say something like a right: a lead for a reader, never a finding."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from suizhi.commons.home import home
from suizhi.commons.policy import Viewer
from suizhi.commons.search.likeness import neighbours_built, open_neighbours
from suizhi.commons.search.neighbours import Neighbour
from suizhi.halls.register.models import Right
from suizhi.halls.register.selectors.rights import rights
from suizhi.kernel.errors import Refusal
from suizhi.kernel.records import MARK_KINDS

SIMILAR_SHOWN = 5
SIMILAR_MAX = 50
_SPARE = 20
"""Asked for beyond the limit: what has been joined or closed since the store took it up is left out afterwards."""


class SimilarState(StrEnum):
    """Whether the answer is one, or why there is none."""

    READY = "ready"
    NOT_BUILT = "not_built"
    """The store is missing, or was made by another model; the worker builds it."""
    NOT_YET = "not_yet"
    """The store has not taken up this right, or the right says nothing that could be compared."""
    NOT_COMPARED = "not_compared"
    """Marks are not compared by meaning."""


@dataclass(frozen=True, slots=True)
class Alike:
    """A right and its likeness, the cosine of two vectors (-1 to 1): orders a list, is no probability."""

    right: Right
    likeness: float


@dataclass(frozen=True, slots=True)
class Similar:
    """The rights found, the likest first; empty with the reason where there is no answer."""

    state: SimilarState
    found: list[Alike]


def similar_rights(viewer: Viewer, right: Right, limit: int = SIMILAR_SHOWN) -> Similar:
    """The rights of the same collection, within what the viewer may see, whose title and abstract say most alike. Never raises."""
    asked = _asked(viewer, right, limit + _SPARE)
    if isinstance(asked, SimilarState):
        return Similar(asked, [])
    held = rights(viewer).filter(collection=right.collection).in_bulk([one.id for one in asked])
    return Similar(SimilarState.READY, [Alike(held[one.id], one.likeness) for one in asked if one.id in held][:limit])


def _asked(viewer: Viewer, right: Right, limit: int) -> list[Neighbour] | SimilarState:
    if right.kind in MARK_KINDS:
        return SimilarState.NOT_COMPARED
    if not neighbours_built(home()):
        return SimilarState.NOT_BUILT
    try:
        store = open_neighbours(home())
    except Refusal:
        return SimilarState.NOT_BUILT
    with store:
        return store.like(right.pk, scope=viewer.scopes(), limit=limit) if store.holds(right.pk) else SimilarState.NOT_YET
