"""Numbers that identify a person or lead to their money, by form and, where there is one, by check digit."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date

from suizhi.engines.redaction.model import Kind, Span

# Digits may stand in groups; a longer run of digits is never cut in two.
_EDGE, _END = r"(?<![0-9A-Za-z.])", r"(?![0-9A-Za-z])"
_IDENTITY = re.compile(rf"{_EDGE}\d{{17}}[\dXx]{_END}|{_EDGE}\d{{15}}{_END}")
_LABELLED_IDENTITY = re.compile(r"(?:身份证|身份证件|公民身份)(?:号码?|证号码?)?[：: ]{0,2}(?P<value>\d[\d ]{12,20}[\dXx])")
_MOBILE = re.compile(rf"{_EDGE}(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{{4}}[- ]?\d{{4}}{_END}")
_LANDLINE = re.compile(rf"{_EDGE}(?:\(0\d{{2,3}}\)|（0\d{{2,3}}）|0\d{{2,3}}[- ])\d{{7,8}}(?:-\d{{1,6}})?{_END}")
_CARD = re.compile(rf"{_EDGE}\d(?:[ -]?\d){{12,18}}{_END}")
_LABELLED_ACCOUNT = re.compile(r"(?:账号|账户|卡号|帐号)[：: ]{0,2}(?P<value>\d(?:[ -]?\d){7,29})")
_PASSPORT = re.compile(r"(?:护照|通行证|身份证明|证件)(?:号码?|编号)?[：: ]{0,2}(?P<value>[A-Z]{1,2}\d{7,9})(?![0-9A-Za-z])")
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}(?![\w-])", re.ASCII)
_PLATE = re.compile(r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z]·?[A-HJ-NP-Z0-9]{5,6}(?![0-9A-Za-z])")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"


def find_numbers(text: str) -> Iterator[Span]:
    """Every number of a person in the text."""
    yield from _whole(_IDENTITY, text, Kind.IDENTITY, has_birthday)
    yield from _part(_LABELLED_IDENTITY, text, Kind.IDENTITY)
    yield from _part(_PASSPORT, text, Kind.IDENTITY)
    yield from _part(_LABELLED_ACCOUNT, text, Kind.ACCOUNT)
    yield from _whole(_CARD, text, Kind.ACCOUNT, is_card)
    yield from _whole(_MOBILE, text, Kind.PHONE)
    yield from _whole(_LANDLINE, text, Kind.PHONE)
    yield from _whole(_EMAIL, text, Kind.EMAIL)
    yield from _whole(_PLATE, text, Kind.PLATE)


def is_identity(number: str) -> bool:
    """Whether it is a resident identity number (GB 11643): birthday and check digit hold; of the old 15 digits the birthday."""
    return has_birthday(number) and (len(number) == 15 or identity_check(number[:17]) == number[-1].upper())


def has_birthday(number: str) -> bool:
    """Whether a birthday stands where identity numbers have it. One mistyped digit does not make a number public, so that it is covered."""
    day = number[6:14] if len(number) == 18 else f"19{number[6:12]}"
    try:
        born = date(int(day[:4]), int(day[4:6]), int(day[6:]))
    except ValueError:
        return False
    return 1900 <= born.year < 2100


def identity_check(body: str) -> str:
    """The check character of 17 digits (ISO 7064, MOD 11-2)."""
    return _CHECKS[sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, body, strict=True)) % 11]


def is_card(number: str) -> bool:
    """Whether it is a payment card's number: 16 to 19 digits of a bank's range that pass Luhn's check."""
    digits = [int(one) for one in number if one.isdigit()]
    if not 16 <= len(digits) <= 19 or digits[0] not in (3, 4, 5, 6, 9):
        return False
    doubled = [digit if place % 2 == 0 else digit * 2 - 9 * (digit > 4) for place, digit in enumerate(reversed(digits))]
    return sum(doubled) % 10 == 0


def _whole(form: re.Pattern[str], text: str, kind: Kind, holds: Callable[[str], bool] = bool) -> Iterator[Span]:
    for found in form.finditer(text):
        if holds(found.group()):
            yield Span(*found.span(), kind, _masked(kind), "form")


def _part(form: re.Pattern[str], text: str, kind: Kind) -> Iterator[Span]:
    for found in form.finditer(text):
        yield Span(*found.span("value"), kind, _masked(kind), "label")


def _masked(kind: Kind) -> str:
    """Nothing of a number is left standing: parts of it can be put together again."""
    return "***@***" if kind is Kind.EMAIL else "*" * 6
