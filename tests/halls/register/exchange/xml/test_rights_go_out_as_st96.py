"""Rights written as ST.96: what the standard covers comes back through the reader, and the rest is named."""

from __future__ import annotations

import zipfile
from datetime import date
from io import BytesIO
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from suizhi.halls.register.exchange.out.st96 import Written, write_st96
from suizhi.halls.register.exchange.out.st96_xml import PAT, said
from suizhi.halls.register.exchange.readers.xml.nodes import squeezed
from suizhi.kernel.records import ClassFact, EventCategory, EventFact, EventKey, RightRow, Role, TextFact
from tests.halls.register.exchange.xml.dumping import read_bytes, rights


def outward(row: RightRow, **more: Any) -> dict[str, Any]:
    """The right as the register's selector gives it."""
    return {"id": 1, "number": "", **orjson.loads(orjson.dumps(row)), **more}


def written(*dicts: dict[str, Any]) -> tuple[bytes, Written]:
    out = BytesIO()
    result = write_st96(iter(dicts), out)
    return out.getvalue(), result


def read_back(row: RightRow) -> RightRow:
    content, _ = written(outward(row))
    (read,) = read_bytes("trademark_st96", content)
    assert isinstance(read.row, RightRow), read.refusals
    return read.row


MARKS = [*rights("trademark_st96", "wipo.xml"), *rights("trademark_st96", "tsdr_d3.xml"), *rights("trademark_st66", "tsdr.xml")]


@pytest.mark.parametrize("row", MARKS, ids=lambda row: next(iter(row.titles.values())))
def test_a_mark_comes_back_as_it_went_out(row: RightRow) -> None:
    back = read_back(row)
    assert (back.kind, back.office, back.titles, back.dates, back.priorities) == (
        row.kind,
        row.office,
        row.titles,
        row.dates,
        row.priorities,
    )
    assert [(one.type, one.key) for one in back.numbers] == [(one.type, one.key) for one in row.numbers]
    assert set(back.classes) == set(row.classes)
    assert [(one.key, one.category, one.on, one.text) for one in back.events] == [
        (one.key, one.category, one.on, one.text) for one in row.events
    ]


def test_parties_come_back_in_their_roles() -> None:
    (row,) = rights("trademark_st96", "tsdr_d3.xml")
    back = {(one.role, one.name, one.country) for one in read_back(row).parties}
    assert back == {
        (Role.APPLICANT, "Old Inventa, Inc.", ""),
        (Role.OWNER, "New Inventa, Inc.", "US"),
        (Role.AGENT, "Dora Advocate", ""),
    }


def test_names_carry_the_prefixes_of_the_standard() -> None:
    content, _ = written(outward(MARKS[0]))
    assert b"<tmk:Trademark " in content and b"<com:IPOfficeCode>" in content and b":ns" not in content and b"<ns" not in content


def test_characters_that_xml_cannot_carry_are_shown_as_replaced() -> None:
    (row,) = rights("trademark_st96", "wipo.xml")
    row.titles["zh"] = "杜撰\x07荔枝\x00"
    assert read_back(row).titles == {"zh": "杜撰\ufffd荔枝\ufffd"}


@given(st.text(min_size=1, max_size=40))
def test_any_words_come_back(words: str) -> None:
    (row, *_) = rights("trademark_st96", "wipo.xml")
    row.titles = {"zh": words}
    expected = squeezed(said(words))
    assert read_back(row).titles == ({"zh": expected} if expected else {})


def test_words_that_look_like_markup_stay_words() -> None:
    (row,) = rights("trademark_st96", "wipo.xml")
    row.titles["zh"] = "<荔枝> & ]]>"
    row.classes = [ClassFact("nice", "31", text="荔枝 <新鲜> & 干")]
    row.events = [EventFact(EventKey.PLEDGED, EventCategory.PLEDGE, date(2025, 1, 2), "质押 & <1>", "出质人:甲")]
    back = read_back(row)
    assert back.titles["zh"] == "<荔枝> & ]]>"
    assert back.classes[0].text == "荔枝 <新鲜> & 干"
    assert (back.events[0].key, back.events[0].code, back.events[0].text) == (EventKey.PLEDGED, "质押 & <1>", "出质人:甲")


def test_a_patent_is_a_publication_with_abstract_and_claims() -> None:
    row = rights("uspto_redbook", "weekly.xml")[0]
    content, result = written(outward(row))
    root = etree.fromstring(content)
    found = {"p": PAT}
    assert (result.patents, result.media_type, root.tag) == (1, "application/xml", f"{{{PAT}}}PatentPublicationBag")
    assert root.xpath("count(//p:Claim)", namespaces=found) == 2
    assert root.xpath("string(//p:PatentNumber)", namespaces=found) == "19990001"
    assert root.xpath("string(//p:GrantDate)", namespaces=found) == "2026-01-06"
    assert root.xpath("string(//p:MainCPC//p:Subgroup)", namespaces=found) == "0525"
    assert root.xpath("string(//p:Abstract/p:P)", namespaces=found) == "A cell whose separator closes <10 μm cracks."


def test_a_mixed_selection_is_a_zip_and_what_is_not_covered_is_named() -> None:
    mark, patent = rights("trademark_st96", "wipo.xml")[0], rights("uspto_redbook", "weekly.xml")[0]
    content, result = written(outward(mark), outward(patent), outward(patent, kind="software", number="2026SR9999999"))
    assert (result.trademarks, result.patents, result.left_out, result.archive) == (1, 1, ["2026SR9999999"], True)
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert sorted(archive.namelist()) == ["patents.xml", "trademarks.xml"]
        assert read_bytes("trademark_st96", archive.read("trademarks.xml"))[0].row is not None


def test_no_rights_are_an_empty_transaction() -> None:
    content, result = written()
    assert (result.trademarks, result.patents) == (0, 0)
    assert etree.fromstring(content).tag.endswith("TrademarkTransaction")


def test_a_right_without_texts_or_dates_goes_out_too() -> None:
    row = rights("epo_ops", "search.xml")[1]
    row.texts.append(TextFact("claims", "zh", "1. 一种装置。\n\n2. 如权利要求1所述的装置。"))
    root = etree.fromstring(written(outward(row))[0])
    assert root.xpath("count(//p:Claim)", namespaces={"p": PAT}) == 2
    assert root.xpath("string(//p:PatentNumber)", namespaces={"p": PAT}) == "219990017"
