"""Copyright numbers of China: software registrations and certificates, and registrations of works."""

from __future__ import annotations

import re

from suizhi.kernel.errors import Refusal
from suizhi.kernel.numbers.model import Parsed
from suizhi.kernel.records import Kind, NumberType
from suizhi.kernel.tidy import Tidy, tidy

_LABEL = re.compile(r"^(?:软件)?(?:著作权)?(?:登记证?书?号码?|证书号)\s*[::.]?\s*")
_REGISTRATION = re.compile(r"^((?:19|20)\d\d)SR[BE]?[A-Z]?(\d{4,7})$")
_CERTIFICATE = re.compile(r"^软著(登|变补|转登|撤|补)字第?(\d{4,9})号?$")
_WORK = re.compile(r"^([国京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼])作登字((?:19|20)\d\d)([A-Z])(\d{6,10})号?$")


def parse_software(text: str) -> Parsed:
    """Read `2021SR1234567` or `软著登字第1234567号`. Raises Refusal `number.form`."""
    number = tidy(text)
    body = _LABEL.sub("", number.text).translate(_GAPS)
    registration = _REGISTRATION.match(body)
    if registration:
        year, serial = registration[1], registration[2]
        middle = body[4 : len(body) - len(serial)]
        return _parsed(number, Kind.SOFTWARE, "cn.software.registration", f"{year}{middle}{serial}", f"CN{year}{middle}{serial}", int(year))
    certificate = _CERTIFICATE.match(body)
    if certificate:
        word, serial = certificate[1], certificate[2]
        return _parsed(number, Kind.SOFTWARE, "cn.software.certificate", f"软著{word}字第{serial}号", f"CN软著{word}字{serial}", None)
    raise _form(number, "软件著作权登记号或证书号", "software copyright number", "2021SR1234567、软著登字第1234567号")


def parse_work(text: str) -> Parsed:
    """Read `国作登字-2021-F-01234567` of the national or a provincial authority. Raises Refusal `number.form`."""
    number = tidy(text)
    found = _WORK.match(_LABEL.sub("", number.text).translate(_GAPS))
    if found is None:
        raise _form(number, "作品登记号", "registration number of a work", "国作登字-2021-F-01234567、粤作登字-2021-F-00001234")
    place, year, letter, serial = found.groups()
    value = f"{place}作登字-{year}-{letter}-{serial}"
    return _parsed(number, Kind.COPYRIGHT_WORK, "cn.work.registration", value, f"CN{place}作登字{year}{letter}{serial}", int(year))


_GAPS = str.maketrans(dict.fromkeys(" -/_,.()[]", None))


def _parsed(number: Tidy, kind: Kind, form: str, value: str, key: str, year: int | None) -> Parsed:
    return Parsed(NumberType.REGISTRATION, "CN", value, key, form, kind=kind, year=year, mends=tuple(number.mends))


def _form(number: Tidy, what_zh: str, what_en: str, examples: str) -> Refusal:
    return Refusal(
        "number.form",
        zh=f"“{number.text}”不是{what_zh}。",
        en=f"{number.text} is not a {what_en}.",
        mend_zh=f"请对照证书核对。例：{examples}。",
        mend_en=f"Compare with the certificate. Examples: {examples}.",
        field="number",
        value=number.raw,
    )
