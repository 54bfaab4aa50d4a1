"""The main job on real exports: read to the last row, every refusal with a reason, and a second time nothing new."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from suizhi.commons.home import data_dir
from tests.support.installation import Installation, Installations

pytestmark = [pytest.mark.data, pytest.mark.slow, pytest.mark.xdist_group("real exports")]


@pytest.fixture(scope="module")
def office(install: Installations) -> Installation:
    """One office that takes in one export after another, as a real one would."""
    return install.prepared()


def real(name: str) -> Path:
    """A set under SUIZHI_DATA; the skip says how to get it."""
    folder = data_dir()
    if folder is None or not (folder / name).exists():
        pytest.skip(f"no {name}: set SUIZHI_DATA to the folder of real exports")
    return folder / name


def take_in(office: Installation, path: Path) -> dict[str, Any]:
    """Import twice; the second time must change nothing. The first summary."""
    first = office.json("import", path, "--no-index", expect=None)
    again = office.json("import", path, "--no-index", expect=None)
    assert (again["created"], again["updated"]) == (0, 0), "a second import must change nothing"
    assert (again["read"], again["refused"]) == (first["read"], first["refused"])
    assert first["read"] == first["created"] + first["updated"] + first["unchanged"] + first["refused"]
    for error in first["errors"]:
        assert error["message"], error
        assert error["message_en"], error
    return first


def files(summary: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {file["file"]: file for file in summary["files"]}


def test_the_patent_ledger_is_read_whole_and_its_artefacts_are_mended(office):
    summary = take_in(office, real("cn_patents_register"))
    assert (summary["read"], summary["refused"]) == (6_699, 0)
    assert summary["mends"]["number.spreadsheet_decimal"] == 3_964


def test_the_column_export_keeps_all_its_columns(office):
    path = real("cn_patents_cnipr") / "训练文件.xlsx"
    summary = take_in(office, path)
    assert (summary["read"], summary["refused"]) == (199, 0)
    held = office.run("export", "--query", "OFFICE=CN", "--format", "jsonl").stdout if office.run("index") else ""
    columns = {len(json.loads(line)["extra"]) for line in held.splitlines() if "cnipr" in json.loads(line)["sources"][0]}
    assert max(columns) == 34


@pytest.mark.parametrize(
    ("folder", "reads"),
    [
        ("lens_covid", {"_dedup_3310.jsonl": 3_310}),
        ("wips_export", {"761": 761, "342": 342, "312": 312}),
    ],
)
def test_foreign_exports_are_read_to_the_last_row(office, folder, reads):
    found = files(take_in(office, real(folder)))
    for mark, rows in reads.items():
        assert [file["read"] for name, file in found.items() if mark in name] == [rows]


def test_the_classification_of_goods_has_its_classes_groups_items_and_notes(office):
    take_in(office, real("nice_cn"))
    count = "SELECT scheme, count(*), sum(see_also <> '[]') FROM register_referenceentry WHERE scheme LIKE 'nice%' GROUP BY scheme"
    found = {scheme: (entries, noted) for scheme, entries, noted in _query(office, count)}
    assert found["nice"][0] == 45
    assert found["nice_group"][0] == 492
    assert found["nice_item"][0] == 12_304
    assert found["nice_group"][1] > 200, "cross-search notes name the groups that are searched together"


@pytest.mark.parametrize(
    "folder",
    [
        "patent_xml_uspto",
        "patent_xml_uspto_go",
        "patent_api_fixtures/epo",
        "trademark_xml_st96_st66",
        "tw_patents_graph",
        "vienna",
        "gb4754",
    ],
)
def test_every_file_is_taken_in_or_refused_with_a_reason(office, folder):
    summary = take_in(office, real(folder))
    refused = {error["file"] for error in summary["errors"]}
    for file in summary["files"]:
        assert file["read"] or file["file"] in refused, file


def test_enterprises_become_parties(office):
    summary = take_in(office, real("enterprises_guangzhou"))
    assert summary["read"] == 23_705
    assert summary["refused"] < 20


def _query(office: Installation, query: str) -> list[tuple[Any, ...]]:
    if office.database_url:
        import psycopg

        with psycopg.connect(office.database_url) as connection:
            return connection.execute(query.replace("sum(see_also <> '[]')", "sum((see_also::text <> '[]')::int)").encode()).fetchall()
    import sqlite3

    with sqlite3.connect(office.home / "suizhi.sqlite3") as connection:
        return connection.execute(query).fetchall()
