"""`suizhi mark index` and `suizhi mark similar`: a list of marks is indexed, and what is like a name is found in it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from suizhi.adapters import opensearch
from suizhi.cli import suizhi
from suizhi.engines.marks.index import Entry
from suizhi.kernel.errors import Refusal
from tests.support.cluster import cluster

LIST = """id,name,classes
1,云雀,9 35
2,云雀手机,9
3,青松,30
4,SKYLARK,25
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "marks.csv").write_text(LIST, encoding="utf-8")
    done = CliRunner().invoke(suizhi, ["mark", "index", str(tmp_path / "marks.csv"), str(tmp_path / "index"), "--processes", "1"])
    assert done.exit_code == 0, done.output
    return tmp_path / "index"


def test_hits_come_with_their_rules(folder: Path) -> None:
    done = CliRunner().invoke(suizhi, ["mark", "similar", "云雀", "--index", str(folder), "--json"])
    found = json.loads(done.output)
    assert (done.exit_code, found["name"]) == (0, "云雀")
    assert [(hit["id"], hit["rules"][0]["code"]) for hit in found["hits"]] == [(1, "W01"), (2, "W11"), (4, "W17")]


def test_a_class_narrows_and_nothing_found_is_a_no(folder: Path) -> None:
    done = CliRunner().invoke(suizhi, ["mark", "similar", "云雀", "--index", str(folder), "--class", "第35类", "--json"])
    assert [hit["id"] for hit in json.loads(done.output)["hits"]] == [1]
    assert CliRunner().invoke(suizhi, ["mark", "similar", "帕特罗", "--index", str(folder)]).exit_code == 1


def test_a_row_that_is_no_mark_is_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "marks.csv").write_text(LIST + "5,……,9\n六,云鹤,9\n7,云鹭,99\n8,云鹤,9\n", encoding="utf-8")
    done = CliRunner().invoke(suizhi, ["mark", "index", str(tmp_path / "marks.csv"), str(tmp_path / "index"), "--processes", "1"])
    assert done.exit_code == 1
    for said in ("marks.csv:6", "marks.csv:7", "marks.csv:8", "5 个商标", "3 行未接受"):
        assert said in done.output, done.output


def test_without_an_index_and_with_other_columns_it_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="no index"):
        CliRunner().invoke(suizhi, ["mark", "similar", "云雀", "--index", str(tmp_path / "none")], catch_exceptions=False)
    (tmp_path / "marks.csv").write_text("名称\n云雀\n", encoding="utf-8")
    with pytest.raises(Refusal, match="first line"):
        CliRunner().invoke(suizhi, ["mark", "index", str(tmp_path / "marks.csv"), str(tmp_path / "index")], catch_exceptions=False)


def test_the_register_s_marks_are_asked_on_the_cluster_where_one_is_set(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with cluster() as server:
        monkeypatch.setenv("SUIZHI_SEARCH_URL", server.url)
        opensearch.build_marks(server.url, [Entry(7, "云雀", (9,))])
        asked = ["mark", "similar", "云雀", "--json"]
        assert [hit["id"] for hit in json.loads(CliRunner().invoke(suizhi, asked).output)["hits"]] == [7]
        assert [hit["id"] for hit in json.loads(CliRunner().invoke(suizhi, [*asked, "--index", str(folder)]).output)["hits"]] == [1, 2, 4]
        opensearch.leave()
