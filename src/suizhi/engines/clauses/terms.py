"""Reading one term of a clause from what was typed, and saying it: sides, money in integer fen, days, rates, timetables of instalments."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from suizhi.kernel.errors import Refusal

SIDES = {"requester": ("甲方", "Party A"), "respondent": ("乙方", "Party B")}
"""The two sides of a mediation, as an agreement calls them."""
OTHER = {"requester": "respondent", "respondent": "requester"}
_FEN = 100
_MOST_FEN = 10**15
"""A ceiling that keeps typing errors and overflowing columns out: ten thousand billion yuan."""
_TEXT_MAX = 2000
_LINE = re.compile(r"(\d{4}-\d{2}-\d{2})[\s,，:：]+(.+)")
_SPOILT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


class Unreadable(Exception):
    """Something typed that is not what the term asks for: the sentence in both languages."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh, self.en = zh, en

    def refusal(self, term: str, value: str, label: str) -> Refusal:
        """The refusal that names the term."""
        return Refusal("clauses.term", zh=f"“{label}”：{self.zh}", en=f"{label}: {self.en}", field=term, value=value)


def _side(typed: str) -> str:
    if typed not in SIDES:
        raise Unreadable("请选择甲方或者乙方。", "Choose Party A or Party B.")
    return typed


def money(typed: str) -> int:
    """Yuan as typed (`18,000.50`) → fen. Raises Unreadable."""
    plain = typed.replace(",", "").replace("，", "").strip()
    try:
        fen = Decimal(plain) * _FEN
    except InvalidOperation:
        raise Unreadable("请写阿拉伯数字的金额，单位元。", "Write the amount in yuan, in figures.") from None
    if not fen.is_finite() or fen != fen.to_integral_value() or not 0 < fen < _MOST_FEN:
        raise Unreadable("金额应大于零，最多两位小数。", "The amount must be above zero with at most two decimals.")
    return int(fen)


def _date(typed: str) -> str:
    try:
        return date.fromisoformat(typed.strip()).isoformat()
    except ValueError:
        raise Unreadable("日期写作 2026-11-20。", "Write the date as 2026-11-20.") from None


def _int(typed: str) -> int:
    if not typed.strip().isascii() or not typed.strip().isdigit() or not 0 < int(typed) <= 3650:
        raise Unreadable("请写 1 到 3650 之间的整数。", "Write a whole number from 1 to 3650.")
    return int(typed)


def _rate(typed: str) -> str:
    try:
        rate = Decimal(typed.strip().rstrip("%％"))
    except InvalidOperation:
        raise Unreadable("请写百分数，例如 3.5。", "Write a percentage, for instance 3.5.") from None
    if not rate.is_finite() or not 0 < rate <= 100:
        raise Unreadable("费率应大于 0，不超过 100。", "The rate must be above 0 and at most 100.")
    return f"{rate.normalize():f}"


def _text(typed: str) -> str:
    words = typed.strip()
    if not words or len(words) > _TEXT_MAX or _SPOILT.search(words):
        raise Unreadable(f"请填写，不超过 {_TEXT_MAX} 字。", f"Fill it in, with at most {_TEXT_MAX} characters.")
    return words


def _schedule(typed: str) -> list[list[Any]]:
    lines = [line.strip() for line in typed.splitlines() if line.strip()]
    found = [_LINE.fullmatch(line) for line in lines]
    if not lines or len(lines) > 60 or not all(found):
        raise Unreadable("每行一期：日期 金额，例如 2026-12-31 5000。", "One instalment a line: date amount, as 2026-12-31 5000.")
    rows: list[list[Any]] = [[_date(match[1]), money(match[2])] for match in found if match]
    if [row[0] for row in rows] != sorted({row[0] for row in rows}):
        raise Unreadable("各期日期应先后排列，不重复。", "The dates must follow each other, none twice.")
    return rows


READERS: dict[str, Callable[[str], Any]] = {
    "side": _side,
    "money": money,
    "date": _date,
    "int": _int,
    "rate": _rate,
    "text": _text,
    "schedule": _schedule,
}
"""The types of terms but for `choice`, whose values the kind names."""


def typed(kind: str, value: Any) -> str:
    """The value as a form shows it: what its reader would read again."""
    if value is None:
        return ""
    if kind == "money":
        return yuan(value).replace(",", "")
    if kind == "schedule":
        return "\n".join(f"{day} {yuan(fen).replace(',', '')}" for day, fen in value)
    return str(value)


def yuan(fen: int) -> str:
    """Fen as yuan with thousands apart and two decimals: 1800050 → 18,000.50."""
    return f"{fen // _FEN:,}.{fen % _FEN:02d}"
