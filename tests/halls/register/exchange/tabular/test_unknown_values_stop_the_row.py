"""What a definition does not know is refused with file, row, field, value and mend; nothing is guessed, every repair is reported."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest

from suizhi.halls.register.exchange.definition import SourceDefinition, parse_definition
from suizhi.halls.register.exchange.registry import get_reader
from suizhi.kernel.records import EventKey, Kind, Read, RightRow

HEAD = """\
code: list
title: {zh: 清单, en: List}
publisher: 示例局
licence: CC0
reader: table
office: CN
"""
PATENTS = (
    HEAD
    + """\
kind: from_number
signature: [号]
columns:
  号: {to: number.application, required: true}
  公告号: number.publication
  类型: {to: kind, lookup: kind}
  申请日: {to: date.filing, formats: ["%Y-%m-%d", "%Y.%m.%d", serial]}
  人: {to: party.applicant, split: ";|；"}
  地址: {to: party.applicant.address, split: ";"}
  状态: status
  状态日: {to: date.status, formats: ["%Y-%m-%d"]}
  优先权: {to: priority, split: ";", pattern: '^(?P<date>\\S+) (?P<value>.+)$', formats: ["%Y.%m.%d"]}
  权项: {to: attribute.claim_count, parse: int}
  主: {to: class.ipc, main: true}
  全: {to: class.ipc, split: ";"}
lookups: {kind: {发明: invention, 新型: utility_model}}
statuses:
  有效: {status: in_force}
  终止: {status: lapsed, key: lapsed, category: H}
  转移: {key: transferred, category: R}
  其他: null
events: [{key: filed, category: A, date: filing}]
empty: ["-"]
"""
)
NUMBER = "202119990017.3"


def definition(text: str = PATENTS) -> SourceDefinition:
    return parse_definition(text, "list.yaml")


def read(row: dict[str, str], text: str = PATENTS) -> Read:
    """The one row of a table with these cells."""
    table = f"{','.join(row)}\n{','.join(row.values())}\n"
    (found,) = get_reader("table").read(BytesIO(table.encode()), "list.csv", definition(text))
    return found


def right(row: dict[str, str], text: str = PATENTS) -> RightRow:
    found = read({"号": NUMBER} | row, text).row
    assert isinstance(found, RightRow)
    return found


@pytest.mark.parametrize(
    ("column", "value", "code"),
    [
        ("号", "202119990017.4", "number.check_digit"),
        ("类型", "植物", "source.unknown_value"),
        ("申请日", "04/03/2021", "date.form"),
        ("申请日", "2021-02-30", "date.form"),
        ("申请日", "2021-3-4", "date.form"),
        ("申请日", "0021-03-04", "date.form"),
        ("状态", "不明", "source.unknown_value"),
        ("优先权", "DE", "source.pattern"),
        ("权项", "十", "value.number"),
        ("主", "Z99", "class.form"),
    ],
)
def test_the_row_is_refused_with_its_place(column: str, value: str, code: str) -> None:
    found = read({"号": NUMBER} | {column: value})
    (refusal,) = found.refusals
    assert found.row is None
    assert (refusal.code, refusal.field, refusal.value) == (code, column, value)
    assert str(refusal.at) == "list.csv:2"
    assert refusal.zh
    assert refusal.en
    assert refusal.mend_zh
    assert found.raw[column] == value


def test_every_fault_of_a_row_is_told_at_once() -> None:
    found = read({"号": "1", "类型": "植物", "申请日": "x"})
    assert [refusal.field for refusal in found.refusals] == ["号", "类型", "申请日"]


def test_number_and_kind_must_agree() -> None:
    (refusal,) = read({"号": NUMBER, "类型": "新型"}).refusals
    assert refusal.code == "row.kind_conflict"


def test_the_number_may_prevail_and_the_mend_is_told() -> None:
    row = right({"类型": "新型"}, PATENTS.replace("kind: from_number", "number_prevails: true"))
    assert row.kind is Kind.INVENTION
    assert [(mend.code, mend.raw, mend.value) for mend in row.mends] == [("row.kind_by_number", "utility_model", "invention")]


def test_a_row_without_a_number_is_refused() -> None:
    (refusal,) = read({"号": "-", "类型": "发明"}).refusals
    assert refusal.code == "row.no_number"


@pytest.mark.parametrize(("text", "day"), [("2021-03-04", date(2021, 3, 4)), ("2021.03.04", date(2021, 3, 4)), ("44259", date(2021, 3, 4))])
def test_days(text: str, day: date) -> None:
    row = right({"申请日": text})
    assert row.dates["filing"] == day
    assert [event.key for event in row.events] == [EventKey.FILED]
    assert [mend.code for mend in row.mends] == (["date.serial"] if text == "44259" else [])


@pytest.mark.parametrize("spelling", [f"'{NUMBER}", f'"=""{NUMBER}"""', f"ZL{NUMBER}", "CN 2021 1 9990017.3"])
def test_spellings_of_a_number(spelling: str) -> None:
    assert right({"号": spelling}).numbers[0].value == f"CN{NUMBER}"


