"""A sheet as an editable word-processor document, with the same measures as the PDF."""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING, Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from suizhi.commons.documents import fonts
from suizhi.commons.documents.sheet import Block, Look, Sheet

if TYPE_CHECKING:
    from docx.document import Document as Paper
    from docx.text.paragraph import Paragraph

SEAL = "（印章）"
"""Where the seal goes: a real one is never printed."""
_SIZE, _LINE = Pt(16), Pt(28.5)
_INDENT = Pt(32)
"""Two characters of size 3."""


def write_docx(sheet: Sheet, *, at: datetime) -> bytes:
    """The sheet as DOCX; `at` is the moment that the file bears."""
    paper = Document()
    _measures(paper, sheet)
    if sheet.authority:
        _line(paper, sheet.authority, face=fonts.DOCX_TITLE, size=Pt(22), align=WD_ALIGN_PARAGRAPH.CENTER)
    _line(paper, sheet.title, face=fonts.DOCX_TITLE, size=Pt(26), align=WD_ALIGN_PARAGRAPH.CENTER, bold=True)
    if sheet.number:
        _line(paper, sheet.number, align=WD_ALIGN_PARAGRAPH.RIGHT)
    for block in sheet.blocks():
        _block(paper, block)
    _ending(paper, sheet)
    paper.core_properties.title, paper.core_properties.author = sheet.title, sheet.authority
    paper.core_properties.created = paper.core_properties.modified = at.replace(tzinfo=None)
    out = io.BytesIO()
    paper.save(out)
    return out.getvalue()


def _measures(paper: Paper, sheet: Sheet) -> None:
    section = paper.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = Mm(37), Mm(35), Mm(28), Mm(26)
    if sheet.stamp:
        header = section.header.paragraphs[0]
        header.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        _run(header, f"【{sheet.stamp}】", face=fonts.DOCX_HEADING, size=Pt(9))
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _page_number(footer)


def _block(paper: Paper, block: Block) -> None:
    match block.look:
        case Look.ROWS:
            _table(paper, block)
        case Look.PICTURE:
            shape = paper.add_picture(io.BytesIO(block.picture), width=Mm(156))
            shape._inline.docPr.set("descr", block.text)
        case Look.ADDRESSEE:
            _line(paper, block.text)
        case Look.HEADING:
            _line(paper, block.text, face=fonts.DOCX_HEADING, indent=True)
        case Look.SUBHEADING:
            _line(paper, block.text, bold=True, indent=True)
        case _:
            _line(paper, block.text, indent=True, align=WD_ALIGN_PARAGRAPH.JUSTIFY)


def _ending(paper: Paper, sheet: Sheet) -> None:
    _line(paper, "")
    for line in sheet.closing:
        _line(paper, line)
    signed = [sheet.authority, SEAL] if sheet.sealed else []
    for line in [*signed, sheet.day]:
        _line(paper, line, align=WD_ALIGN_PARAGRAPH.RIGHT)
    if sheet.note:
        _line(paper, sheet.note, size=Pt(10.5))


def _table(paper: Paper, block: Block) -> None:
    columns = max(len(row) for row in block.rows)
    table = paper.add_table(rows=0, cols=columns, style="Table Grid")
    for row in block.rows:
        cells = table.add_row().cells
        for place, text in enumerate(row):
            _run(cells[place].paragraphs[0], text, size=Pt(14))


def _line(paper: Paper, text: str, *, align: Any = None, indent: bool = False, **look: Any) -> None:
    paragraph = paper.add_paragraph()
    form = paragraph.paragraph_format
    form.space_after = Pt(0)
    form.line_spacing_rule = WD_LINE_SPACING.AT_LEAST
    form.line_spacing = _LINE
    form.alignment = align
    form.first_line_indent = _INDENT if indent else None
    _run(paragraph, text, **look)


def _run(paragraph: Paragraph, text: str, *, face: str = fonts.DOCX_BODY, size: Any = _SIZE, bold: bool = False) -> None:
    run = paragraph.add_run(text)
    run.font.size, run.font.bold, run.font.name = size, bold, face
    # Chinese characters take their face from an attribute of their own.
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), face)


def _page_number(paragraph: Paragraph) -> None:
    _run(paragraph, "— ", size=Pt(14))
    run = paragraph.add_run()
    run.font.size = Pt(14)
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = text
        run._element.append(element)
    _run(paragraph, " —", size=Pt(14))
