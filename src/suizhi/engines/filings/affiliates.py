"""Who belongs together: applicants joined by what they share, each link with its reason, and what was shared by too many to mean anything.

An address, a phone or a contact that many strangers give (an agency's, a virtual office's) joins nobody: above a number of applicants
it is noted and left aside. A representative's name and a contact at an agency join only applicants that also share something else: many people
bear one name, and one person answers for many clients.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from suizhi.engines.filings.facts import Facts, FactSort
from suizhi.engines.filings.thresholds import Thresholds
from suizhi.engines.gazettes import Applicant
from suizhi.engines.parties.folding import fold_name, squeeze

KINDS = {
    "address": ("同一地址", "one address"),
    "phone": ("同一电话", "one phone"),
    "contact": (
        "同一代理联系人，且楼宇相同或者法定代表人同名",
        "one contact at the agency, with one building or representatives of one name",
    ),
    "representative": ("法定代表人同名，且楼宇或者代理机构相同", "representatives of one name, with one building or one agency"),
    "shareholder": ("同一股东", "one shareholder"),
    "group": ("申报为同一集团", "declared as one group"),
}
_PHONE_SIGNS = re.compile(r"[\s()+-]")
_BUILDING = re.compile(r"^.*?\d+号")
_NEEDS_A_SECOND = {"representative": ("building", "agency", "contact"), "contact": ("building", "representative")}
"""Kinds of link that hold only where one of these is shared too."""
_SHOWN = 4
"""Characters of a phone or a person's name that a dossier does not hide."""


@dataclass(frozen=True, slots=True)
class Filer:
    """An applicant with the agencies and contacts of its filings; `stated` holds it as each filing stated it."""

    applicant: Applicant
    stated: tuple[Applicant, ...]
    agencies: frozenset[str] = frozenset()
    contacts: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Link:
    """Two applicants (by key) and what joins them."""

    kind: str
    value: str
    one: str
    other: str

    def explain(self) -> tuple[str, str]:
        """Both languages."""
        zh, en = KINDS[self.kind]
        return f"{zh}：{self.shown}", f"{en}: {self.shown}"

    @property
    def shown(self) -> str:
        """The shared thing; of a phone or a person's name only the end."""
        return shown(self.kind, self.value)

    def as_dict(self) -> dict[str, Any]:
        """`{kind, value, between, explanation, explanation_en}`."""
        zh, en = self.explain()
        return {"kind": self.kind, "value": self.shown, "between": [self.one, self.other], "explanation": zh, "explanation_en": en}


@dataclass(frozen=True, slots=True)
class Common:
    """A thing shared by too many applicants to join them."""

    kind: str
    value: str
    keys: frozenset[str]

    def as_dict(self) -> dict[str, Any]:
        """`{kind, value, applicants, explanation, explanation_en}`."""
        zh, en = KINDS[self.kind]
        count, what = len(self.keys), shown(self.kind, self.value)
        return {
            "kind": self.kind,
            "value": what,
            "applicants": count,
            "explanation": f"{zh}（{what}）有 {count} 个申请人，多为代理机构或者集群注册地址，不作为关联依据。",
            "explanation_en": f"{en} ({what}) is given by {count} applicants, as an agency's or a virtual office's is: it joins nobody.",
        }


@dataclass(frozen=True, slots=True)
class Component:
    """Applicants that belong together, the links that say so, and the common things that were left aside."""

    filers: tuple[Filer, ...]
    links: tuple[Link, ...]
    common: tuple[Common, ...]


def shown(kind: str, value: str) -> str:
    """A value as a dossier shows it."""
    if kind in ("phone", "contact", "representative"):
        return "…" + value[-_SHOWN:] if len(value) > _SHOWN else value
    return value


def components(filers: Sequence[Filer], facts: Facts, thresholds: Thresholds) -> list[Component]:
    """The filers in components. Every filer is in exactly one."""
    links, common = _links(filers, facts, thresholds)
    root = {filer.applicant.key: filer.applicant.key for filer in filers}
    for link in links:
        root[_find(root, link.one)] = _find(root, link.other)
    together: dict[str, list[Filer]] = defaultdict(list)
    for filer in filers:
        together[_find(root, filer.applicant.key)].append(filer)
    joined: dict[str, list[Link]] = defaultdict(list)
    for link in links:
        joined[_find(root, link.one)].append(link)
    aside: dict[str, list[Common]] = defaultdict(list)
    for one in common:
        for top in {_find(root, key) for key in one.keys}:
            aside[top].append(one)
    return [Component(tuple(members), tuple(joined[top]), tuple(aside[top])) for top, members in together.items()]


def _links(filers: Sequence[Filer], facts: Facts, thresholds: Thresholds) -> tuple[list[Link], list[Common]]:
    buckets: dict[tuple[str, str], list[Filer]] = defaultdict(list)
    for filer in filers:
        for thing in sorted(_shared(filer, facts)):
            buckets[thing].append(filer)
    rare = {(kind, value) for (kind, value), held in buckets.items() if len(held) <= thresholds.number(f"degree.{kind}")}
    seconds = {filer.applicant.key: _seconds(filer) & rare for filer in filers}
    links: list[Link] = []
    common: list[Common] = []
    for (kind, value), held in buckets.items():
        if kind not in KINDS or len(held) < 2:
            continue
        if (kind, value) not in rare:
            common.append(Common(kind, value, frozenset(filer.applicant.key for filer in held)))
        elif kind in _NEEDS_A_SECOND:
            links += [Link(kind, value, *pair) for pair in _backed(kind, [filer.applicant.key for filer in held], seconds)]
        else:
            links += [Link(kind, value, held[0].applicant.key, other.applicant.key) for other in held[1:]]
    return links, common


def _backed(kind: str, keys: Sequence[str], seconds: Mapping[str, set[tuple[str, str]]]) -> Iterable[tuple[str, str]]:
    """The pairs that share one of the things that may back a link of this kind."""
    backing = _NEEDS_A_SECOND[kind]
    for one, other in combinations(keys, 2):
        if any(second in backing for second, _ in seconds[one] & seconds[other]):
            yield one, other


def _seconds(filer: Filer) -> set[tuple[str, str]]:
    """What is too common to join anybody by itself, and may back another link."""
    found = {("agency", agency) for agency in filer.agencies} | {("contact", contact) for contact in filer.contacts}
    for stated in filer.stated:
        found |= {("representative", _fold(stated.representative)), ("building", _building(stated))}
    return {(kind, value) for kind, value in found if value}


def _shared(filer: Filer, facts: Facts) -> set[tuple[str, str]]:
    """What the filer can share with others: kind and folded value."""
    found = set(_seconds(filer))
    for stated in filer.stated:
        found |= {("address", _fold(stated.address)), ("phone", _PHONE_SIGNS.sub("", stated.phone))}
        found |= {("shareholder", _fold(name)) for name in stated.shareholders}
    found |= {("group", fact.about) for fact in facts.of(filer.applicant) if fact.sort is FactSort.GROUP}
    return {(kind, value) for kind, value in found if value}


def _building(stated: Applicant) -> str:
    """Street and house number of an address, without floor and room."""
    found = _BUILDING.match(_fold(stated.address))
    return found[0] if found else ""


def _fold(text: str) -> str:
    return squeeze(fold_name(text))


def _find(root: dict[str, str], key: str) -> str:
    while root[key] != key:
        root[key] = root[root[key]]
        key = root[key]
    return key
