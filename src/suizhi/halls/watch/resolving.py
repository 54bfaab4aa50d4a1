"""What the running watches look for, read from the register as it stands now, in the form of the engine."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from suizhi.commons.policy import SYSTEM
from suizhi.engines.watches import Aspect, Kind, Watched
from suizhi.halls.register.selectors import SignRight, parties, party_members, sign_rights
from suizhi.halls.watch.models import Watch

_ENGINE = {
    Watch.Kind.RIGHT: Kind.NAME,
    Watch.Kind.PORTFOLIO: Kind.NAME,
    Watch.Kind.NAME: Kind.NAME,
    Watch.Kind.INDICATION: Kind.INDICATION,
    Watch.Kind.HONOURED: Kind.HONOURED,
    Watch.Kind.FAMOUS: Kind.FAMOUS,
    Watch.Kind.CLASS: Kind.CLASS,
    Watch.Kind.OWNER: Kind.OWNER,
}
"""Kind of a watch → what the engine knows of it. What ends by a day of its own (`terms`) is no matter of signs."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """The watches as the engine takes them, and (watch, watched name) → the right that bears the name."""

    watched: list[Watched] = field(default_factory=list)
    rights: dict[tuple[int, str], int] = field(default_factory=dict)


def resolve(running: Iterable[Watch]) -> Resolved:
    """The running watches. One whose right has ended or has no words looks for nothing."""
    found = Resolved()
    for watch in running:
        for one, right in _parts(watch):
            found.watched.append(one)
            if right is not None:
                found.rights.update(dict.fromkeys(((watch.pk, name) for name in one.names), right))
    return found


def _parts(watch: Watch) -> Iterator[tuple[Watched, int | None]]:
    """A watch on rights looks for each of them with its own goods; every other is one."""
    if watch.kind == Watch.Kind.RIGHT:
        yield from _of_rights(watch, sign_rights(SYSTEM, ids=[watch.right or 0]))
    elif watch.kind == Watch.Kind.PORTFOLIO:
        yield from _of_rights(watch, sign_rights(SYSTEM, owners=_members(watch.of_party)))
    elif watch.kind == Watch.Kind.OWNER:
        yield _watched(watch, (*watch.names, *_names(watch.of_party)), tuple(watch.home), ()), None
    elif watch.kind in _ENGINE:
        yield _watched(watch, tuple(watch.names), tuple(watch.home), tuple(watch.groups)), watch.right


def _of_rights(watch: Watch, held: Iterable[SignRight]) -> Iterator[tuple[Watched, int | None]]:
    for one in held:
        yield _watched(watch, (one.name, *watch.names), one.classes, one.groups), one.right


def _watched(watch: Watch, names: tuple[str, ...], home: tuple[int, ...], groups: tuple[str, ...]) -> Watched:
    return Watched(
        id=watch.pk,
        kind=_ENGINE[Watch.Kind(watch.kind)],
        names=tuple(dict.fromkeys(names)),
        classes=tuple(watch.classes),
        home=home,
        groups=groups,
        aspects=frozenset(map(Aspect, watch.aspects)) or frozenset(Aspect),
        threshold=watch.threshold,
        places=tuple(watch.places),
        products=tuple(watch.products),
    )


def _members(party: int | None) -> list[int]:
    found = parties(SYSTEM).filter(pk=party or 0).first()
    return list(party_members(found).values_list("pk", flat=True)) if found else []


def _names(party: int | None) -> Iterator[str]:
    """The names, present and former, of a party and of those judged to be the same."""
    for one in parties(SYSTEM).filter(pk__in=_members(party)).prefetch_related("names"):
        yield one.name
        yield from (other.name for other in one.names.all())
