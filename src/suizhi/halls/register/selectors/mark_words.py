"""The marks of the register as the index of marks and those who look into it need them: words, classes, goods, parties."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection as Several
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Max, Q, QuerySet

from suizhi.commons.policy import Viewer
from suizhi.engines.marks import Section
from suizhi.halls.register.indexing import BATCH, changed_after
from suizhi.halls.register.models import Right, RightClass, RightNumber, RightParty
from suizhi.halls.register.models.rights import Collection
from suizhi.halls.register.selectors.rights import rights
from suizhi.halls.register.status import Status
from suizhi.kernel.numbers import lookup_keys
from suizhi.kernel.records import MARK_KINDS, Role

FIGURE = frozenset({"图形", "图形商标"})
"""What sources write for the words of a mark that has none."""
_OWNERS = (Role.OWNER, Role.APPLICANT)


@dataclass(frozen=True, slots=True)
class MarkWords:
    """A mark by its words: the right's id and Nice classes (1 to 45). It is empty of words where it is a figure alone."""

    id: int
    words: str
    classes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Holder:
    """One party to a mark: the register's party where it has one, its name and its role."""

    party: int | None
    name: str
    role: str

    @property
    def owns(self) -> bool:
        """Whether the mark is theirs, or is to be."""
        return self.role in _OWNERS


def marks_all() -> Iterator[MarkWords]:
    """Every mark by id, whoever may see it; for the index."""
    last = Right.objects.aggregate(Max("id"))["id__max"] or 0
    for first in range(1, last + 1, BATCH):
        yield from _worded(Right.objects.filter(pk__gte=first, pk__lt=first + BATCH, joined_to=None, kind__in=MARK_KINDS).order_by("pk"))


def marks_changed(seq: int) -> tuple[list[MarkWords], list[int], int] | None:
    """The next marks that changed after this entry of the log, the ids of rights that are none any more, and how far this goes."""
    batch = changed_after(seq)
    if not batch:
        return None
    marks = [right for right in batch if right.kind in MARK_KINDS]
    gone = [right.pk for right in marks if right.joined_to_id]
    return list(_worded([right for right in marks if not right.joined_to_id])), gone, batch[-1].changed


def demonstration_figures(ends_by: date) -> Iterator[tuple[str, tuple[str, ...], bool]]:
    """Number, Vienna codes, and whether it is a figure alone, of the demonstration's marks that have a figure: all without words, by number, then those
    with words that are in force and end by this day."""
    marks = Right.objects.filter(collection=Collection.DEMO, joined_to=None, kind__in=MARK_KINDS).order_by("number")
    alone = dict(marks.filter(title__in=FIGURE).values_list("pk", "number"))
    ending = dict(marks.filter(status=Status.IN_FORCE, expires_on__lte=ends_by).exclude(title__in=FIGURE).values_list("pk", "number"))
    codes = vienna_of([*alone, *ending])
    yield from ((number, codes[pk], pk in alone) for pk, number in (*alone.items(), *ending.items()) if pk in codes)


def vienna_of(ids: Several[int]) -> dict[int, tuple[str, ...]]:
    """The Vienna codes of those of these rights that have any."""
    held: dict[int, set[str]] = defaultdict(set)
    for right, symbol in _classes(ids, "vienna").values_list("right", "symbol"):
        held[right].add(symbol)
    return {right: tuple(sorted(symbols)) for right, symbols in held.items()}


def numbers_of(right: Right) -> list[str]:
    """The numbers by which a right is known, as offices write them."""
    return sorted({right.number, *RightNumber.objects.filter(right=right).values_list("value", flat=True)})


def marks_numbered(who: Viewer, numbers: Several[str]) -> dict[str, Right | None]:
    """Number, in any of its spellings → the mark of the viewer's scope that bears it; None where only others may see it, nothing where none does."""
    keys = {key: number for number in numbers for key in lookup_keys(number)}
    bearers = RightNumber.objects.filter(key__in=keys, right__joined_to=None, right__kind__in=MARK_KINDS).order_by("-right")
    held = {keys[key]: right for key, right in bearers.values_list("key", "right")}
    seen = rights(who).in_bulk(set(held.values()))
    return {number: seen.get(right) for number, right in held.items()}


def marks_end() -> int:
    """The log's entry of the last change of any right."""
    return Right.objects.aggregate(Max("changed"))["changed__max"] or 0


def goods_of(who: Viewer, ids: Several[int]) -> dict[int, list[Section]]:
    """Where the goods of these marks stand: their similar groups, and the classes of which they name no group."""
    held: dict[int, list[str]] = defaultdict(list)
    for right, symbol in (
        _classes(ids, "nice_group", "nice").filter(_stated_to(who)).order_by("symbol").values_list("right", "symbol").distinct()
    ):
        held[right].append(symbol)
    return {right: _sections(symbols) for right, symbols in held.items()}


def holders_of(who: Viewer, ids: Several[int]) -> dict[int, list[Holder]]:
    """Who owns these marks, has applied for them, or is licensed."""
    roles = RightParty.objects.filter(_stated_to(who), right__in=ids, record__superseded_at=None, role__in=(*_OWNERS, Role.LICENSEE))
    held: dict[int, list[Holder]] = defaultdict(list)
    for right, party, name, role in roles.order_by("id").values_list("right", "party", "name", "role"):
        held[right].append(Holder(party, name, role))
    return held


def _stated_to(who: Viewer) -> Q:
    """What sources for the office alone state is for the office, and for those whom it is about."""
    if who.is_office:
        return Q()
    own = Q(right__rightpartys__party=who.party_id, right__rightpartys__record__superseded_at=None) if who.party_id is not None else Q()
    return Q(record__source__visibility="public") | own if own else Q(record__source__visibility="public")


def _worded(rights: Iterable[Right]) -> Iterator[MarkWords]:
    batch = list(rights)
    classes: dict[int, set[int]] = defaultdict(set)
    for pk, symbol in _classes([right.pk for right in batch], "nice", "nice_group").values_list("right", "symbol"):
        if symbol[:2].isdecimal():
            classes[pk].add(int(symbol[:2]))
    for right in batch:
        words = right.title or right.title_en
        yield MarkWords(right.pk, "" if words in FIGURE else words, tuple(sorted(classes[right.pk])))


def _classes(ids: Several[int], *schemes: str) -> QuerySet[RightClass]:
    return RightClass.objects.filter(right__in=ids, scheme__in=schemes, record__superseded_at=None)


def _sections(symbols: list[str]) -> list[Section]:
    groups = [symbol for symbol in symbols if len(symbol) == 4]
    covered = {group[:2] for group in groups}
    return [Section(symbol) for symbol in (*groups, *(klass for klass in symbols if len(klass) == 2 and klass not in covered))]
