"""Searching without Django, as the command line does."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from suizhi.cli.search import command
from suizhi.commons.search import open_index
from suizhi.commons.search.service import index_folder, search
from suizhi.kernel.errors import Refusal
from tests.commons.search.contract.conftest import right


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SUIZHI_HOME", str(tmp_path))
    with open_index(index_folder(tmp_path)) as index:
        index.index(
            [right(1, "锂离子电池", number="CN201210000001.7"), right(2, "内部电池", scope=("staff",)), right(3, "电机", kind="design")]
        )
    return tmp_path


def test_the_answer_has_the_promised_shape(home: Path) -> None:
    answer = search("锂离子", home=home)
    assert {"total", "took_ms", "hits", "facets"} <= answer.keys()
    [hit] = answer["hits"]
    assert {"id", "kind", "number", "title", "score", "highlights"} <= hit.keys()
    assert hit["highlights"]["title"][0]["places"] == ((0, 3),)
    assert {"value": "invention", "count": 1} in answer["facets"]["kind"]


def test_whoever_runs_commands_sees_what_the_office_sees(home: Path) -> None:
    assert search("电池", home=home)["total"] == 2
    assert search("电池", home=home, scope=("public",))["total"] == 1


def test_a_home_without_an_index_is_no_empty_result(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refusal:
        search("电池", home=tmp_path)
    assert refusal.value.code == "index.missing"


def test_the_command_prints_json_and_says_by_its_exit_code_whether_anything_was_found(home: Path) -> None:
    found = CliRunner().invoke(command, ["电池", "--json", "--limit", "1"])
    assert found.exit_code == 0
    assert len(json.loads(found.output)["hits"]) == 1
    assert CliRunner().invoke(command, ["光伏", "--json"]).exit_code == 1


def test_filters_and_orders_reach_the_engine(home: Path) -> None:
    answer = CliRunner().invoke(command, ["*", "--json", "--filter", "kind=design", "--sort", "filing"])
    assert [hit["id"] for hit in json.loads(answer.output)["hits"]] == [3]


def test_a_person_reads_one_line_a_hit_and_the_facets(home: Path) -> None:
    output = CliRunner().invoke(command, ["锂离子电池"]).output
    assert "CN201210000001.7  invention  锂离子电池 [合成]" in output
    assert "kind: invention 1" in output


def test_searching_never_loads_django(home: Path) -> None:
    code = "import sys; from suizhi.cli.search import command; from suizhi.commons.search.service import search; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
