"""Application numbers outside China: US, EP, PCT, JP, KR, TW, and any other office's as they stand."""

from __future__ import annotations

import re

from suizhi.kernel.errors import Refusal
from suizhi.kernel.numbers.checks import luhn_check
from suizhi.kernel.numbers.jp_eras import ERA_OF_WORD, gregorian, printed_year
from suizhi.kernel.numbers.kr_publication import KIND_OF_RIGHT
from suizhi.kernel.numbers.model import Parsed
from suizhi.kernel.numbers.offices import OFFICES, shapeless, without_office
from suizhi.kernel.records import Kind, NumberType
from suizhi.kernel.tidy import Tidy

_US_SERIAL = re.compile(r"^(\d\d)(\d{6})(?:[A-Z]\d?)?$")
_US_DOCDB = re.compile(r"^((?:19|20)\d\d)(\d\d)(\d{6})(?:[A-Z]\d?)?$")
_US_YEARED = re.compile(r"^((?:19|20)\d\d)0?(\d{6})[A-Z]?$")
_US_OLD_DOCDB = re.compile(r"^(\d{4,6})(\d\d)[A-Z]\d?A?$")
_EP = re.compile(r"^(\d{8})(?:\.?(\d))?(?:[A-Z]\d?)?$")
_EP_YEARED = re.compile(r"^(?:19|20)(\d\d)0(\d{6})(?:[A-Z]\d?)?$")
_PCT = re.compile(r"^PCT([A-Z]{2})((?:19|20)\d\d|\d\d)(\d{5,6})$")
_PCT_DOCDB = re.compile(r"^([A-Z]{2})((?:19|20)\d\d|\d\d)0?(\d{5,6})W$")
_PCT_ESPACENET = re.compile(r"^WO((?:19|20)\d\d)([A-Z]{2})(\d{2,6})$")
_JP_WORDS = re.compile(r"^(特|实|意|商)愿(?:第)?([明大昭平令])?(?:和|成|治|正)?(元|\d{1,4})年?-?(\d{1,6})号?$")
_JP_PLAIN = re.compile(r"^((?:19|20)\d\d)(\d{6})(?:[A-Z]\d?)?$")
_KR = re.compile(r"^(10|20|30|40)?((?:19|20)\d\d)(\d{7})([A-Z]\d?)?$")
_KR_SHORT = re.compile(r"^([89]\d)(\d{7}[A-Z]\d?)$")
_TW_YEARED = re.compile(r"^((?:19|20)\d\d)0?(\d{6})([A-Z]\d?)?$")
_TW = re.compile(r"^(\d{8,9})([A-Z]\d?)?$")
_KIND_LETTER = re.compile(r"(?<=\d) [A-Z]\d?$")
"""Docdb's kind letter behind a space is no part of an application's number."""

_OTHER = re.compile(r"^[A-Z]{0,4}\d[0-9A-Z]{0,19}$")
_JP_KINDS = {"特": Kind.INVENTION, "实": Kind.UTILITY_MODEL, "意": Kind.DESIGN, "商": Kind.TRADEMARK}
_KIND_OF_CODE = {"A": Kind.INVENTION, "U": Kind.UTILITY_MODEL, "S": Kind.DESIGN}


def us_application(number: Tidy) -> Parsed:
    """`13/396,697`, docdb's `US 201615009793 A`, or year and serial where the source drops the series code."""
    body = without_office(number, number.compact().replace(".", ""), "US")
    docdb = _US_DOCDB.match(body)
    if docdb:
        return _parsed(number, "us.application", "US", docdb[2] + docdb[3], f"US {docdb[2]}/{docdb[3]}", year=int(docdb[1]))
    yeared = _US_YEARED.match(body)
    if yeared:
        return _parsed(number, "us.application", "US", f"{yeared[1]}{yeared[2]}", f"US {yeared[1]}-{yeared[2]}", year=int(yeared[1]))
    old = _US_OLD_DOCDB.match(body)
    if old:
        year = int(old[2]) + (1900 if int(old[2]) > 25 else 2000)
        return _parsed(number, "us.application", "US", f"{year}{old[1].zfill(6)}", f"US {year}-{old[1].zfill(6)}", year=year)
    serial = _US_SERIAL.match(body)
    if serial:
        return _parsed(number, "us.application", "US", serial[1] + serial[2], f"US {serial[1]}/{int(serial[2]):07,}")
    raise shapeless(number, "US", "申请号", "application number", "13/396,697")


def ep_application(number: Tidy) -> Parsed:
    """`14807197.0` with its check digit, or docdb's eight digits without. Raises `number.check_digit`."""
    body = without_office(number, number.compact(), "EP")
    yeared = _EP_YEARED.match(body)
    found = _EP.match(yeared[1] + yeared[2] if yeared else body)
    if found is None:
        raise shapeless(number, "EP", "申请号", "application number", "14807197.0")
    expected = luhn_check(found[1])
    if found[2] is not None and found[2] != expected:
        raise _ep_check(number, found[1], found[2], expected)
    return _parsed(number, "ep.application", "EP", found[1], f"EP {found[1]}.{expected}", Kind.INVENTION, value=f"EP{found[1]}.{expected}")


