"""IPC and CPC symbols, in the spellings of spreadsheets, ST.8 fixed width and old US files.

Below the main group the printed hierarchy follows dots in the scheme's text, not digits in the symbol, so that the
ancestors given here end at the main group.
"""

from __future__ import annotations

import re

from suizhi.kernel.classes.model import Class, refuse_form
from suizhi.kernel.errors import Refusal
from suizhi.kernel.tidy import Tidy, tidy

_EDITION = r"(?:\((?P<edition>\d{4}\.\d{2}|\d)\))?(?P<mark>[IN])?"
_SYMBOL = re.compile(
    rf"^(?P<section>[A-HY])(?:(?P<cls>\d\d)(?:(?P<sub>[A-Z])(?:0*(?P<main>[1-9]\d{{0,3}})(?:/(?P<group>\d{{2,6}}))?)?)?)?{_EDITION}$"
)
_LABEL = re.compile(r"^(?:INT\.? ?CL\.?\s*\d?\s*[:.]?|IPC\s*\d?\s*[:.]|CPC\s*[:.])\s*")
_DOCDB_TAIL = re.compile(r"(?<=\d) {2,}((?:19|20)\d{6})[A-Z]{2}([IN]).*$")
_FIXED = re.compile(r"^([A-H]\d\d[A-Z])([ \d]{2}\d)(\d{2,6})$")
_GAPS = str.maketrans(dict.fromkeys(" -", None))
LARGEST_IPC_GROUP = 999
"""IPC main groups have at most three digits; 1000 and above are CPC's own and its 2000 series."""

SCHEMES = {"ipc": ("国际专利分类号（IPC）", "the IPC"), "cpc": ("合作专利分类号（CPC）", "the CPC")}
LEVELS = ("section", "class", "subclass", "main_group", "group")


def parse_ipc(text: str) -> Class:
    """Read an IPC symbol of any rank: `H01M10/0525`, `H01M  10/0525`, `h01m10/0525(2010.01)I`, `G01N-033/574`.

    Raises Refusal `class.form`, `class.section`, `class.group`.
    """
    symbol = _parse(text, "ipc")
    if symbol.symbol[0] == "Y":
        raise _only_cpc(text, "class.section", "Y部", "section Y")
    if symbol.level in ("main_group", "group") and int(_main_group(symbol.symbol)) > LARGEST_IPC_GROUP:
        raise _only_cpc(text, "class.group", "四位的大组号", "a main group of four digits")
    return symbol


def parse_cpc(text: str) -> Class:
    """Read a CPC symbol of any rank, section Y and the 2000 series included. Raises Refusal `class.form`."""
    return _parse(text, "cpc")


def parse_ipc_fixed(text: str) -> Class:
    """Read the column form of old US files, where the main group takes three places and no slash is printed.

    `A61K 3116` is A61K31/16 and `A61K  716` is A61K7/16. Raises Refusal `class.form`.
    """
    found = _FIXED.match(text.rstrip().upper())
    if found is None:
        return parse_ipc(text)
    return parse_ipc(f"{found[1]}{found[2].strip()}/{found[3]}")


def _parse(text: str, scheme: str) -> Class:
    tail = _DOCDB_TAIL.search(text)
    symbol = tidy(text[: tail.start()] if tail else text, "class")
    compact = _LABEL.sub("", symbol.text).translate(_GAPS)
    found = _SYMBOL.match(compact)
    if found is None:
        expected = "部（A—H）、两位大类、小类字母、大组/小组", "a section letter, two digits, a letter, then group/subgroup"
        raise refuse_form(symbol, SCHEMES[scheme], *expected, "H01M10/0525、H01M、A61K31/00")
    edition = found["edition"] or (f"{tail[1][:4]}.{tail[1][4:6]}" if tail else "")
    return _built(symbol, scheme, found, edition, found["mark"] or (tail[2] if tail else ""))


def _built(symbol: Tidy, scheme: str, found: re.Match[str], edition: str, mark: str) -> Class:
    section, cls, sub, main, group = found.group("section", "cls", "sub", "main", "group")
    path = [section]
    for part in (cls, sub, main):
        if part:
            path.append(path[-1] + part)
    if group:
        path.append(f"{path[-1]}/{group}")
    level = "main_group" if group and not group.strip("0") else LEVELS[len(path) - 1]
    return Class(scheme, path[-1], tuple(path[:-1]), level, edition, mark, tuple(symbol.mends))


def _main_group(symbol: str) -> str:
    return symbol[4:].partition("/")[0]


def _only_cpc(text: str, code: str, what_zh: str, what_en: str) -> Refusal:
    return Refusal(
        code,
        zh=f"“{text.strip()}”不是IPC分类号：{what_zh}只在CPC中使用。",
        en=f"{text.strip()} is not an IPC symbol: {what_en} occurs in CPC only.",
        mend_zh="请把它填到CPC分类号一列。",
        mend_en="Put it into the column of CPC symbols.",
        field="class",
        value=text,
    )
