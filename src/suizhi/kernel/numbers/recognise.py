"""One box, any number: every reading of a typed text as a number, best first."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from suizhi.kernel.errors import Refusal
from suizhi.kernel.numbers.applications import parse_application
from suizhi.kernel.numbers.checks import CREDIT_ALPHABET
from suizhi.kernel.numbers.cn_application import completed, parse_cn_application
from suizhi.kernel.numbers.copyrights import parse_software, parse_work
from suizhi.kernel.numbers.marks import parse_mark
from suizhi.kernel.numbers.model import Parsed
from suizhi.kernel.numbers.offices import OFFICES
from suizhi.kernel.numbers.other_rights import parse_indication, parse_layout
from suizhi.kernel.numbers.publications import parse_publication
from suizhi.kernel.numbers.uscc import parse_uscc
from suizhi.kernel.tidy import LONGEST, tidy

Parser = Callable[[str], Parsed]

_LABEL = re.compile(r"^(?:申请号|专利号|公开号|公告号|公开\(公告\)号|注册号|登记号|证书号|号码)\s*[:]?\s*")
_DIGITS = re.compile(r"\d")
_CREDIT = re.compile(rf"^[{CREDIT_ALPHABET}]{{2}} ?\d{{6}} ?[{CREDIT_ALPHABET}]{{9}} ?[{CREDIT_ALPHABET}]$")
_PLAIN_DIGITS = re.compile(r"^[\d /.,-]+X?$")
_MARK = re.compile(r"^(?:第? ?\d{4,9}[A-Z]{0,2} ?号?|G ?\d{4,8}[A-H]?)$")
FEWEST_UNCHECKED = 4
"""Fewer digits behind two letters are more likely words (`IN 5G`) than a document of an office without known forms."""

_APPLICATION_HEAD = ("CN", "ZL", "PCT")
_US_SERIAL = re.compile(r"^\d\d/\d{3},?\d{3}$")
_EP_APPLICATION = re.compile(r"^\d{8}\.\d$")
_US_GRANT = re.compile(r"^\d{1,2}(?:,\d{3}){2}$")


def recognise(text: str) -> list[Parsed]:
    """Every reading of `text` as one number, best first; empty where it is none (words, too few digits, a wrong check).

    Meant for the one search box: cheap shape tests come first, so that ordinary words cost next to nothing.
    """
    if len(text) > LONGEST or _DIGITS.search(text) is None:
        return []
    try:
        plain = _LABEL.sub("", tidy(text).text)
    except Refusal:
        return []
    readings: list[Parsed] = []
    for parser in _candidates(plain):
        try:
            reading = parser(plain)
        except Refusal:
            continue
        if _adds(reading, readings):
            readings.append(reading)
    return readings


def _adds(reading: Parsed, readings: list[Parsed]) -> bool:
    """Whether a reading says something new: an unchecked form (`any.…`) only counts alone and with enough digits."""
    if reading.form.startswith("any."):
        return not readings and len(_DIGITS.findall(reading.value)) >= FEWEST_UNCHECKED
    return all(reading.key != known.key or reading.type != known.type for known in readings)


def _candidates(text: str) -> Iterator[Parser]:
    """The parsers worth asking for a tidied text, the likeliest first."""
    if _PLAIN_DIGITS.match(text):
        yield from _for_digits(text)
        return
    if _CREDIT.match(text):
        yield parse_uscc
    yield from _for_words(text)
    if text.startswith(_APPLICATION_HEAD):
        yield parse_application
    if text[:2] in OFFICES or text[0] in "特意实再":
        yield parse_publication
    if text[0] in "特意实" and text[1:2] == "愿":
        yield _japanese_application
    if text.startswith(_APPLICATION_HEAD):
        yield _completed
    if _MARK.match(text):
        yield parse_mark


def _for_digits(text: str) -> Iterator[Parser]:
    """Digits alone: an application with a right check digit, a credit code, a trademark, an application without check."""
    count = len(_DIGITS.findall(text)) + text.endswith("X")
    if count >= 18:
        yield parse_uscc
    if count in (9, 10, 13, 14):
        yield parse_cn_application
    if _US_GRANT.match(text):
        yield _us_document
    if _US_SERIAL.match(text):
        yield _us_application
    if _EP_APPLICATION.match(text):
        yield _ep_application
    if _MARK.match(text):
        yield parse_mark
    if count in (8, 12):
        yield parse_cn_application
        yield _completed
    if count == 9 or count == 7:
        yield _cn_document


def _for_words(text: str) -> Iterator[Parser]:
    """Numbers that carry their own words or letters."""
    if "SR" in text or "软著" in text:
        yield parse_software
    if "作登字" in text:
        yield parse_work
    if text.startswith("BS"):
        yield parse_layout
    if text.startswith("AGI") or "公告" in text:
        yield parse_indication


def _completed(text: str) -> Parsed:
    digits = "".join(_DIGITS.findall(text))
    return completed(digits)


def _japanese_application(text: str) -> Parsed:
    return parse_application(text, "JP")


def _us_application(text: str) -> Parsed:
    return parse_application(text, "US")


def _ep_application(text: str) -> Parsed:
    return parse_application(text, "EP")


def _us_document(text: str) -> Parsed:
    return parse_publication(text, "US")


def _cn_document(text: str) -> Parsed:
    return parse_publication(text, "CN")
