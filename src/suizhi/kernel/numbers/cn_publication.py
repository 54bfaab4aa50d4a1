"""Chinese publication, announcement and grant numbers of every era.

1985-1988 the application number served (CN85100001A); 1989-2007 seven digits (CN1030001A, CN2003001U, CN3003001S) with a
series of their own for grants (CN1020585C, later CN100334493C); since 2007 nine digits, first digit the kind of patent.
"""

from __future__ import annotations

import re

from suizhi.kernel.errors import Refusal
from suizhi.kernel.numbers.cn_application import KIND_OF_DIGIT
from suizhi.kernel.numbers.model import Parsed
from suizhi.kernel.numbers.offices import shapeless, without_office
from suizhi.kernel.records import Kind, NumberType
from suizhi.kernel.tidy import Tidy

KIND_CODES = {Kind.INVENTION: "ABC", Kind.UTILITY_MODEL: "UY", Kind.DESIGN: "SD"}
EXAMPLES = "CN101234567A、CN201234567U、CN1234567C、CN85100001A"

_EARLY = re.compile(r"^(8[5-8])([1-3])(\d{5})(?P<code>[A-Z]\d?)?$")
_NUMBERED = re.compile(r"^(?:00(?=\d{7}(?:\D|$)))?([1-4])(\d{6}|\d{8})(?P<code>[A-Z]\d?)?$")


def cn_publication(number: Tidy) -> Parsed:
    """Read a tidied Chinese document number. Raises Refusal `number.form`, `number.kind_code`."""
    body = without_office(number, number.compact().replace(".", ""), "CN")
    early = _EARLY.match(body)
    found = early or _NUMBERED.match(body)
    if found is None:
        raise shapeless(number, "CN", "公开（公告）号", "publication number", EXAMPLES)
    code = found["code"] or ""
    digits = body[found.start(1) : len(body) - len(code)]
    kind = _kind(early[2] if early else digits[0])
    _check_code(number, kind, code)
    form = "cn.publication.early" if early else f"cn.publication.{len(digits)}"
    value = f"CN{digits}{code}"
    key = f"CN{digits}{'C' if _granted_series(digits, code) else ''}"
    shown = f"CN {digits} {code}".rstrip()
    year = 1900 + int(early[1]) if early else None
    return Parsed(NumberType.PUBLICATION, "CN", value, key, form, code, kind, year, shown, tuple(number.mends))


def _kind(digit: str) -> Kind | None:
    """The kind that the first digit (or the early type digit) tells; 4 serves other national uses and tells none."""
    return KIND_OF_DIGIT.get(digit)


def _granted_series(digits: str, code: str) -> bool:
    """Seven-digit grants with code C were numbered apart: CN1134567A and CN1134567C are two different patents."""
    return code[:1] == "C" and len(digits) == 7


def _check_code(number: Tidy, kind: Kind | None, code: str) -> None:
    """Refuse a kind code that contradicts the first digit, a sign of a shifted or mistyped digit."""
    if kind is None or not code or code[0] in KIND_CODES[kind]:
        return
    raise Refusal(
        "number.kind_code",
        zh=f"文献种类代码{code}与号码不符：这一号段应为{'、'.join(KIND_CODES[kind])}。",
        en=f"The kind code {code} does not fit the number: this series carries {', '.join(KIND_CODES[kind])}.",
        mend_zh="请对照公开文本核对号码首位和末尾字母。",
        mend_en="Compare the first digit and the letter at the end with the published document.",
        field="number",
        value=number.raw,
    )
