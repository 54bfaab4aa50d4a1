"""A gazette is read line by line: good lines become rows, bad ones one refusal that names line, field and mend, and the rest goes on."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suizhi.engines.gazettes import GazetteRow, read_gazette
from suizhi.kernel.errors import Refusal
from suizhi.kernel.records import EventKey

LINE: dict[str, Any] = {
    "number": "999000001",
    "mark": "云雀",
    "classes": ["9"],
    "groups": ["0907"],
    "goods": ["手机"],
    "applicant": {"name": "样例云雀科技有限公司", "address": "样例路1号", "phone": "000-1", "representative": "甲"},
    "agency": {"name": "样例知识产权代理有限公司", "contact": "乙"},
    "filed_on": "2026-03-02",
    "published_on": "2026-09-06",
    "issue": 1990,
    "event": "published",
    "synthetic": True,
}


def read_one(**changes: Any) -> GazetteRow | Refusal:
    held = {name: value for name, value in {**LINE, **changes}.items() if value is not ...}
    (found,) = read_gazette([json.dumps(held).encode()], "g.jsonl")
    return found


def test_a_line_becomes_a_row() -> None:
    row = read_one()
    assert isinstance(row, GazetteRow)
    assert (row.number, row.mark, row.classes, row.groups, row.goods) == ("999000001", "云雀", (9,), ("0907",), ("手机",))
    assert (row.event, row.filed_on, row.published_on, row.issue) == (EventKey.PUBLISHED, date(2026, 3, 2), date(2026, 9, 6), "1990")
    assert row.applicant.representative == "甲" and row.agency is not None and row.agency.contact == "乙"
    assert (row.day, row.synthetic, str(row.at)) == (date(2026, 9, 6), True, "g.jsonl:1")


def test_a_row_written_out_is_read_as_the_same_row() -> None:
    row = read_one(event="transferred", assignee={"name": "样例受让有限公司"})
    assert isinstance(row, GazetteRow)
    (again,) = read_gazette([json.dumps(row.as_dict())], "g.jsonl")
    assert again == row


def test_a_figure_needs_no_words() -> None:
    row = read_one(mark=..., image="figures/1.png")
    assert isinstance(row, GazetteRow)
    assert row.mark == ""


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"number": ...}, "feed.missing", "number"),
        ({"number": "九号"}, "number.form", "number"),
        ({"mark": ...}, "feed.missing", "mark"),
        ({"mark": "🍎"}, "mark.empty", "mark"),
        ({"mark": "云" * 501}, "feed.long", "mark"),
        ({"mark": "云\0雀"}, "feed.characters", "mark"),
        ({"mark": "云\ue000雀"}, "feed.characters", "mark"),
        ({"mark": ["云雀"]}, "feed.text", "mark"),
        ({"classes": []}, "feed.missing", "classes"),
        ({"classes": ["46"]}, "class.range", "classes"),
        ({"groups": ["09"]}, "class.form", "groups"),
        ({"goods": ["手机"] * 2001}, "feed.many", "goods"),
        ({"applicant": ...}, "feed.missing", "applicant"),
        ({"applicant": "样例"}, "feed.object", "applicant"),
        ({"applicant": {"name": " "}}, "feed.missing", "applicant.name"),
        ({"applicant": {"name": "样例", "fone": "1"}}, "feed.unknown", "applicant.fone"),
        ({"applicant": {"name": "样例", "code": "91440101MA5AAAAAA0"}}, "number.check_digit", "applicant.code"),
        ({"filed_on": "2026-02-30"}, "feed.day", "filed_on"),
        ({"filed_on": "1026-02-03"}, "feed.day", "filed_on"),
        ({"published_on": "2026-03-01"}, "feed.order", "published_on"),
        ({"event": "eaten"}, "feed.choice", "event"),
        ({"event": "transferred"}, "feed.missing", "assignee"),
        ({"synthetic": "yes"}, "feed.flag", "synthetic"),
        ({"colour": "red"}, "feed.unknown", "colour"),
    ],
    ids=str,
)
def test_what_cannot_be_taken_is_named(changes: dict[str, Any], code: str, field: str) -> None:
    refusal = read_one(**changes)
    assert isinstance(refusal, Refusal)
    assert (refusal.code, refusal.field, str(refusal.at)) == (code, field, "g.jsonl:1")
    assert refusal.zh and refusal.en and refusal.mend_zh and refusal.mend_en


def test_bad_lines_leave_the_others_alone() -> None:
    good = json.dumps(LINE)
    found = list(read_gazette([good.encode(), b"", b"[]", b"{", b"\xff", good.encode()], "g.jsonl"))
    assert [type(item) for item in found] == [GazetteRow, Refusal, Refusal, Refusal, GazetteRow]
    assert [item.at.row for item in found if item.at] == [1, 3, 4, 5, 6]


def test_a_mark_from_right_to_left_is_a_mark() -> None:
    assert isinstance(read_one(mark="قمر"), GazetteRow)


def test_a_byte_order_mark_is_no_part_of_the_first_line() -> None:
    (row,) = read_gazette([b"\xef\xbb\xbf" + json.dumps(LINE).encode()], "g.jsonl")
    assert isinstance(row, GazetteRow)


def test_a_line_beyond_measure_is_refused_and_not_parsed() -> None:
    (refusal,) = read_gazette([b'{"mark": "' + b"a" * (1 << 18) + b'"}'], "g.jsonl")
    assert isinstance(refusal, Refusal)
    assert refusal.code == "feed.long"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(list(LINE)), inner, max_size=3),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from([*LINE, "assignee", "image", "other"]), JSON, max_size=6))
def test_whatever_comes_is_a_row_or_a_refusal(changes: dict[str, Any]) -> None:
    found = list(read_gazette([json.dumps({**LINE, **changes})], "g.jsonl"))
    assert [isinstance(item, GazetteRow | Refusal) for item in found] == [True]


@given(st.lists(st.binary(max_size=40), max_size=5))
def test_bytes_of_any_kind_raise_nothing(lines: list[bytes]) -> None:
    assert all(isinstance(item, Refusal) for item in read_gazette(lines, "g.jsonl"))
