"""Application numbers of any office: finds the office and asks its module."""

from __future__ import annotations

import re
from collections.abc import Callable

from suizhi.kernel.numbers import foreign_application as foreign
from suizhi.kernel.numbers.cn_application import parse_cn_application
from suizhi.kernel.numbers.marks import parse_mark
from suizhi.kernel.numbers.model import Parsed
from suizhi.kernel.numbers.spreadsheet import drop_decimal, undo_scientific
from suizhi.kernel.records import MARK_KINDS, Kind, NumberType
from suizhi.kernel.tidy import Tidy, tidy

_INTERNATIONAL = re.compile(r"^\s*(?:PCT|[A-Z]{2} ?\d[\d/ ]*W\s*$)", re.IGNORECASE)
"""`PCT/…`, or docdb's kind letter W behind the number of any receiving office."""

READERS: dict[str, Callable[[Tidy], Parsed]] = {
    "US": foreign.us_application,
    "EP": foreign.ep_application,
    "WO": foreign.pct_application,
    "IB": foreign.pct_application,
    "JP": foreign.jp_application,
    "KR": foreign.kr_application,
    "TW": foreign.tw_application,
}


def parse_application(text: str, office: str = "CN", *, kind: Kind | None = None, bare: bool = False) -> Parsed:
    """Read an application number of `office` (ST.3).

    `kind` decides between patents and trademarks where both have numbers of the same shape (a US serial). `bare` says
    that the source is known to print Chinese numbers without their check digit (docdb, WIPS): it is then computed and
    the repair noted. A text that begins with `PCT` or ends in docdb's `W` is
    an international application whatever the office.
    Raises Refusal with a `number.*` code.
    """
    if kind in MARK_KINDS:
        return parse_mark(text, office, NumberType.APPLICATION)
    if office == "CN" and not _INTERNATIONAL.match(text):
        return parse_cn_application(text, bare=bare)
    number = tidy(text)
    undo_scientific(number)
    if _INTERNATIONAL.match(text):
        return foreign.pct_application(number)
    if office != "EP":
        drop_decimal(number)
    reader = READERS.get(office)
    return reader(number) if reader else foreign.other_application(number, office)
