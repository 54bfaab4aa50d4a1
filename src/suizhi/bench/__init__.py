"""`suizhi bench`: speed, memory and quality, measured as ratios against a stated peer in the same run."""

from __future__ import annotations

import click

from suizhi.cli import Lazy

MEASUREMENTS = {
    "import": ("suizhi.bench.imports:command", "导入速度，对照裸解析加批量写入 · import against a bare parser and bulk insert"),
    "search": ("suizhi.bench.search:command", "检索速度，对照 SQLite FTS5 与 PostgreSQL · search against two peers"),
    "casework": ("suizhi.bench.casework:command", "办案台的速度 · the case desk with hundreds of thousands of cases"),
    "intake": ("suizhi.bench.intake:command", "市民叙述受理的对错 · right and wrong of reading stories"),
    "marks": ("suizhi.bench.marks:command", "文字商标近似比对的对错 · right and wrong of word marks"),
    "watch": ("suizhi.bench.watch:command", "公告与监测项比对的速度和查全 · a gazette against watches"),
    "similar": (
        "suizhi.bench.similar:command",
        "百万商标里找近似，对照 rapidfuzz 全量比对 · finding likenesses among marks, against rapidfuzz",
    ),
    "filings": ("suizhi.bench.filings:command", "商标申请线索的对错 · right and wrong of the review of filings"),
    "leads": ("suizhi.bench.leads:command", "电商线索的对错和速度 · right and wrong of listing leads, and their speed"),
    "logos": ("suizhi.bench.logos:command", "图形近似检索的查全与速度 · recall and speed of looking figures up"),
    "parties": ("suizhi.bench.parties:command", "当事人名称比对的对错 · right and wrong of name comparison"),
}


@click.group(cls=Lazy, lazy=MEASUREMENTS)
def command() -> None:
    """Measure this installation."""