def test_a_status_with_a_day_is_an_event_and_without_one_only_stated() -> None:
    dated = right({"状态": "终止", "状态日": "2025-01-02"})
    assert [(event.key, event.on) for event in dated.events] == [(EventKey.LAPSED, date(2025, 1, 2))]
    undated = right({"状态": "终止"})
    assert undated.events == []
    assert undated.attributes == {"stated_status": "lapsed"}


def test_a_status_that_tells_no_event_is_stated_on_its_day() -> None:
    (event,) = right({"状态": "有效", "状态日": "2025-01-02"}).events
    assert (event.key, event.code, event.detail) == (EventKey.NOTE, "stated_status", {"status": "in_force"})


def test_an_event_that_tells_no_status_states_none() -> None:
    row = right({"状态": "转移", "状态日": "2025-01-02"})
    assert [event.key for event in row.events] == [EventKey.TRANSFERRED]
    assert row.attributes == {}


def test_a_known_word_may_mean_nothing() -> None:
    assert right({"状态": "其他", "状态日": "2025-01-02"}).events == []


def test_details_go_to_each_party_or_to_the_first() -> None:
    each = right({"人": "甲公司；乙公司", "地址": "东路;西路"})
    assert [party.address for party in each.parties] == ["东路", "西路"]
    first = right({"人": "甲公司;乙公司", "地址": "东路"})
    assert [(party.sequence, party.address) for party in first.parties] == [(1, "东路"), (2, "")]


def test_the_main_class_is_not_repeated() -> None:
    row = right({"全": "H05K7/20;F28D1/03", "主": "F28D1/03"})
    assert [(fact.symbol, fact.main) for fact in row.classes] == [("H05K7/20", False), ("F28D1/03", True)]


def test_priorities_keep_their_days() -> None:
    assert right({"优先权": "2020.01.02 DE 1;2020.01.03 DE 2"}).priorities == [("DE 1", date(2020, 1, 2)), ("DE 2", date(2020, 1, 3))]


def test_columns_without_a_meaning_are_kept_verbatim() -> None:
    row = right({"备注": " 急件 ", "空": ""})
    assert row.extra == {"备注": " 急件 "}


def test_a_missing_column_stops_the_file() -> None:
    with pytest.raises(Exception, match="号") as caught:
        read({"类型": "发明", "申请日": "2021-03-04"})
    assert getattr(caught.value, "code", "") == "source.missing_column"


@pytest.mark.parametrize(("line", "code"), [("1", "row.width"), (f"{NUMBER},发明,x,y", "row.width"), (f"{NUMBER},发明,,", "")])
def test_a_row_of_another_width_is_refused_unless_only_blanks_are_surplus(line: str, code: str) -> None:
    table = f"号,类型\n{line}\n"
    (found,) = get_reader("table").read(BytesIO(table.encode()), "list.csv", definition())
    assert [refusal.code for refusal in found.refusals] == ([code] if code else [])
