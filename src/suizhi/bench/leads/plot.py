"""The plot of calibration as SVG: what was told against what came true, dots as large as they are many."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

_SIDE, _EDGE = 320, 48


def calibration(rows: Sequence[dict[str, Any]]) -> str:
    """An SVG of 416 by 416; `rows` as in the report: `{from, listings, told, true}`."""
    size = _SIDE + 2 * _EDGE
    dots = "".join(_dot(row) for row in rows)
    ticks = "".join(_tick(tenth / 10) for tenth in range(0, 11, 2))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" role="img" font-family="sans-serif" font-size="11">'
        "<title>校准：分数与实际 · calibration of listing scores (合成 synthetic)</title>"
        f'<rect width="{size}" height="{size}" fill="#fff"/>'
        f'<path d="M{_x(0)} {_y(0)}L{_x(1)} {_y(1)}" stroke="#999" stroke-dasharray="4 4"/>'
        f'<path d="M{_x(0)} {_y(1)}V{_y(0)}H{_x(1)}" fill="none" stroke="#333"/>{ticks}{dots}'
        f'<text x="{size / 2}" y="{size - 8}" text-anchor="middle">分数 told</text>'
        f'<text x="12" y="{size / 2}" text-anchor="middle" transform="rotate(-90 12 {size / 2})">实为仿品的比例 came true</text></svg>\n'
    )


def _dot(row: dict[str, Any]) -> str:
    radius = 2 + 2 * math.log10(row["listings"])
    return f'<circle cx="{_x(row["told"])}" cy="{_y(row["true"])}" r="{radius:.1f}" fill="#1f5fa8" fill-opacity=".7"/>'


def _tick(value: float) -> str:
    return (
        f'<text x="{_x(value)}" y="{_y(0) + 16}" text-anchor="middle">{value:g}</text>'
        f'<text x="{_x(0) - 8}" y="{_y(value) + 4}" text-anchor="end">{value:g}</text>'
    )


def _x(value: float) -> float:
    return round(_EDGE + value * _SIDE, 1)


def _y(value: float) -> float:
    return round(_EDGE + (1 - value) * _SIDE, 1)
