"""WIPO ST.3 two-letter codes of the offices whose numbers may be met, and the check that a text belongs to one."""

from __future__ import annotations

import re

from suizhi.kernel.errors import Refusal
from suizhi.kernel.tidy import Tidy

OFFICES = frozenset(
    re.findall(
        "[A-Z]{2}",
        """AD AE AF AG AI AL AM AN AO AP AR AT AU AW AZ BA BB BD BE BF BG BH BI BJ BM BN BO BQ BR BS BT BV BW BX BY BZ CA CD CF CG CH CI CK
    CL CM CN CO CR CS CU CV CW CY CZ DD DE DJ DK DM DO DZ EA EC EE EG EH EM EP ER ES ET EU FI FJ FK FO FR GA GB GC GD GE GG GH GI GL GM
    GN GQ GR GS GT GW GY HK HN HR HT HU IB ID IE IL IM IN IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS
    LT LU LV LY MA MC MD ME MG MK ML MM MN MO MR MS MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NR NZ OA OM PA PE PG PH PK PL PT PW PY QA
    QZ RO RS RU RW SA SB SC SD SE SG SH SI SK SL SM SN SO SR ST SU SV SX SY SZ TC TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA UG US UY UZ
    VA VC VE VG VN VU WO WS XN XU XV YE YU ZA ZM ZW""",
    )
)
"""ST.3, with the former codes AN, CS, DD, SU, YU that old documents carry, and EM's former name EU."""


def office_of(compact: str) -> str:
    """The ST.3 code that a compact number begins with, or the empty string."""
    head = compact[:2]
    return head if head in OFFICES and len(compact) > 2 else ""


def without_office(number: Tidy, compact: str, office: str) -> str:
    """`compact` without its office code, refused when it names an office other than `office`."""
    head = office_of(compact)
    if head == office:
        return compact[2:]
    if head and not compact[2:3].isalpha():
        raise Refusal(
            "number.office",
            zh=f"号码以{head}开头，而这里应填{office}的号码。",
            en=f"The number begins with {head}, but a number of {office} is expected here.",
            mend_zh="请核对国别，或把号码移到对应的列。",
            mend_en="Check the country, or move the number to the right column.",
            field="number",
            value=number.raw,
        )
    return compact


def shapeless(number: Tidy, office: str, what_zh: str, what_en: str, examples: str) -> Refusal:
    """The refusal for a text that has none of the forms of an office's numbers; `examples` shows them."""
    return Refusal(
        "number.form",
        zh=f"“{number.text}”不是{office}已知形式的{what_zh}。",
        en=f"{number.text} has none of the known forms of a {what_en} of {office}.",
        mend_zh=f"请核对号码。例：{examples}。",
        mend_en=f"Check the number. Examples: {examples}.",
        field="number",
        value=number.raw,
    )