def _ep_check(number: Tidy, digits: str, given: str, expected: str) -> Refusal:
    return Refusal(
        "number.check_digit",
        zh=f"校验位不符：按前8位计算应为“{expected}”，这里是“{given}”。",
        en=f"Wrong check digit: the first eight digits give {expected}, here stands {given}.",
        mend_zh=f"请对照原件逐位核对；若前8位无误，号码应为EP{digits}.{expected}。",
        mend_en=f"Compare with the original; if the first eight digits are right, the number is EP{digits}.{expected}.",
        field="number",
        value=number.raw,
    )


def pct_application(number: Tidy) -> Parsed:
    """`PCT/EP2008/057583`, the short `PCT/US99/12345`, docdb's `EP 2008057583 W`, Espacenet's `WO2008EP57583`."""
    body = number.compact().replace(".", "")
    espacenet = _PCT_ESPACENET.match(body)
    found = _PCT.match(f"PCT{espacenet[2]}{espacenet[1]}{espacenet[3].zfill(6)}" if espacenet else body) or _PCT_DOCDB.match(body)
    if found is None or found[1] not in OFFICES:
        raise shapeless(number, "WO", "国际申请号", "PCT application number", "PCT/CN2020/123456")
    year = int(found[2])
    year += 0 if year > 99 else 1900 if year >= 78 else 2000
    value = f"PCT/{found[1]}{year}/{found[3].zfill(6)}"
    return _parsed(number, "pct.application", "WO", f"PCT{found[1]}{year}{found[3].zfill(6)}", value, value=value, year=year)


def jp_application(number: Tidy) -> Parsed:
    """`特願2005-123456`, `特願平9-17738`, `JP2005123456`."""
    words = _JP_WORDS.match(number.text.replace(" ", "").removeprefix("JP"))
    if words:
        count = 1 if words[3] == "元" else int(words[3])
        return _japanese(number, gregorian(ERA_OF_WORD.get(words[2] or "", ""), count), words[4], words[1])
    plain = _JP_PLAIN.match(without_office(number, number.compact().replace(".", ""), "JP"))
    if plain:
        return _japanese(number, int(plain[1]), plain[2], "特")
    return other_application(number, "JP")


def _japanese(number: Tidy, year: int, serial: str, word: str) -> Parsed:
    """Each kind of right numbers its applications apart, so that a letter for the kind enters all but a patent's."""
    letter = {"特": "", "实": "U", "意": "D", "商": "T"}[word]
    digits = f"{letter}{year}{serial.zfill(6)}"
    return _parsed(number, "jp.application", "JP", digits, f"JP {printed_year(year)}-{serial.zfill(6)}", _JP_KINDS[word], year=year)


def kr_application(number: Tidy) -> Parsed:
    """`10-2015-7008399`; the right is taken from docdb's kind letter, else as a patent's where it is left out."""
    body = without_office(number, number.compact().replace(".", ""), "KR")
    found = _KR.match(_KR_SHORT.sub(r"19\1\2", body))
    if found is None:
        raise shapeless(number, "KR", "申请号", "application number", "10-2015-7008399")
    right = found[1] or {"U": "20", "S": "30"}.get((found[4] or "")[:1], "10")
    shown, year = f"KR {right}-{found[2]}-{found[3]}", int(found[2])
    kind = KIND_OF_RIGHT.get(right, Kind.TRADEMARK)
    return _parsed(number, "kr.application", "KR", f"{right}{found[2]}{found[3]}", shown, kind, year=year)


def tw_application(number: Tidy) -> Parsed:
    """`104211356`: the year of the Republic (1912 is 1), a type digit, a serial; eight digits before the year 100."""
    body = without_office(number, number.compact().replace(".", ""), "TW")
    yeared = _TW_YEARED.match(body)
    found = _TW.match(f"{int(yeared[1]) - 1911:03d}{yeared[2]}" if yeared else body)
    if found is None:
        raise shapeless(number, "TW", "申请号", "application number", "104211356")
    digits = found[1].zfill(9)
    kind = {"1": Kind.INVENTION, "2": Kind.UTILITY_MODEL, "3": Kind.DESIGN}.get(digits[3])
    return _parsed(number, "tw.application", "TW", digits, f"TW {digits}", kind, year=1911 + int(digits[:3]))


def other_application(number: Tidy, office: str) -> Parsed:
    """Any other office's number as it stands, in one spelling. Raises `number.form`, `number.office`."""
    number.text = _KIND_LETTER.sub("", number.text)
    compact = number.compact().replace(".", "")
    body = compact[2:] if compact.startswith(office) else without_office(number, compact, office)
    if office not in OFFICES or not _OTHER.match(body):
        raise shapeless(number, office, "申请号", "application number", f"{office} 2012241779")
    return _parsed(number, "any.application", office, body, f"{office} {body}")


def _parsed(
    number: Tidy, form: str, office: str, body: str, shown: str, kind: Kind | None = None, *, value: str = "", year: int | None = None
) -> Parsed:
    key = f"{office}{body}"
    return Parsed(NumberType.APPLICATION, office, value or key, key, form, "", kind, year, shown, tuple(number.mends))
