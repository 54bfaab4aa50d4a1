"""Every real file of the USPTO, EPO and trademark folders: how many rows each source gives, what is refused, and spot checks.

Counts of claims are checked against the number that the documents themselves state. No names are written down here.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from suizhi.commons.home import data_dir
from suizhi.halls.register.exchange.intake import intakes
from suizhi.kernel.errors import Refusal
from suizhi.kernel.records import EventKey, Read, ReferenceRow, RightRow
from tests.halls.register.exchange.xml.dumping import CATALOGUE

pytestmark = pytest.mark.data


@cache
def folder(name: str) -> tuple[list[tuple[str, Read]], list[Refusal]]:
    """Every row of a folder with its source, and the refusals of whole files."""
    root = data_dir()
    assert root is not None
    taken: list[tuple[str, Read]] = []
    refused: list[Refusal] = []
    for intake in intakes(Path(root) / name, CATALOGUE):
        if isinstance(intake, Refusal):
            refused.append(intake)
            continue
        try:
            taken.extend((intake.definition.code, read) for read in intake.read())
        except Refusal as refusal:
            refused.append(refusal)
    return taken, refused


def row_counts(name: str) -> dict[str, int]:
    return dict(Counter(code for code, read in folder(name)[0] if read.row is not None))


def rights(name: str, code: str) -> dict[str, RightRow]:
    """The rights of one source of a folder by their last number."""
    found = (read.row for source, read in folder(name)[0] if source == code)
    return {row.numbers[-1].value: row for row in found if isinstance(row, RightRow)}


USPTO = {
    "cpc_master": 1,
    "cpc_scheme": 19,
    "uspto_brs": 6,
    "uspto_greenbook": 3,
    "uspto_pap": 3,
    "uspto_redbook": 8,
    "uspto_st32": 3,
    "uspto_xml4ip": 13,
}


@pytest.mark.parametrize(
    ("name", "expected", "whole_files_refused"),
    [
        ("patent_xml_uspto", USPTO, 16),
        ("patent_xml_uspto_go", {"uspto_pap": 2, "uspto_redbook": 11, "uspto_st32": 3}, 0),
        ("trademark_xml_st96_st66", {"trademark_st66": 2, "trademark_st96": 2}, 16),
        ("patent_api_fixtures/epo", {"epo_ops": 143}, 16),
        ("patent_api_fixtures/uspto/assignment", {"uspto_assignment": 385, "uspto_assignment_json": 385}, 0),
    ],
)
def test_every_file_gives_rows_or_a_reason(name: str, expected: dict[str, int], whole_files_refused: int) -> None:
    taken, refused = folder(name)
    assert row_counts(name) == expected
    assert [read for _, read in taken if read.row is None] == []
    assert len(refused) == whole_files_refused
    assert all(refusal.zh and refusal.en and refusal.mend_zh and refusal.mend_en and refusal.at for refusal in refused)


def test_answers_of_the_open_data_portal_and_public_search() -> None:
    taken, refused = folder("patent_api_fixtures/uspto")
    reads = Counter((code, read.row is not None) for code, read in taken if code in {"uspto_odp", "uspto_ppubs"})
    assert reads == {("uspto_odp", True): 11, ("uspto_odp", False): 22, ("uspto_ppubs", True): 158, ("uspto_ppubs", False): 2}
    assert {refusal.code for refusal in refused} <= {"source.not_rights", "source.unrecognised", "source.unknown_layout"}
    reasons = {one.code for code, read in taken if code in {"uspto_odp", "uspto_ppubs"} for one in read.refusals}
    assert reasons == {"number.missing", "value.unknown"}


@pytest.mark.parametrize("name", ["patent_xml_uspto", "patent_xml_uspto_go"])
def test_the_claims_read_are_as_many_as_stated(name: str) -> None:
    stated = 0
    for code in USPTO:
        for number, row in rights(name, code).items():
            read = sum(one.text.count("\n") + 1 for one in row.texts if one.part == "claims")
            if row.attributes.get("claim_count") and read:
                stated += 1
                assert read == row.attributes["claim_count"], number
    assert stated >= 9


# Last number, length of the title, latest date, IPC, CPC and US classes, claims, inventors, owners, citations.
SPOTS = [
    ("uspto_redbook", "US20090054737A1", 49, "2015-01-06", 14, 19, 12, 31, 5, 1, 160),
    ("uspto_redbook", "US20050097148A1", 109, "2007-09-18", 1, 0, 4, 17, 4, 1, 116),
    ("uspto_redbook", "US6970935B1", 84, "2005-11-29", 1, 0, 4, 30, 1, 1, 11),
    ("uspto_redbook", "US20050004974A1", 18, "2005-01-06", 1, 0, 1, 21, 12, 1, 0),
    ("uspto_st32", "US6337117B1", 21, "2002-01-08", 1, 0, 8, 39, 5, 1, 2),
    ("uspto_st32", "USD435854S", 14, "2001-01-02", 0, 0, 1, 1, 8, 3, 10),
    ("uspto_pap", "US20010009014A1", 68, "2001-07-19", 1, 0, 2, 55, 2, 0, 0),
    ("uspto_greenbook", "US06192529", 26, "1982-09-07", 3, 0, 3, 3, 8, 1, 3),
    ("uspto_brs", "US20140345395A1", 55, "2015-12-01", 4, 3, 0, 17, 5, 1, 6),
]


@pytest.mark.parametrize("spot", SPOTS, ids=lambda spot: spot[1])
def test_spot_checks_of_full_texts(spot: tuple[str, str, int, str, int, int, int, int, int, int, int]) -> None:
    code, number, *expected = spot
    row = rights("patent_xml_uspto", code)[number]
    schemes, roles = Counter(one.scheme for one in row.classes), Counter(one.role.value for one in row.parties)
    latest = max(row.dates.values()).isoformat()
    counts = [schemes["ipc"], schemes["cpc"], schemes["uspc"], row.attributes["claim_count"], roles["inventor"], roles["owner"]]
    assert [len(row.titles["en"]), latest, *counts, len(row.citations)] == expected


def test_the_cpc_scheme_hangs_together() -> None:
    entries = [read.row for code, read in folder("patent_xml_uspto")[0] if code == "cpc_scheme" and isinstance(read.row, ReferenceRow)]
    symbols = {entry.symbol for entry in entries}
    assert all(entry.parent in symbols for entry in entries if entry.symbol != "A01L")
    assert all(entry.titles["en"] and entry.edition == "2016-05-01" for entry in entries)


def test_legal_events_of_a_lapsed_european_patent_stay_notes_on_its_states() -> None:
    rows = [read.row for _, read in folder("patent_api_fixtures/epo")[0]]
    events = [event for row in rows if isinstance(row, RightRow) for event in row.events]
    states = [event for event in events if event.code == "EP:PG25"]
    assert states and all(event.key is EventKey.NOTE and event.text.startswith("LAPSED") for event in states)
    assert all(event.detail["fields"]["Ref Country Code"] for event in states)


def test_assignments_are_transfers_pledges_and_releases() -> None:
    found = [read.row for code, read in folder("patent_api_fixtures/uspto/assignment")[0] if code == "uspto_assignment"]
    keys = Counter(event.key for row in found if isinstance(row, RightRow) for event in row.events if "/" in event.code)
    assert keys == {EventKey.PLEDGED: 290, EventKey.PLEDGE_RELEASED: 88, EventKey.TRANSFERRED: 7}


@pytest.mark.parametrize(("code", "classes", "events"), [("trademark_st96", ["09"], 35), ("trademark_st66", ["09", "42"], 33)])
def test_one_mark_in_each_form(code: str, classes: list[str], events: int) -> None:
    found = [read.row for source, read in folder("trademark_xml_st96_st66")[0] if source == code]
    assert len(found) == 2
    for row in found:
        assert isinstance(row, RightRow)
        assert [one.symbol for one in row.classes] == classes and all(one.text for one in row.classes)
        assert len(row.events) == events
        assert sum(one.role.value == "owner" for one in row.parties) == 1
        assert {"filing", "publication", "registration"} <= set(row.dates)


def test_the_same_mark_reads_the_same_in_both_drafts_of_st96() -> None:
    first, second = (read.row for source, read in folder("trademark_xml_st96_st66")[0] if source == "trademark_st96")
    assert isinstance(first, RightRow) and isinstance(second, RightRow)
    first.attributes.pop("mark_feature", None)
    assert first == second
