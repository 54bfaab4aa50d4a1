"""Yuan of the rules to fen of the worksheet. What the law caps is never rounded up, what it demands never down."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

_FEN = 100


def at_most(yuan: object) -> int:
    """A cap in fen."""
    return int((Decimal(str(yuan)) * _FEN).to_integral_value(ROUND_FLOOR))


def at_least(yuan: object) -> int:
    """A floor in fen."""
    return int((Decimal(str(yuan)) * _FEN).to_integral_value(ROUND_CEILING))


def in_words(fen: int) -> str:
    """As sentences write it: 400,000 元, 0.05 元."""
    return f"{fen // _FEN:,}" + (f".{fen % _FEN:02d}" if fen % _FEN else "")
