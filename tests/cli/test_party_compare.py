"""`suizhi party compare` and `suizhi bench parties`: one answer, its reasons, and no Django."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from suizhi.bench.parties import PAIRS, measure
from suizhi.bench.parties import command as bench
from suizhi.cli.party import command as party
from suizhi.kernel.errors import Refusal


def answer(*arguments: str) -> dict[str, object]:
    result = CliRunner().invoke(party, ["compare", *arguments, "--json"])
    assert result.exit_code == 0, result.output
    found: dict[str, object] = json.loads(result.output)
    return found


def test_the_answer_has_score_decision_and_findings() -> None:
    found = answer("廣州榕芽貿易有限公司", "广州市榕芽贸易有限公司")
    assert (found["score"], found["decision"]) == (1.0, "same")
    assert [finding["code"] for finding in found["findings"]] == ["name_equal"]  # type: ignore[attr-defined]


def test_credit_codes_may_be_given() -> None:
    code, other = "91440199900001100L", "91440199900001101P"
    assert answer("广州榕芽贸易有限公司", "广州岭澜科技有限公司", "--uscc", code, code)["decision"] == "same"
    assert answer("广州榕芽贸易有限公司", "广州榕芽贸易有限公司", "--uscc", code, other)["decision"] == "different"


def test_a_person_reads_the_reasons_with_their_weight_and_article() -> None:
    result = CliRunner().invoke(party, ["compare", "广州榕芽贸易有限公司", "广州榕芽贸易有限责任公司"])
    assert result.exit_code == 0
    assert "待人工确认" in result.output
    assert "-0.12" in result.output
    assert "企业名称登记管理规定" in result.output


@pytest.mark.parametrize("name", ["", "  ", "甲\0乙", "甲" * 501])
def test_a_name_that_is_none_is_refused_in_one_sentence(name: str) -> None:
    result = CliRunner().invoke(party, ["compare", name, "广州榕芽贸易有限公司"])
    assert isinstance(result.exception, Refusal)
    assert result.exception.code == "party.name"


def test_comparing_never_imports_django() -> None:
    script = "import sys, suizhi.cli.party; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0


def test_the_benchmark_prints_both_error_lists_without_the_register(tmp_path: Path) -> None:
    result = measure(PAIRS, tmp_path, each=1, sweep=0)
    assert result["register"] is None
    assert result["invented"]["wrongly_merged"] == []
    assert "wrongly_split" in result["invented"]


def test_the_benchmark_fails_on_a_pair_wrongly_called_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUIZHI_DATA", str(tmp_path))
    pairs = tmp_path / "pairs.csv"
    pairs.write_text("left,right,expected,left_uscc,right_uscc,why\n甲乙有限公司,甲乙有限公司,different,,,错误的标注\n", encoding="utf-8")
    result = CliRunner().invoke(bench, ["--pairs", str(pairs)])
    assert result.exit_code == 1
    assert "错误的标注" in result.output


def test_a_label_that_is_no_decision_names_file_and_row(tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.csv"
    pairs.write_text("left,right,expected,left_uscc,right_uscc,why\n甲,乙,perhaps,,,无此判断\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"pairs\.csv:2: expected is 'perhaps'"):
        measure(pairs, None, each=1, sweep=0)
