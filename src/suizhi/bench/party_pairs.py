"""Labelled pairs derived from a register of enterprises at run time, by a stated procedure and without copying any name.

Firms are taken in the order of a digest of their credit codes, so that everybody derives the same pairs:

* `same`: a full name and the same name rewritten as clerks and files rewrite it (traditional characters, full width, blanks,
  市 left out or put in, another kind of bracket), unless the rewritten name is itself in the register;
* never `same`: a firm and the most similar name of another credit code among the names that share a key with it;
* never `same`: a branch and its head office, and two branches of one head office.

Credit codes choose the pairs; `compare` is given the names alone.
"""

from __future__ import annotations

import csv
import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import cache
from itertools import islice, pairwise
from pathlib import Path

from opencc import OpenCC
from rapidfuzz import process

from suizhi.engines.parties import Decision, PartyProfile, block_keys, parse_name
from suizhi.engines.parties.evaluation import Case
from suizhi.engines.parties.profile import credit_code

FILE = Path("enterprises_guangzhou") / "enterprises_guangzhou.csv"
_WIDE = {ord(narrow): ord(narrow) + 0xFEE0 for narrow in "()-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"}
_SAME = frozenset({Decision.SAME})
_APART = frozenset({Decision.DIFFERENT, Decision.PROPOSE})
_LARGEST_BLOCK = 300


def register_names(data: Path) -> dict[str, str]:
    """Name → valid credit code, in the order of the code's digest. Raises FileNotFoundError without the register."""
    with (data / FILE).open(encoding="utf-8-sig", newline="") as stream:
        rows = [(row["企业名称"], credit_code(row["统一社会信用代码"])) for row in csv.DictReader(stream)]
    valid = [(name, code.value) for name, code in rows if code is not None]
    return dict(sorted(valid, key=lambda pair: hashlib.sha256(pair[1].encode()).digest()))


def derived_cases(names: dict[str, str], *, each: int = 100) -> list[Case]:
    """At most `each` cases of every rewriting, of neighbours, of branches and heads, and of sister branches."""
    blocks = blocks_of(names)
    kinds = [*(_rewritten(names, rewrite) for rewrite in _REWRITES), _neighbours(names, blocks), _heads(names), _sisters(names)]
    return [case for kind in kinds for case in islice(kind, each)]


def blocks_of(names: dict[str, str]) -> dict[str, list[str]]:
    """Block key → the names that carry it."""
    blocks: dict[str, list[str]] = defaultdict(list)
    for name in names:
        for key in block_keys(name):
            blocks[key].append(name)
    return blocks


def candidate_pairs(blocks: dict[str, list[str]]) -> Iterator[tuple[str, str]]:
    """Every pair of names that shares a block of a size that is worth comparing, once."""
    seen: set[tuple[str, str]] = set()
    for block in blocks.values():
        if len(block) <= _LARGEST_BLOCK:
            members = sorted(block)
            pairs = {(a, b) for i, a in enumerate(members) for b in members[i + 1 :]} - seen
            seen |= pairs
            yield from sorted(pairs)


@cache
def _to_traditional() -> OpenCC:
    return OpenCC("s2t")


def _traditional(name: str) -> str:
    return str(_to_traditional().convert(name))


def _full_width(name: str) -> str:
    return name.translate(_WIDE)


def _blanks(name: str) -> str:
    return f" {name[:2]} {name[2:4]}　{name[4:]}。"


def _without_city_word(name: str) -> str:
    return name.replace("广州市", "广州", 1) if name.startswith("广州市") and name[3:4] not in "场政民容内" else name


def _with_city_word(name: str) -> str:
    return name.replace("广州", "广州市", 1) if name.startswith("广州") and name[2:3] != "市" else name


def _other_brackets(name: str) -> str:
    return name.replace("(", "〔").replace(")", "〕")


_REWRITES: list[Callable[[str], str]] = [_traditional, _full_width, _blanks, _without_city_word, _with_city_word, _other_brackets]


def _rewritten(names: dict[str, str], rewrite: Callable[[str], str]) -> Iterator[Case]:
    """Full names that the rewriting changes."""
    for name in names:
        other = rewrite(name)
        if other != name and other not in names and parse_name(name).legal_form.code and not parse_name(name).remarks:
            yield _case(name, other, _SAME, rewrite.__name__.strip("_").replace("_", " "))


def _neighbours(names: dict[str, str], blocks: dict[str, list[str]]) -> Iterator[Case]:
    """Each firm with the most similar other name that shares a key."""
    for name in names:
        others = {other for key in block_keys(name) for other in blocks[key][:_LARGEST_BLOCK]} - {name}
        nearest = process.extractOne(name, sorted(others))
        if nearest and names[nearest[0]] != names[name]:
            yield _case(name, nearest[0], _APART, "nearest name of another credit code")


def _heads(names: dict[str, str]) -> Iterator[Case]:
    """Each branch whose head office is in the register too, with it."""
    for name in names:
        head = name.partition("公司")[0] + "公司"
        if head != name and head in names:
            yield _case(name, head, _APART, "branch and head office")


def _sisters(names: dict[str, str]) -> Iterator[Case]:
    """Two branches of one head office, those whose names are neighbours in the alphabet."""
    houses: dict[str, list[str]] = defaultdict(list)
    for name in names:
        if parse_name(name).branch and "公司" in name:
            houses[name.partition("公司")[0]].append(name)
    for branches in houses.values():
        for one, other in pairwise(sorted(branches)):
            yield _case(one, other, _APART, "two branches of one head office")


def _case(left: str, right: str, expected: frozenset[Decision], why: str) -> Case:
    return Case(PartyProfile(left), PartyProfile(right), expected, why)
