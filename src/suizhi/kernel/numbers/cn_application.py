"""Chinese patent application numbers: 8+1 digits before 2003-10-01, 12+1 digits since (ZC 0006-2003)."""

from __future__ import annotations

import re

from suizhi.kernel.errors import Refusal
from suizhi.kernel.numbers.checks import patent_check
from suizhi.kernel.numbers.model import Parsed
from suizhi.kernel.numbers.spreadsheet import DECIMAL_NOTE, undo_scientific
from suizhi.kernel.records import Kind, NumberType
from suizhi.kernel.tidy import Tidy, tidy

KIND_OF_DIGIT = {"1": Kind.INVENTION, "2": Kind.UTILITY_MODEL, "3": Kind.DESIGN, "8": Kind.INVENTION, "9": Kind.UTILITY_MODEL}
"""The type digit; 8 and 9 are inventions and utility models that entered through the PCT."""

FIRST_YEAR, LAST_OLD_YEAR, LAST_YEAR = 1985, 2003, 2099

_LABEL = re.compile(r"^(?:(?:专利)?申请(?:\(专利\))?号码?|专利号)\s*[::.]?\s*")
_OFFICE = re.compile(r"^(?:CN|ZL)(?:[ .:]*(?:CN|ZL))?[ .:]*")
_BODY = re.compile(r"^(\d{12}|\d{8})(?:\.?([0-9X]))?(\.0+)?$")
_BARE_BODY = re.compile(r"^(\d{8,12})(?:[AUSD]\d?)?$")
_SHORTENED = re.compile(r"^((?:19|20)\d\d)([12389])(\d{5,6})$")
_GAPS = str.maketrans(dict.fromkeys(" -/_,", None))


def parse_cn_application(text: str, *, bare: bool = False) -> Parsed:
    """Read a Chinese application number in any spelling; `ZL`, `CN`, spaces, full width and a trailing ".0" are allowed.

    `bare` says that the source is known to print these numbers without their check digit (docdb, WIPS); the digit is
    then computed and the repair noted. Raises Refusal `number.check_digit`, `number.check_digit_missing`,
    `number.length`, `number.type_digit`, `number.year` or `number.digits_lost`.
    """
    number = tidy(text)
    undo_scientific(number)
    body = _OFFICE.sub("", _LABEL.sub("", number.text)).translate(_GAPS)
    without = _without_check(body) if bare else ""
    if without:
        return _built(number, without, _complete(number, without))
    found = _BODY.match(body)
    if found is None:
        raise _shapeless(number, body)
    digits, given, decimal = found[1], found[2], found[3]
    year = _year(number, digits)
    if given is None:
        raise _missing(number, digits)
    if given != patent_check(digits):
        raise _wrong(number, digits, given)
    if decimal:
        number.mend("spreadsheet_decimal", f"CN{digits}.{given}", DECIMAL_NOTE)
    return _built(number, digits, given, year)


def _without_check(body: str) -> str:
    """The 8 or 12 digits of a number printed without its check digit, or the empty string where `body` is no such thing.

    WIPS puts the year before an old number (`2002-00814851`); Espacenet drops the serial's first zeros after the full
    year (`20121503423` is 201210503423, `2002267148` is 02267148).
    """
    found = _BARE_BODY.match(body)
    digits = found[1] if found else ""
    if len(digits) == 12 and int(digits[:4]) < LAST_OLD_YEAR:
        return digits[4:]
    shortened = _SHORTENED.match(digits)
    if shortened and int(shortened[1]) <= LAST_OLD_YEAR and len(shortened[3]) == 5:
        return digits[2:]
    if shortened:
        return shortened[1] + shortened[2] + shortened[3].zfill(7)
    return digits if len(digits) in (8, 12) else ""


def completed(digits: str) -> Parsed:
    """The application number of these 8 or 12 digits, check digit computed. Raises Refusal as the parser does."""
    return parse_cn_application(digits, bare=True)


def _complete(number: Tidy, digits: str) -> str:
    check = patent_check(digits)
    number.mend(
        "check_digit_added",
        f"CN{digits}.{check}",
        "来源不印校验位，已按规则补上 / the source prints no check digit; it was computed",
    )
    return check


