"""The PDF and the DOCX: the content, the stamps, the structure, and what a machine without Chinese faces is told."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from datetime import UTC, date, datetime

import pytest
from docx import Document

from suizhi.commons.documents import Sheet, pdf, write_docx, write_pdf
from suizhi.commons.documents.sheet import Look
from suizhi.kernel.errors import Refusal
from tests.engines.logos.drawn import arrow, png

AT = datetime(2026, 11, 26, 4, 0, tzinfo=UTC)
TEXT = "穗岭热控（示例）有限公司：\n涉案专利 ZL 2021 1 9990017.3。\n一、事项\n1. 甲；\n2. 乙。\n| 案号 | 1 号 |\n| 案由 | 侵权 |\n#let x = 1 [*粗*] $a$ @b\n"
needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs poppler-utils: apt-get install poppler-utils")


def sheet(**changes: object) -> Sheet:
    """A notice of the example office."""
    cells = {"authority": "示例局", "title": "立案通知书", "number": "穗知裁〔2026〕1 号之一", "text": TEXT, "dated": date(2026, 11, 26)}
    return Sheet(**{**cells, **changes})  # type: ignore[arg-type]


def test_a_text_becomes_blocks() -> None:
    looks = [(block.look, block.text, block.rows) for block in sheet().blocks()]
    assert looks[0] == (Look.ADDRESSEE, "穗岭热控（示例）有限公司：", ())
    assert looks[1][1] == "涉案专利 ZL\u00a02021\u00a01\u00a09990017.3。"
    assert [look for look, *_ in looks[2:5]] == [Look.HEADING, Look.ITEM, Look.ITEM]
    assert looks[5][2] == (("案号", "1\u00a0号"), ("案由", "侵权"))


def test_a_picture_stands_where_the_text_calls_it_and_says_what_it_shows() -> None:
    drawn = sheet(text="甲。\n![左右两个图形](one)\n![没有这张](two)", pictures={"one": png(arrow())})
    blocks = drawn.blocks()
    assert [block.look for block in blocks] == [Look.PARAGRAPH, Look.PICTURE, Look.PARAGRAPH]
    assert (blocks[1].text, blocks[1].picture) == ("左右两个图形", png(arrow()))
    data = write_pdf(drawn, at=AT)
    assert b"<pdfaid:part>2</pdfaid:part>" in data and b"/Image" in data
    paper = Document(io.BytesIO(write_docx(drawn, at=AT)))
    assert [shape._inline.docPr.get("descr") for shape in paper.inline_shapes] == ["左右两个图形"]


def test_the_pdf_says_that_it_is_an_archival_and_accessible_file() -> None:
    data = write_pdf(sheet(), at=AT)
    assert data.startswith(b"%PDF-1.7")
    assert b"<pdfaid:part>2</pdfaid:part>" in data
    assert b"<pdfaid:conformance>A</pdfaid:conformance>" in data
    assert b"<pdfuaid:part>1</pdfuaid:part>" in data
    assert b"/StructTreeRoot" in data


def test_the_same_sheet_at_the_same_moment_gives_the_same_bytes() -> None:
    assert write_pdf(sheet(), at=AT) == write_pdf(sheet(), at=AT)


@needs_poppler
def test_every_page_says_that_it_is_synthetic_and_nothing_is_read_as_markup() -> None:
    long = "甲方：\n" + "\n".join("这是一段很长的正文，用来占满一页纸。" * 6 for _ in range(12))
    pages = _text(write_pdf(sheet(text=long + "\n#let x = 1 [*粗*] $a$ @b", synthetic=True), at=AT)).split("\f")[:-1]
    assert len(pages) > 1
    assert all("合成" in page and "不具有法律效力" in page for page in pages)
    assert "#let x = 1 [*粗*] $a$ @b" in pages[-1]
    assert "（印章）" in pages[-1]


@needs_poppler
def test_every_face_is_embedded() -> None:
    listed = subprocess.run(["pdffonts", "-"], input=write_pdf(sheet(), at=AT), capture_output=True, check=True).stdout.decode()
    rows = listed.splitlines()[2:]
    assert rows
    assert all(re.search(r"\byes\s+yes\s+yes\b", row) for row in rows)


def test_a_draft_says_so_and_bears_no_day() -> None:
    draft = sheet(dated=None, draft=True)
    assert draft.stamp == "草稿"
    assert "2026" not in draft.day


def test_the_docx_holds_the_same_words_and_measures() -> None:
    paper = Document(io.BytesIO(write_docx(sheet(synthetic=True), at=AT)))
    words = "\n".join(paragraph.text for paragraph in paper.paragraphs)
    for line in ("示例局", "立案通知书", "穗知裁〔2026〕1 号之一", "一、事项", "（印章）", "2026年11月26日"):
        assert line in words
    assert [cell.text for cell in paper.tables[0].rows[1].cells] == ["案由", "侵权"]
    section = paper.sections[0]
    assert section.header.paragraphs[0].text == "【合成　演示数据，不具有法律效力】"
    assert (section.page_width, section.top_margin, section.left_margin) == (7560310, 1332230, 1007745)


def test_the_docx_holds_what_xml_would_choke_on() -> None:
    paper = Document(io.BytesIO(write_docx(sheet(text="甲 & 乙 <公司> “{{ x }}”"), at=AT)))
    assert any("甲 & 乙 <公司> “{{ x }}”" in paragraph.text for paragraph in paper.paragraphs)


def test_a_machine_without_chinese_faces_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "_held", lambda family: [])
    with pytest.raises(Refusal) as told:
        write_pdf(sheet(), at=AT)
    assert told.value.code == "documents.fonts"
    assert "fonts-noto-cjk" in told.value.mend_zh
    assert pdf.ready() is not None


def _text(data: bytes) -> str:
    return subprocess.run(["pdftotext", "-", "-"], input=data, capture_output=True, check=True).stdout.decode()
