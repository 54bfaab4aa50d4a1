"""Registered word marks and indications as those need them who compare signs: words, classes, groups, whose they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.db.models import Q

from suizhi.commons.policy import Viewer
from suizhi.halls.register.models import Right, RightClass
from suizhi.halls.register.models.rights import RightParty
from suizhi.halls.register.selectors.rights import rights
from suizhi.halls.register.status import Status
from suizhi.kernel.records import Kind, Role

_SIGNS = (Kind.TRADEMARK, Kind.COLLECTIVE_MARK, Kind.CERTIFICATION_MARK, Kind.GEOGRAPHICAL_INDICATION)
_ALIVE = (Status.IN_FORCE, Status.GRANTED, Status.PENDING, Status.UNKNOWN)
_NICE, _GROUP = "nice", "nice_group"


@dataclass(frozen=True, slots=True)
class SignRight:
    """A right in a sign. `owners` are ids of parties, without those joined to them later."""

    right: int
    name: str
    kind: str
    number: str
    classes: tuple[int, ...]
    groups: tuple[str, ...]
    owners: tuple[int, ...]
    owner_label: str
    office: str


def sign_rights(viewer: Viewer, *, ids: Collection[int] | None = None, owners: Collection[int] | None = None) -> Iterator[SignRight]:
    """The rights in signs that have words and have not ended: of these ids, or of these owners; all where neither is given."""
    found = rights(viewer).filter(kind__in=_SIGNS, status__in=_ALIVE).exclude(title="")
    if ids is not None:
        found = found.filter(pk__in=ids)
    held = _owned()
    if owners is not None:
        found = found.filter(pk__in=RightParty.objects.filter(held, party__in=owners).values("right"))
    known = list(found.order_by("pk").values_list("pk", "title", "kind", "number", "owner_label", "office"))
    keys = [row[0] for row in known]
    classes, whose = _classes(keys), _whose(keys)
    for key, title, kind, number, label, office in known:
        nice, groups = classes[key]
        yield SignRight(key, title, kind, number, tuple(sorted(nice)), tuple(sorted(groups)), tuple(sorted(whose[key])), label, office)


def _owned() -> Q:
    return Q(role__in=(Role.OWNER, Role.APPLICANT), record__superseded_at=None, party__isnull=False)


def _classes(keys: list[int]) -> dict[int, tuple[set[int], set[str]]]:
    found: dict[int, tuple[set[int], set[str]]] = defaultdict(lambda: (set(), set()))
    rows = RightClass.objects.filter(right__in=keys, scheme__in=(_NICE, _GROUP), record__superseded_at=None)
    for right, scheme, symbol in rows.values_list("right", "scheme", "symbol"):
        if scheme == _GROUP:
            found[right][1].add(symbol)
        elif symbol.isdecimal():
            found[right][0].add(int(symbol))
    return found


def _whose(keys: list[int]) -> dict[int, set[int]]:
    found: dict[int, set[int]] = defaultdict(set)
    for right, party in RightParty.objects.filter(_owned(), right__in=keys).values_list("right", "party"):
        found[right].add(party)
    return found


def sign_right(viewer: Viewer, right: Right) -> SignRight | None:
    """One right as `sign_rights` gives it; None where it has no words or has ended."""
    return next(sign_rights(viewer, ids=[right.pk]), None)
