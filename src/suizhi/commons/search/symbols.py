"""Class symbols as steps of a ladder, so that a whole subtree is found by one exact term.

IPC and CPC: H, H01, H01M, H01M10, then the subgroup's digits from two on (H01M10/05, /052, /0525): subgroup numbers are
read as decimal fractions, by which most finer groups stand under their shorter forms. Others: 09 → 0901; 14 → 14-02;
26 → 26.04 → 26.04.05. The kernel checks symbols; this only takes them apart.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_PATENT = re.compile(r"([A-HY])(\d{1,2})?([A-Z])?(\d{1,4})?(?:/(\d{2,6}))?")
_SUBGROUP_MIN = 2


@lru_cache(maxsize=65_536)
def ladder(symbol: str) -> tuple[str, ...]:
    """The symbol and what stands above it, from the top down; without the spaces of a symbol kept as it was written."""
    symbol = "".join(symbol.split())
    match = _PATENT.fullmatch(symbol)
    if match:
        return _patent_ladder(*match.groups())
    parts = re.split(r"([.-])", symbol)
    return tuple("".join(parts[: index + 1]) for index in range(0, len(parts), 2))


def _patent_ladder(section: str, number: str | None, letter: str | None, group: str | None, subgroup: str | None) -> tuple[str, ...]:
    steps = [section]
    for part in (number, letter, group):
        if part:
            steps.append(steps[-1] + part)
    if group and subgroup:
        steps += [f"{steps[-1]}/{subgroup[:length]}" for length in range(_SUBGROUP_MIN, len(subgroup) + 1)]
    return tuple(steps)


def asked(field: str, text: str) -> str:
    """The step of the ladder that a typed symbol means: `h01m 10/00` is the whole main group H01M10, class `9` is 09."""
    symbol = re.sub(r"\s+|\(.*$", "", unicodedata.normalize("NFKC", text)).upper()
    if field in ("ipc", "cpc"):
        return symbol.removesuffix("/00").removesuffix("/")
    if field == "nice" and symbol.isdigit():
        return symbol.zfill(2)
    return re.sub(r"\d+", _two_digits, symbol) if field in ("locarno", "vienna") else symbol


def _two_digits(match: re.Match[str]) -> str:
    return match.group().zfill(2)
