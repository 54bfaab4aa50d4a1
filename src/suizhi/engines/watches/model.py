"""What is watched, what comes in, and what a watch says of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from suizhi.engines.marks import Goods
from suizhi.engines.scoring import Score


class Kind(StrEnum):
    """What a watch knows of what it watches."""

    NAME = "name"
    INDICATION = "indication"
    """A geographical indication: place and product."""
    HONOURED = "honoured"
    """An old brand (老字号): its name in every class, and in the names of firms and shops."""
    FAMOUS = "famous"
    """A well-known mark (驰名): across classes, where use may dilute it."""
    CLASS = "class"
    OWNER = "owner"
    """A competitor: everything that they file."""


class Aspect(StrEnum):
    """From which side likeness is looked for. The same sign, its spelling and its parts always count."""

    SOUND = "sound"
    LOOK = "look"
    MEANING = "meaning"


class Sort(StrEnum):
    """What a new sign is the name of."""

    MARK = "mark"
    FIRM = "firm"
    SHOP = "shop"


class Flag(StrEnum):
    """What a person should know at a glance."""

    DILUTION = "dilution"
    """Goods apart from those of a well-known mark."""
    EVOCATION = "evocation"
    """An indication with “style”, “flavour” or the like."""
    OTHER_NAME = "other_name"
    """Not a mark: the name of a firm or a shop."""


@dataclass(frozen=True, slots=True)
class Watched:
    """One watch. `names` in any spelling; for an indication the names of the place in `places` and of the product in `products`.

    `classes` limits the watch, empty for all; `home` are the classes of the goods that the right protects, `groups` its similar groups.
    `threshold` is the least risk (likeness times what the goods leave of it) of which the watch speaks.
    """

    id: int
    kind: Kind
    names: tuple[str, ...] = ()
    classes: tuple[int, ...] = ()
    home: tuple[int, ...] = ()
    groups: tuple[str, ...] = ()
    aspects: frozenset[Aspect] = frozenset(Aspect)
    threshold: float = 0.6
    places: tuple[str, ...] = ()
    products: tuple[str, ...] = ()
    ours: frozenset[str] = frozenset()
    """Folded names of those whose signs are no news: the owner's own."""
    territory: str = ""
    """The office (two letters) whose marks alone it hears of; empty for all."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A sign that is new. `key` names it among all signs; `name` is empty for a mark without words; `office` is where it is filed."""

    key: str
    name: str
    classes: tuple[int, ...] = ()
    groups: tuple[str, ...] = ()
    owner: str = ""
    sort: Sort = Sort.MARK
    office: str = "CN"


@dataclass(frozen=True, slots=True)
class Alarm:
    """What a watch says of a sign: the rules that spoke, how the goods relate, and the risk of both together (0 to 1).

    Spans of side `left` lie in `name`, the watched name that came nearest; those of side `right` in the sign's name.
    """

    watch: int
    sign: str
    name: str
    score: Score
    goods: Goods
    risk: float
    flags: tuple[Flag, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {
            "watch": self.watch,
            "sign": self.sign,
            "name": self.name,
            "score": self.score.total,
            "risk": self.risk,
            "rules": [finding.as_dict() for finding in self.score.findings],
            "goods": self.goods.as_dict(),
            "flags": [str(flag) for flag in self.flags],
            "scorer": self.score.scorer,
            "version": self.score.version,
        }
