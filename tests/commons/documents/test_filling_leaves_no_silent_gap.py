"""Fields, lists, conditions and gaps."""

from __future__ import annotations

import pytest

from suizhi.commons.documents import close_gap, fill, gaps
from suizhi.commons.documents.filling import Value


class Known:
    """What a test says is known."""

    def __init__(self, **values: Value) -> None:
        self._values = values

    def value(self, kind: str, name: str) -> Value:
        return self._values.get(name) if kind == "field" else None

    def label(self, kind: str, name: str) -> str:
        return {"panel": "合议组成员"}.get(name, name)


@pytest.mark.parametrize(
    ("body", "known", "text"),
    [
        ("{title}一案", {"title": "侵权"}, "侵权一案\n"),
        ("由{panel}办理", {}, "由〔待填：合议组成员〕办理\n"),
        ("由{panel}办理", {"panel": []}, "由〔待填：合议组成员〕办理\n"),
        ("由{panel}办理", {"panel": ["甲", "乙"]}, "由甲、乙办理\n"),
        ("{wants}", {"wants": ["停止销售。", "销毁模具"]}, "1. 停止销售；\n2. 销毁模具。\n"),
        ("{wants}", {"wants": ["停止销售"]}, "1. 停止销售。\n"),
        ("?agent| 代理人：{agent}", {}, "\n"),
        ("?agent| 代理人：{agent}", {"agent": "丙"}, "代理人：丙\n"),
        ("{ask:地点}", {}, "〔待填：地点〕\n"),
        ("| 案号 | {number} |", {"number": "1 号"}, "| 案号 | 1 号 |\n"),
    ],
)
def test_filled(body: str, known: dict[str, Value], text: str) -> None:
    assert fill(body, Known(**known)) == text


def test_what_a_case_holds_is_never_read_as_a_field() -> None:
    assert fill("{title}", Known(title="{number}")) == "{number}\n"


def test_gaps_are_named_once_and_in_order() -> None:
    assert gaps("〔待填：乙〕〔待填：甲〕〔待填：乙〕") == ["乙", "甲"]


def test_a_gap_is_closed_wherever_it_stands() -> None:
    assert close_gap("在〔待填：地点〕，即〔待填：地点〕。", "地点", " 二楼 ") == "在二楼，即二楼。"


def test_several_lines_become_items() -> None:
    assert close_gap("〔待填：事项〕", "事项", "甲\n\n乙。") == "1. 甲；\n2. 乙。"


def test_nothing_closes_nothing() -> None:
    assert close_gap("〔待填：地点〕", "地点", " \n") == "〔待填：地点〕"
