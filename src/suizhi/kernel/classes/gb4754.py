"""Industry classes of the national economy (GB/T 4754), editions 2011 and 2017."""

from __future__ import annotations

import re
from bisect import bisect_right

from suizhi.kernel.classes.model import Class, refuse_form
from suizhi.kernel.errors import Refusal
from suizhi.kernel.tidy import Tidy, tidy

FIRST_DIVISIONS = {
    "2011": (1, 6, 13, 44, 47, 51, 53, 61, 63, 66, 70, 71, 73, 76, 79, 82, 83, 85, 90, 96),
    "2017": (1, 6, 13, 44, 47, 51, 53, 61, 63, 66, 70, 71, 73, 76, 80, 83, 84, 86, 91, 97),
}
"""The first two-digit division of each section A to T, by edition: the digits alone tell the section."""

LAST_DIVISION = {"2011": 96, "2017": 97}
LEVELS = ("section", "division", "group", "class")
_SYMBOL = re.compile(r"^([A-T])?(\d{2,4})?(?:\.0+)?$")


def parse_gb4754(text: str, edition: str = "2017") -> Class:
    """Read `A0111`, `0111`, `C39`, `C`; digits without their section letter get it from the division's number.

    Raises Refusal `class.form`, `class.division`, `class.section`.
    """
    symbol = tidy(text, "class")
    found = _SYMBOL.match(symbol.text.replace(" ", ""))
    if found is None or not (found[1] or found[2]):
        expected = "应为门类字母加2至4位数字", "a section letter and two to four digits are expected"
        raise refuse_form(symbol, (f"国民经济行业分类（GB/T 4754—{edition}）", f"GB/T 4754-{edition}"), *expected, "C3985、A0111")
    letter, digits = found[1], found[2] or ""
    section = _section(symbol, digits, edition) if digits else letter
    if letter and letter != section:
        raise _wrong_section(symbol, letter, digits, section, edition)
    if digits and not letter:
        symbol.mend("section_added", section + digits, "按大类补上了门类字母 / the section letter was added from the division")
    path = (section, *(section + digits[:length] for length in range(2, len(digits) + 1)))
    return Class("gb4754", path[-1], path[:-1], LEVELS[len(path) - 1], edition, mends=tuple(symbol.mends))


def _section(symbol: Tidy, digits: str, edition: str) -> str:
    division = int(digits[:2])
    if not 1 <= division <= LAST_DIVISION[edition]:
        raise Refusal(
            "class.division",
            zh=f"GB/T 4754—{edition}的大类为01至{LAST_DIVISION[edition]}，没有{digits[:2]}。",
            en=f"The divisions of GB/T 4754-{edition} run from 01 to {LAST_DIVISION[edition]}; there is no {digits[:2]}.",
            mend_zh="请核对代码；表格软件可能删去了开头的0。",
            mend_en="Check the code; a spreadsheet may have dropped a leading zero.",
            field="class",
            value=symbol.raw,
        )
    return chr(ord("A") + bisect_right(FIRST_DIVISIONS[edition], division) - 1)


def _wrong_section(symbol: Tidy, letter: str, digits: str, section: str, edition: str) -> Refusal:
    return Refusal(
        "class.section",
        zh=f"大类{digits[:2]}在GB/T 4754—{edition}中属于{section}门类，这里写的是{letter}。",
        en=f"Division {digits[:2]} belongs to section {section} in GB/T 4754-{edition}, here stands {letter}.",
        mend_zh=f"若数字无误，应为{section}{digits}；若用的是另一版本，请注明版本。",
        mend_en=f"If the digits are right the code is {section}{digits}; if another edition is meant, state it.",
        field="class",
        value=symbol.raw,
    )
