"""A proposal is made by headers and by content, never twice for one field, and never where neither tells."""

from __future__ import annotations

from io import BytesIO

import pytest

from suizhi.halls.register.exchange.detect import UnknownLayout, detect
from suizhi.halls.register.exchange.propose import propose_mapping
from tests.halls.register.exchange.xml.dumping import CATALOGUE

SAMPLES = {
    "申请号": ["202119990017.3", "202129990018.3"],
    "甲": ["91440101MA59TEAT0X", "91440101MA59TEAT11"],
    "乙": ["2021-03-04", "2021-03-05"],
    "丙": ["H05K7/20", "F28D1/03;F28F9/007"],
    "丁": ["穗岭热控（示例）有限公司", "南岭示例大学"],
    "戊": ["急", "不急"],
    "申请日": ["2021.03.04", "2021.03.05"],
    "发明人": ["示例人甲;示例人乙", "示例人丙"],
}


def test_each_column_gets_what_it_most_likely_means() -> None:
    found = {one.column: one.to for one in propose_mapping(list(SAMPLES), SAMPLES)}
    assert found == {
        "申请号": "number.application",
        "甲": "party.uscc",
        "乙": "",  # The filing date is taken by the column that is called so.
        "丙": "class.ipc",
        "丁": "party.applicant",
        "戊": "",
        "申请日": "date.filing",
        "发明人": "party.inventor",
    }


def test_lists_and_formats_are_proposed_with_the_field() -> None:
    uses = {one.column: one.use for one in propose_mapping(list(SAMPLES), SAMPLES)}
    assert uses["发明人"] == {"to": "party.inventor", "split": ";"}
    assert uses["申请日"]["formats"] == ["%Y.%m.%d"]


def test_a_header_is_not_believed_against_its_values() -> None:
    (found,) = propose_mapping(["申请号"], {"申请号": ["2021-03-04", "2021-03-05"]})
    assert found.to == "date.filing"
    assert found.why == "content"


def test_header_and_content_together_are_surest() -> None:
    sure, less = propose_mapping(["申请号", "公开号"], {"申请号": ["202119990017.3"], "公开号": []})
    assert sure.confidence > less.confidence > 0


def test_an_unknown_file_leads_to_a_proposal() -> None:
    with pytest.raises(UnknownLayout) as caught:
        detect(BytesIO("申请号,人\n202119990017.3,甲公司\n202129990018.3,乙公司\n".encode()), "x.csv", CATALOGUE)
    layout = caught.value.layout
    assert [one.to for one in propose_mapping(layout.columns, layout.samples)] == ["number.application", "party.applicant"]
