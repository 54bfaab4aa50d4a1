"""What an indicator or a threshold rests on: the article, the rule of the rule book that holds it, and how far the text was checked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

CHECKED = "primary_copy"
MEMORY = "memory"
CUSTOM = "custom"
"""The text was read in a copy of the original; nobody has read it; it is no law at all."""
LEVELS = (CHECKED, MEMORY, CUSTOM)
_SAID = {CHECKED: ("", ""), MEMORY: ("（未核实）", " (not verified)"), CUSTOM: ("（参考值，不是法律）", " (a reference value, no law)")}


@dataclass(frozen=True, slots=True)
class Source:
    """An article with its level of verification. `rule` is an id of the rule book, empty where the book does not hold it."""

    zh: str
    en: str
    level: str = CHECKED
    rule: str = ""

    def said(self) -> tuple[str, str]:
        """Both languages; what nobody has checked says so."""
        zh, en = _SAID[self.level]
        return self.zh + zh, self.en + en

    def as_dict(self) -> dict[str, Any]:
        """`{article, article_en, level, rule}`."""
        zh, en = self.said()
        return {"article": zh, "article_en": en, "level": self.level, "rule": self.rule}


NO_INTENT = Source("商标法（2019）第四条；2027年起第十九条", "Trademark Law (2019) Art. 4; Art. 19 from 2027", rule="TMR-007")
FACTORS = Source("规范商标申请注册行为若干规定 第八条", "Rules on filing conduct, Art. 8", rule="TMR-014")
PRIOR_RIGHTS = Source("商标法（2019）第三十二条；2027年起第二十四条", "Trademark Law (2019) Art. 32; Art. 24 from 2027", rule="TMR-010")
WELL_KNOWN = Source("商标法（2019）第十三条；2027年起第二十一条", "Trademark Law (2019) Art. 13; Art. 21 from 2027", rule="TMR-010")
INSIDER = Source("商标法（2019）第十五条；2027年起第二十二条", "Trademark Law (2019) Art. 15; Art. 22 from 2027", rule="TMR-010")
SIGNS = Source("商标法（2019）第十条；2027年起第十五、十六条", "Trademark Law (2019) Art. 10; Arts 15 and 16 from 2027", rule="TMR-009")
DESCRIPTIVE = Source("商标法（2019）第十一条", "Trademark Law (2019) Art. 11")
IMPROPER = Source("商标法（2019）第四十四条第一款", "Trademark Law (2019) Art. 44(1)")
AGENCIES = Source("商标法（2019）第十九条第三款", "Trademark Law (2019) Art. 19(3)")
CONDUCT = Source("规范商标申请注册行为若干规定 第三条", "Rules on filing conduct, Art. 3", MEMORY)
AGENCY_CONDUCT = Source("规范商标申请注册行为若干规定 第五条", "Rules on filing conduct, Art. 5", MEMORY)


def situation(number: int) -> Source:
    """One of the ten situations of the examination guide."""
    return Source(f"商标审查审理指南（2021）上编 情形{number}", f"Examination guide 2021, part one, situation {number}", MEMORY)
