"""Trademark numbers: China (national and Madrid), WIPO, the United States, and others as they stand."""

from __future__ import annotations

import re

from suizhi.kernel.errors import Refusal
from suizhi.kernel.numbers.model import Parsed
from suizhi.kernel.numbers.offices import shapeless, without_office
from suizhi.kernel.numbers.spreadsheet import drop_decimal, undo_scientific
from suizhi.kernel.records import NumberType
from suizhi.kernel.tidy import Tidy, tidy

_LABEL = re.compile(
    r"^(?:商标)?(?:国际)?(?:注册|申请)(?:证)?号?码?\s*[:.]?\s*"
    r"|^(?:U\.?S\.? ?)?(?:REG(?:ISTRATION)?|SERIAL|SN|RN)\.? ?(?:NO|NUMBER)?\.? ?[:#]?\s*"
)
_CLASS = re.compile(r"\s*[(\[]?(?:国际分类[::]?\s*|第)(\d{1,2})类?[)\]]?$|\s*[(\[](\d{1,2})类[)\]]$")
_NATIONAL = re.compile(r"^0*([1-9]\d{0,8})([A-Z]{0,2})$")
_INTERNATIONAL = re.compile(r"^G?0*([1-9]\d{3,7})([A-H]?)$")
_OTHER = re.compile(r"^[A-Z]{0,4}\d[0-9A-Z]{0,15}$")


def parse_mark(text: str, office: str = "CN", number_type: NumberType = NumberType.REGISTRATION) -> Parsed:
    """Read a trademark's application or registration number of `office`. Raises Refusal `number.form`."""
    number = tidy(text)
    undo_scientific(number)
    number.text = _LABEL.sub("", number.text, count=1).removeprefix("第").removesuffix("号")
    drop_decimal(number)
    if office == "CN":
        _drop_class(number)
        return _chinese(number, number_type)
    body = without_office(number, number.compact().replace(".", ""), office)
    if office in ("WO", "IB"):
        return _madrid(number, body)
    return _american(number, body, number_type) if office == "US" else _other(number, body, office, number_type)


def _drop_class(number: Tidy) -> None:
    """A class behind the number (`12345678 第9类`) is no part of it, as one registration may cover several classes."""
    found = _CLASS.search(number.text)
    if found:
        number.text = number.text[: found.start()].removeprefix("第").removesuffix("号")
        number.mend("class_dropped", number.text, "号码后的类别不属于号码 / the class behind the number is not part of it")


def _chinese(number: Tidy, number_type: NumberType) -> Parsed:
    body = without_office(number, number.compact(), "CN")
    national = _NATIONAL.match(body)
    if national:
        digits = national[1] + national[2]
        return _parsed(number, number_type, "CN", "cn.mark", digits, digits)
    if body.startswith("G") and (found := _INTERNATIONAL.match(body)):
        digits = f"G{found[1]}{found[2]}"
        return _parsed(number, number_type, "CN", "cn.mark.international", digits, digits)
    raise Refusal(
        "number.form",
        zh=f"“{number.text}”不是商标号：国内商标为最多9位数字（分割或重新审查的后缀可带一两个字母），国际注册为G加4至8位数字。",
        en=f"{number.text} is not a trademark number: up to 9 digits (with at most two letters after them), or G and 4 to 8 digits.",
        mend_zh="请核对号码。例：12345678、G1234567、12345678A。",
        mend_en="Check the number. Examples: 12345678, G1234567, 12345678A.",
        field="number",
        value=number.raw,
    )


def _madrid(number: Tidy, body: str) -> Parsed:
    found = _INTERNATIONAL.match(body)
    if found is None:
        raise shapeless(number, "WO", "马德里国际注册号", "Madrid registration number", "1234567, G1234567")
    return _parsed(number, NumberType.REGISTRATION, "WO", "wo.mark", found[1] + found[2], found[1] + found[2])


def _american(number: Tidy, body: str, number_type: NumberType) -> Parsed:
    """US serials have a two-digit series code and six digits; registrations at most seven digits."""
    digits = body.lstrip("0")
    if number_type is NumberType.APPLICATION and body.isdigit() and len(body) == 8:
        return _parsed(number, number_type, "US", "us.mark.serial", body, f"{body[:2]}/{body[2:5]},{body[5:]}")
    if number_type is NumberType.REGISTRATION and digits.isdigit() and len(digits) <= 7:
        return _parsed(number, number_type, "US", "us.mark.registration", digits, f"{int(digits):,}")
    raise shapeless(number, "US", "商标号", "trademark number", "76/044,902 (serial), 2,178,784 (registration)")


def _other(number: Tidy, body: str, office: str, number_type: NumberType) -> Parsed:
    if not _OTHER.match(body):
        raise shapeless(number, office, "商标号", "trademark number", f"{office} 1234567")
    return _parsed(number, number_type, office, "any.mark", f"{office}{body}", f"{office} {body}")


def _parsed(number: Tidy, number_type: NumberType, office: str, form: str, value: str, shown: str) -> Parsed:
    """The key is marked TM, because patents and trademarks of one office may have the same digits."""
    key = f"{office}TM{value.removeprefix(office)}"
    return Parsed(number_type, office, value, key, form, shown=shown, mends=tuple(number.mends))
