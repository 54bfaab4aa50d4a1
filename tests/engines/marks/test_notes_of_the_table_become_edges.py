"""What the 区分表 notes on its groups is read into edges: sections, kind, edition, and the sentence itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suizhi.engines.marks import Section, read_notes
from suizhi.engines.marks.note_reading import sentences
from suizhi.engines.marks.notes import Kind


def _edges(group: str, note: str, part: str = "") -> list[tuple[Kind, str, str, str]]:
    return [(edge.kind, str(edge.left), str(edge.right), edge.edition) for edge in read_notes(group, note, part)]


@pytest.mark.parametrize(
    ("group", "part", "note", "expected"),
    [
        ("1912", "", "本类似群与0205类似。", [(Kind.SIMILAR, "1912", "0205", "")]),
        ("0208", "", "本类似群与0104第(二十)部分,1912类似", [(Kind.SIMILAR, "0208", "0104(二十)", ""), (Kind.SIMILAR, "0208", "1912", "")]),
        (
            "0102",
            "二",
            "1.本部分为无机碱；2.挥发碱(氨水),氨水与0101氨,无水氨,0109类似。",
            [(Kind.SIMILAR, "0102(二)挥发碱(氨水),氨水", "0101氨,无水氨", ""), (Kind.SIMILAR, "0102(二)挥发碱(氨水),氨水", "0109", "")],
        ),
        (
            "0301",
            "",
            "第一自然段与0501浴盐类似,与第十版及以前版本0501浴液,第九版及以前版本0501浴剂交叉检索；",
            [
                (Kind.SIMILAR, "0301第一自然段", "0501浴盐", ""),
                (Kind.EARLIER, "0301第一自然段", "0501浴液", "第十版"),
                (Kind.EARLIER, "0301第一自然段", "0501浴剂", "第九版"),
            ],
        ),
        (
            "0709",
            "",
            "跨类似群保护商品：粉碎机(机器)(0702第(二)部分,0709);搅拌机(0709,0723)。",
            [(Kind.SHARED, "0709粉碎机(机器)", "0702(二)粉碎机(机器)", ""), (Kind.SHARED, "0709搅拌机", "0723搅拌机", "")],
        ),
        ("0204", "", "1.本类似群各部分之间商品不类似；", [(Kind.PARTS, "0204", "0204", "")]),
        (
            "2202",
            "",
            "本类似群各部分之间商品不类似,但第(一)部分伪装网与第(二)部分伪装罩类似；",
            [(Kind.PARTS, "2202", "2202", ""), (Kind.SIMILAR, "2202(一)伪装网", "2202(二)伪装罩", "")],
        ),
        ("3508", "", "本类似群为单一服务,各自然段间互不类似", [(Kind.PARAGRAPHS, "3508", "3508", "")]),
        ("0902", "", "第(五)部分的商品互相之间不判为类似商品", [(Kind.ITEMS, "0902(五)", "0902(五)", "")]),
        (
            "1606",
            "",
            "本类似群第(二)部分商品与第(一)部分印刷品类似,与其他商品不类似",
            [(Kind.SIMILAR, "1606(二)", "1606(一)印刷品", ""), (Kind.PARTS, "1606", "1606", "")],
        ),
        (
            "3001",
            "",
            "1.咖啡饮料与2907\n第二自然段,3202类似。",
            [(Kind.SIMILAR, "3001咖啡饮料", "2907第二自然段", ""), (Kind.SIMILAR, "3001咖啡饮料", "3202", "")],
        ),
        ("0306", "", "本类似群商品根据功能用途与5类含药物的相应商品类似", [(Kind.SIMILAR, "0306根据功能用途", "05含药物的相应商品", "")]),
        ("0305", "", "每部分内的商品根据功能、用途确定类似商品。", []),
        ("0924", "", "本类似群原各部分之间商品不类似。", []),
    ],
)
def test_a_note_is_read(group: str, part: str, note: str, expected: list[tuple[Kind, str, str, str]]) -> None:
    assert _edges(group, note, part) == expected


def test_goods_described_rather_than_named_are_marked_as_such() -> None:
    (edge,) = read_notes("0618", "本类似群商品(手铐除外)与2010类似。")
    assert edge.left.loose and not edge.right.loose
    bottles = read_notes("2101", "瓶与2102,2106各种瓶类似；")
    assert [(str(edge.right), edge.right.loose) for edge in bottles] == [("2102各种瓶", True), ("2106各种瓶", True)]


@given(st.text(alphabet="本类似群与和第(一二)部分自然段不互为商品服务类似交叉检索九版及以前但,；。0123456789.瓶酒除外", max_size=80))
def test_any_text_is_read_and_every_edge_quotes_a_sentence_of_it(note: str) -> None:
    said = list(sentences(note))
    for edge in read_notes("0901", note):
        assert edge.text in said
        assert edge.left.group == "0901"


NAMES = st.text(alphabet="茶酒瓶糖纸布金木药料器具", min_size=1, max_size=5)
NUMERALS = st.sampled_from(["", "一", "二", "十一"])
SECTIONS = st.builds(
    Section,
    st.integers(1, 45).flatmap(lambda klass: st.integers(1, 60).map(lambda group: f"{klass:02d}{group:02d}")),
    NUMERALS,
    NUMERALS,
    st.lists(NAMES, max_size=3, unique=True).map(tuple),
)


def _written(section: Section, *, own: bool) -> str:
    part = f"第({section.part})部分" if section.part else ""
    paragraph = f"第{section.paragraph}自然段" if section.paragraph else ""
    items = ",".join(section.items)
    whole = "本类似群" if own and not (part or paragraph or items) else ""
    return f"{'' if own else section.group}{whole}{part}{paragraph}{items}"


@given(SECTIONS, st.lists(SECTIONS, min_size=1, max_size=4, unique_by=lambda section: section.group))
def test_what_is_written_in_the_office_s_way_comes_back(left: Section, right: list[Section]) -> None:
    note = f"{_written(left, own=True)}与{','.join(_written(one, own=False) for one in right)}类似；"
    assert [(edge.left, edge.right, edge.kind) for edge in read_notes(left.group, note)] == [(left, one, Kind.SIMILAR) for one in right]