def _built(number: Tidy, digits: str, check: str, year: int | None = None) -> Parsed:
    year = year or _year(number, digits)
    new = len(digits) == 12
    head = 4 if new else 2
    kind = KIND_OF_DIGIT.get(digits[head])
    if kind is None:
        raise _unknown_type(number, digits[head])
    return Parsed(
        NumberType.APPLICATION,
        "CN",
        f"CN{digits}.{check}",
        f"CN{digits}{check}",
        "cn.application.new" if new else "cn.application.old",
        kind=kind,
        year=year,
        shown=f"{digits[:head]} {digits[head]} {digits[head + 1 :]}.{check}",
        mends=tuple(number.mends),
    )


def _year(number: Tidy, digits: str) -> int:
    """The filing year that the digits state, or a refusal where that scheme of numbers was not in use."""
    if len(digits) == 12:
        year, first, last = int(digits[:4]), LAST_OLD_YEAR, LAST_YEAR
    else:
        short = int(digits[:2])
        year, first, last = ((1900 if short >= 50 else 2000) + short, FIRST_YEAR, LAST_OLD_YEAR)
    if first <= year <= last:
        return year
    scheme = "12" if len(digits) == 12 else "8"
    raise Refusal(
        "number.year",
        zh=f"年份{year}不在{scheme}位申请号的使用年份（{first}—{last}）之内。",
        en=f"The year {year} is outside the years in which {scheme}-digit application numbers are used ({first}-{last}).",
        mend_zh="请核对号码开头的年份；2003年10月1日起的申请号为4位年份开头的12位加校验位。",
        mend_en="Check the year at the start; numbers since 1 October 2003 begin with a four-digit year and have 12+1 digits.",
        field="number",
        value=number.raw,
    )


def _wrong(number: Tidy, digits: str, given: str) -> Refusal:
    expected = patent_check(digits)
    return Refusal(
        "number.check_digit",
        zh=f"校验位不符：按前{len(digits)}位计算应为“{expected}”，这里是“{given}”。",
        en=f"Wrong check digit: the first {len(digits)} digits give {expected}, here stands {given}.",
        mend_zh=f"请对照原件逐位核对；若前{len(digits)}位无误，号码应为CN{digits}.{expected}。",
        mend_en=f"Compare with the original digit by digit; if the first {len(digits)} are right, the number is CN{digits}.{expected}.",
        field="number",
        value=number.raw,
    )


def _missing(number: Tidy, digits: str) -> Refusal:
    expected = patent_check(digits)
    return Refusal(
        "number.check_digit_missing",
        zh=f"申请号缺少最后的校验位（应为“{expected}”），无法确认其余各位没有抄错。",
        en=f"The check digit at the end is missing (it should be {expected}), so the other digits cannot be verified.",
        mend_zh=f"请对照原件；若其余各位无误，请写成CN{digits}.{expected}。",
        mend_en=f"Compare with the original; if the other digits are right, write CN{digits}.{expected}.",
        field="number",
        value=number.raw,
    )


def _unknown_type(number: Tidy, digit: str) -> Refusal:
    return Refusal(
        "number.type_digit",
        zh=f"年份后的种类位是“{digit}”，应为1（发明）、2（实用新型）、3（外观设计）、8或9（PCT）。",
        en=f"The type digit after the year is {digit}; it should be 1 (invention), 2 (utility model), 3 (design), 8 or 9 (PCT).",
        mend_zh="请对照原件核对年份后的一位数字。",
        mend_en="Compare the digit after the year with the original.",
        field="number",
        value=number.raw,
    )


def _shapeless(number: Tidy, body: str) -> Refusal:
    count = sum(char.isdigit() for char in body)
    return Refusal(
        "number.length",
        zh=f"“{number.text}”不是中国专利申请号：应为12位加1位校验位（2003年10月前为8位加1位），这里有{count}位数字。",
        en=f"{number.text} is not a Chinese application number: 12+1 digits are expected (8+1 before October 2003), here are {count}.",
        mend_zh="请核对是否漏写、多写，或混入了公开号、文字。例：CN201110123456.3、98123456.9。",
        mend_en="Check for missing or extra digits, or a publication number in this column. Example: CN201110123456.3.",
        field="number",
        value=number.raw,
    )
