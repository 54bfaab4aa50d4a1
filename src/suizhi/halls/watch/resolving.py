"""What the running watches look for, read from the register as it stands now, in the form of the engine."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from suizhi.commons.policy import SYSTEM
from suizhi.engines.text import fold
from suizhi.engines.watches import Aspect, Kind, Watched
from suizhi.halls.register.selectors import SignRight, parties, party_members, sign_rights
from suizhi.halls.watch.models import Watch

_APART = re.compile("[；;、]")
"""Between the names of several owners of one right."""
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
class Source:
    """One thing that is looked for: in the form of the engine, the right behind it, and the parties whose it is."""

    watched: Watched
    sign: SignRight | None
    owners: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Resolved:
    """Everything that is looked for, and (watch, watched name) → the right that bears the name."""

    sources: list[Source] = field(default_factory=list)
    rights: dict[tuple[int, str], int] = field(default_factory=dict)

    @property
    def watched(self) -> list[Watched]:
        """In the form of the engine."""
        return [source.watched for source in self.sources]


def resolve(running: Iterable[Watch]) -> Resolved:
    """The running watches. One whose right has ended or has no words looks for nothing."""
    found = Resolved()
    for watch in running:
        for source in _parts(watch):
            found.sources.append(source)
            if source.sign is not None:
                found.rights.update(dict.fromkeys(((watch.pk, name) for name in source.watched.names), source.sign.right))
    return found


def _parts(watch: Watch) -> Iterator[Source]:
    """A watch on rights looks for each of them with its own goods; every other is one, with the right that it names, if any."""
    if watch.kind == Watch.Kind.PORTFOLIO:
        yield from (_of_right(watch, sign) for sign in sign_rights(SYSTEM, owners=_members(watch.of_party)))
    elif watch.kind == Watch.Kind.OWNER:
        names = (*watch.names, *_names(watch.of_party))
        yield Source(_watched(watch, names, tuple(watch.home), tuple(watch.groups)), None, _party(watch))
    elif watch.right is not None:
        yield from (_of_right(watch, sign) for sign in sign_rights(SYSTEM, ids=[watch.right]))
    elif watch.kind in _ENGINE:
        called = watch.names or [place + product for place in watch.places[:1] for product in watch.products[:1]]
        yield Source(_watched(watch, tuple(called), tuple(watch.home), tuple(watch.groups)), None, _party(watch))


def _of_right(watch: Watch, sign: SignRight) -> Source:
    home, groups = tuple(watch.home) or sign.classes, tuple(watch.groups) or sign.groups
    ours = frozenset(fold(name) for name in _APART.split(sign.owner_label) if name)
    return Source(replace(_watched(watch, (sign.name, *watch.names), home, groups), ours=ours), sign, sign.owners or _party(watch))


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
        territory=watch.territory if watch.territory != Watch.Territory.ANY else "",
    )


def _party(watch: Watch) -> tuple[int, ...]:
    return () if watch.party is None else (watch.party,)


def _members(party: int | None) -> list[int]:
    found = parties(SYSTEM).filter(pk=party or 0).first()
    return list(party_members(found).values_list("pk", flat=True)) if found else []


def _names(party: int | None) -> Iterator[str]:
    """The names, present and former, of a party and of those judged to be the same."""
    for one in parties(SYSTEM).filter(pk__in=_members(party)).prefetch_related("names"):
        yield one.name
        yield from (other.name for other in one.names.all())
