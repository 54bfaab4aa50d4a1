"""A QR code of an address as plain SVG: one path of squares, nothing that the content security policy would stop."""

from __future__ import annotations

from dataclasses import dataclass

import qrcode  # type: ignore[import-untyped]


@dataclass(frozen=True, slots=True)
class Code:
    """The drawing: a square of `size` units, and the path of its dark ones."""

    size: int
    path: str


def code_svg(text: str) -> Code:
    """The code of a text, with the quiet border that scanners need."""
    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M)
    code.add_data(text)
    rows = code.get_matrix()
    squares = (f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark)
    return Code(len(rows), "".join(squares))
