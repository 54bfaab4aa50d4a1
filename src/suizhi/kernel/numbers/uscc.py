"""Unified social credit codes of legal persons and other organisations (GB 32100-2015)."""

from __future__ import annotations

import re

from suizhi.kernel.errors import Refusal
from suizhi.kernel.numbers.checks import CREDIT_ALPHABET, credit_check
from suizhi.kernel.numbers.model import CreditCode
from suizhi.kernel.numbers.spreadsheet import drop_decimal, undo_scientific
from suizhi.kernel.records import NumberType
from suizhi.kernel.tidy import Tidy, tidy

LENGTH = 18
_LABEL = re.compile(r"^统一社会信用代码\s*[::]?\s*")
_WELL_FORMED = re.compile(rf"^[{CREDIT_ALPHABET}]{{2}}\d{{6}}[{CREDIT_ALPHABET}]{{10}}$")
_STRANGER = re.compile(rf"[^{CREDIT_ALPHABET}]")


def parse_uscc(text: str) -> CreditCode:
    """Read a credit code; spaces, dashes, lower case and full width are allowed.

    Raises Refusal `number.length`, `number.alphabet`, `number.division`, `number.check_digit` or `number.digits_lost`.
    """
    number = tidy(text)
    undo_scientific(number)
    number.text = _LABEL.sub("", number.text)
    drop_decimal(number)
    code = number.compact()
    if number.raw != number.raw.upper():
        number.mend("lower_case", code, "小写字母改为大写 / small letters made capital")
    _shape(number, code)
    expected = credit_check(code[:17])
    if code[17] != expected:
        raise _wrong(number, code, expected)
    shown = f"{code[:2]} {code[2:8]} {code[8:17]} {code[17]}"
    return CreditCode(NumberType.REGISTRATION, "CN", code, f"CN{code}", "cn.credit_code", shown=shown, mends=tuple(number.mends))


def _shape(number: Tidy, code: str) -> None:
    if len(code) != LENGTH:
        raise _length(number, code)
    stranger = _STRANGER.search(code)
    if stranger:
        raise _alphabet(number, stranger[0], stranger.start() + 1)
    if not _WELL_FORMED.match(code):
        raise _division(number, code)


def _length(number: Tidy, code: str) -> Refusal:
    old = len(code) == 15 and code.isdigit()
    hint_zh, hint_en = ("，像是旧的工商注册号", "; this looks like an old registration number") if old else ("", "")
    return Refusal(
        "number.length",
        zh=f"统一社会信用代码应为18位，这里有{len(code)}位{hint_zh}。",
        en=f"A unified social credit code has 18 characters, here are {len(code)}{hint_en}.",
        mend_zh="请对照营业执照补全；旧注册号请先换成18位统一社会信用代码。" if old else "请对照营业执照核对是否漏写或多写。",
        mend_en="Compare with the business licence and write all 18 characters.",
        field="uscc",
        value=number.raw,
    )


def _alphabet(number: Tidy, char: str, place: int) -> Refusal:
    return Refusal(
        "number.alphabet",
        zh=f"第{place}位的“{char}”不会出现在统一社会信用代码中（不用字母I、O、S、V、Z）。",
        en=f"Character {place}, {char}, never occurs in a unified social credit code (the letters I, O, S, V and Z are not used).",
        mend_zh="请对照营业执照核对，常见误写：O与0、I与1、Z与2、S与5。",
        mend_en="Compare with the business licence; O is often 0, I is 1, Z is 2, S is 5.",
        field="uscc",
        value=number.raw,
    )


def _division(number: Tidy, code: str) -> Refusal:
    return Refusal(
        "number.division",
        zh=f"第3至8位应为6位数字的登记机关行政区划码，这里是“{code[2:8]}”。",
        en=f"Characters 3 to 8 are the six digits of the registering division, here stands {code[2:8]}.",
        mend_zh="请对照营业执照核对是否错位。",
        mend_en="Compare with the business licence; the characters may have shifted.",
        field="uscc",
        value=number.raw,
    )


def _wrong(number: Tidy, code: str, expected: str) -> Refusal:
    return Refusal(
        "number.check_digit",
        zh=f"校验位不符：按前17位计算应为“{expected}”，这里是“{code[17]}”。",
        en=f"Wrong check character: the first 17 characters give {expected}, here stands {code[17]}.",
        mend_zh=f"请对照营业执照逐位核对；若前17位无误，代码应为{code[:17]}{expected}。",
        mend_en=f"Compare with the business licence; if the first 17 characters are right, the code is {code[:17]}{expected}.",
        field="uscc",
        value=number.raw,
    )
