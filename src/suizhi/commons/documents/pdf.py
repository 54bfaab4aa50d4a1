"""A sheet as PDF/A-2a, tagged, by typst: the wheel brings all it needs but Chinese faces, which the machine must have."""

from __future__ import annotations

import base64
import json
import re
import struct
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import Any

from suizhi.commons.documents import fonts
from suizhi.commons.documents.sheet import Block, Sheet, unbroken
from suizhi.kernel.errors import Refusal

STANDARDS = ["a-2a", "ua-1"]
"""Long-term archiving with the structure of the text (ISO 19005-2, level A), and accessibility (ISO 14289-1)."""

_LACKING = re.compile(r'the text `"(.+?)"` could not be displayed')
"""How the typesetter says that no face has a character."""


def write_pdf(sheet: Sheet, *, at: datetime) -> bytes:
    """The sheet as PDF. `at` is the moment that the file bears: the same sheet at the same moment gives the same bytes.

    Raises Refusal: `documents.fonts` where the machine has no Chinese face, `documents.typst` where the typesetter is missing,
    `documents.characters` for a character that no face has.
    """
    typst = _typst()
    _require_fonts()
    try:
        pdf: bytes = typst.compile(
            (files("suizhi.commons.documents") / "official.typ").read_bytes(),
            format="pdf",
            sys_inputs={"sheet": json.dumps(_data(sheet), ensure_ascii=False)},
            pdf_standards=STANDARDS,
            timestamp=int(at.timestamp()),
            font_paths=_faces(),
        )
    except typst.TypstError as error:
        lacking = _LACKING.search(str(error))
        if lacking is None:
            raise
        raise _unprintable(lacking[1]) from error
    return pdf


def _unprintable(text: str) -> Refusal:
    return Refusal(
        "documents.characters",
        zh=f"字体里没有“{text}”，不能生成 PDF。",
        en=f"No typeface here has {text}; no PDF can be made.",
        mend_zh="请去掉这个字符，或者打印网页。",
        mend_en="Leave it out, or print the page instead.",
        value=text,
    )


def ready() -> Refusal | None:
    """Why PDFs cannot be made here; None where they can."""
    try:
        _require_fonts()
    except Refusal as refusal:
        return refusal
    return None


def _data(sheet: Sheet) -> dict[str, Any]:
    return {
        "language": sheet.language,
        "authority": sheet.authority,
        "title": sheet.title,
        "number": unbroken(sheet.number),
        "stamp": sheet.stamp,
        "blocks": [_block(block) for block in sheet.blocks()],
        "closing": list(sheet.closing),
        "sealed": sheet.sealed,
        "day": sheet.day,
        "note": sheet.note,
        "faces": {name: _held(family) for name, family in (("body", fonts.BODY), ("title", fonts.TITLE), ("heading", fonts.HEADING))},
    }


def _block(block: Block) -> dict[str, Any]:
    drawn = _as_drawing(block.picture) if block.picture else ""
    return {"look": block.look, "text": block.text, "rows": [list(row) for row in block.rows], "drawing": drawn}


def _as_drawing(png: bytes) -> str:
    """A PNG inside an SVG: the typesetter is given text alone."""
    width, height = struct.unpack(">II", png[16:24])
    held = base64.b64encode(png).decode()
    head = f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="{width}" height="{height}">'
    return f'{head}<image width="{width}" height="{height}" xlink:href="data:image/png;base64,{held}"/></svg>'


def _held(family: tuple[str, ...]) -> list[str]:
    """The faces of a family that the machine has, the wished-for first."""
    known = set(_faces().families())
    return [face for face in family if face in known]


@cache
def _faces() -> Any:
    return _typst().Fonts()


def _typst() -> Any:
    try:
        import typst
    except ImportError as error:
        raise Refusal(
            "documents.typst",
            zh="排版程序 typst 没有装上，不能生成 PDF。",
            en="The typesetter typst is not installed; no PDF can be made.",
            mend_zh="请重新执行 make install；本机系统没有现成安装包的，先用 DOCX。",
            mend_en="Run `make install` again; where there is no package for this system, use the DOCX.",
        ) from error
    return typst


def _require_fonts() -> None:
    if _held(fonts.BODY) and _held(fonts.HEADING):
        return
    _faces.cache_clear()
    raise Refusal(
        "documents.fonts",
        zh="本机没有中文字体，不能生成 PDF。",
        en="This machine has no Chinese typeface; no PDF can be made.",
        mend_zh="请安装 Noto CJK 字体，例如：sudo apt-get install fonts-noto-cjk。",
        mend_en="Install the Noto CJK faces, for instance: sudo apt-get install fonts-noto-cjk.",
    )
