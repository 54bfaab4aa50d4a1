"""Clearing a name: the register's marks that are like it, by which rules, on what goods, and what is not known of each."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from suizhi.commons.policy import Viewer
from suizhi.engines.marks import Band, Comparison, Doubt, Facts, Frequency, Mark, Notes, Section, Tie, Way, bands, compare, doubts, read
from suizhi.engines.marks.notes import NO_NOTES, Kind
from suizhi.engines.parties import parse_name
from suizhi.halls.register.models import Right
from suizhi.halls.register.selectors import goods_notes, rights
from suizhi.halls.register.selectors.mark_words import Holder, goods_of, holders_of
from suizhi.halls.register.status import Status
from suizhi.halls.search.marks.keeper import frequency, mark_index

SHOWN = 30
"""Marks shown: more than a person reads, and hardly any likeness worth reading comes later."""
_ASKED_MOST = 400
"""Marks the index is asked for where many that it has are not the viewer's to see."""
DEAD = frozenset({Status.LAPSED, Status.EXPIRED, Status.REFUSED, Status.WITHDRAWN, Status.INVALIDATED, Status.CANCELLED})
"""States in which a mark as a rule bars nobody any more; it is shown all the same, after those that may."""


_OVER = Doubt(
    "right.over",
    Way.LOWERS,
    "这件商标已失效，一般不再妨碍；刚失效的和可能恢复的仍须留意",
    "this mark is over and as a rule bars nobody any more; one that ended lately or may be restored still counts",
)
_UNDECIDED = Doubt("right.pending", Way.LOWERS, "这件还在审查，可能不予注册", "this one is still being examined and may be refused")
_UNKNOWN = Doubt("right.unknown", Way.OPEN, "这件的状态未取得", "whether this one is in force is not known")


@dataclass(frozen=True, slots=True)
class Wish:
    """The name, the goods it is to stand for, whose it is to be, and whether classes that no note reaches are looked into as well."""

    name: str
    goods: Sequence[Section] = ()
    owner: str = ""
    everywhere: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """A mark of the register beside the name."""

    right: Right
    mark: Mark
    found: Comparison
    goods: list[Section]
    doubts: tuple[Doubt, ...]
    bands: tuple[Band, Band]

    @property
    def is_dead(self) -> bool:
        """Whether the mark is over."""
        return self.right.status in DEAD

    @property
    def groups(self) -> list[str]:
        """Where its goods stand: similar groups, or classes."""
        return [section.group for section in self.goods]

    @property
    def owner(self) -> str:
        """Who the register names as the owner."""
        return self.right.owner_label


@dataclass(frozen=True, slots=True)
class Cleared:
    """What clearing found: the marks by what they ask of a person, in which classes it looked, and among how many marks."""

    mark: Mark
    hits: list[Hit]
    classes: tuple[int, ...]
    looked_at: int

    def count(self, band: Band) -> int:
        """Marks of a band that are not over."""
        return sum(hit.found.band is band and not hit.is_dead for hit in self.hits)

    @property
    def over(self) -> int:
        """Marks that are over."""
        return sum(hit.is_dead for hit in self.hits)


def clear(who: Viewer, wish: Wish) -> Cleared:
    """The marks of the viewer's scope that are most like the name. Raises Refusal: `mark.*`, `marks.missing`, `marks.version`."""
    mark = read(wish.name)
    own = goods_notes({section.group for section in wish.goods}) if wish.goods else NO_NOTES
    classes = () if wish.everywhere else _classes(wish.goods, own)
    found = _seen(who, wish.name, classes)
    ids = [right.pk for right, _ in found]
    goods, holders = goods_of(who, ids), holders_of(who, ids)
    scale = _Scale(who, wish, mark, _notes(wish.goods, goods.values()), frequency(classes))
    hits = [scale.hit(right, words, goods.get(right.pk, []), holders.get(right.pk, [])) for right, words in found]
    alike = [hit for hit in hits if hit.found.score.total > 0]
    return Cleared(mark, sorted(alike, key=_rank)[:SHOWN], classes, len(mark_index()))


@dataclass(frozen=True, slots=True)
class _Scale:
    """What every mark is weighed with."""

    who: Viewer
    wish: Wish
    mark: Mark
    notes: Notes
    common: Frequency

    def hit(self, right: Right, words: str, goods: list[Section], holders: list[Holder]) -> Hit:
        """One mark beside the name."""
        facts = Facts(self.common, _tie(self.who, self.wish.owner, holders))
        found = compare(self.wish.name, words, goods_left=self.wish.goods, goods_right=goods, notes=self.notes, facts=facts)
        other = read(words)
        return Hit(right, other, found, goods, (*doubts(found, self.mark, other), *_of_status(right)), bands(found))


def _of_status(right: Right) -> list[Doubt]:
    """What the state of the mark adds."""
    if right.status in DEAD:
        return [_OVER]
    return [_UNDECIDED] if right.status == Status.PENDING else [_UNKNOWN] if right.status == Status.UNKNOWN else []


def _seen(who: Viewer, name: str, classes: Collection[int]) -> list[tuple[Right, str]]:
    """Marks of the viewer's scope with the words under which the index has them; asked for more where some are not theirs to see."""
    limit = 2 * SHOWN
    while True:
        similar = mark_index().similar(name, classes=classes, limit=limit)
        held = rights(who).in_bulk([one.entry.id for one in similar])
        shown = [(held[one.entry.id], one.entry.name) for one in similar if one.entry.id in held]
        if len(shown) >= SHOWN or len(similar) < limit or limit >= _ASKED_MOST:
            return shown
        limit = min(_ASKED_MOST, 2 * limit)


def _rank(hit: Hit) -> tuple[bool, float, float, int]:
    return hit.is_dead, -round(hit.found.risk, 4), -hit.found.score.total, hit.right.pk


def _classes(goods: Sequence[Section], notes: Notes) -> tuple[int, ...]:
    """The classes of the goods and those that the table's notes on their groups reach; none, which means all, where there are no goods."""
    reached = {edge.right.group for edge in notes.edges if edge.kind in (Kind.SIMILAR, Kind.SHARED)}
    return tuple(sorted({int(group[:2]) for group in {section.group for section in goods} | reached})) if goods else ()


def _notes(goods: Sequence[Section], others: Collection[list[Section]]) -> Notes:
    groups = {section.group for section in goods} | {section.group for sections in others for section in sections}
    return goods_notes({group for group in groups if len(group) == 4}) if goods else NO_NOTES


def _tie(who: Viewer, owner: str, holders: list[Holder]) -> Tie | None:
    """What the register knows of those who ask and those whose mark it is: one party, one name, or a licence."""
    ours = [holder for holder in holders if _is_ours(who, owner, holder)]
    if any(holder.owns for holder in ours):
        return Tie.SAME
    return Tie.LICENCE if ours else None


def _is_ours(who: Viewer, owner: str, holder: Holder) -> bool:
    if owner:
        return parse_name(owner).letters == parse_name(holder.name).letters
    return who.party_id is not None and holder.party == who.party_id
