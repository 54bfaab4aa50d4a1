"""Where people live and when they were born."""

from __future__ import annotations

import re
from collections.abc import Iterator

from suizhi.engines.redaction.model import Kind, Span

_LABELLED = re.compile(
    r"(?:住址|住所（住址）|住所地|住所|现住|家住|户籍地|户籍所在地|送达地址|通讯地址|联系地址|经常居住地|地址)(?:为|是|在|：|:)?\s{0,2}"
    r"(?P<value>[^，。；、,;\n（(]{4,80})"
)
_STREET = re.compile(
    r"(?P<value>(?:[^\W\d_a-zA-Z省市区县]{1,5}(?:街道|镇|乡|路|大道|街|巷|弄|里|村|社区|小区|花园|大厦))"
    r"(?:[一-鿿0-9A-Za-z-]{0,20}?)\d{1,5}\s?(?:号|弄|栋|幢|座|室|房|楼)(?:[0-9A-Za-z一-鿿-]{0,16}?(?:栋|幢|座|单元|室|房|楼|层))*)"
)
_KEPT = re.compile(r"(?:[一-鿿]{2,8}?(?:省|自治区|特别行政区))?(?:[一-鿿]{2,8}?(?:市|自治州|盟))?(?:[一-鿿]{1,8}?(?:区|县|市|旗))?")
_BIRTH = re.compile(
    r"(?P<value>(?:19|20)\d{2}年\d{1,2}月\d{1,2}日)(?=出生|生[，。；,;])|(?:出生(?:日期|年月日|于)?[：: ]{0,2})(?P<after>(?:19|20)\d{2}[年./-]\d{1,2}[月./-]\d{1,2}日?)"
)
MASK = "***"


def find_places(text: str) -> Iterator[Span]:
    """Addresses beyond the district, and birthdays beyond the year."""
    for found in _LABELLED.finditer(text):
        yield from _beyond_district(text, *found.span("value"))
    for found in _STREET.finditer(text):
        yield Span(*found.span("value"), Kind.ADDRESS, MASK, "form")
    for found in _BIRTH.finditer(text):
        start, end = found.span("value") if found["value"] else found.span("after")
        yield Span(start + 5, end, Kind.BIRTH, MASK, "form")


def _beyond_district(text: str, start: int, end: int) -> Iterator[Span]:
    """Province, city and district stay: they say which office had the case, not where somebody lives."""
    kept = _KEPT.match(text, start, end)
    cut = kept.end() if kept else start
    if end > cut:
        yield Span(cut, end, Kind.ADDRESS, MASK, "label")
