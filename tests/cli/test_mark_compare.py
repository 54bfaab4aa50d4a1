"""`suizhi mark` and `suizhi bench marks`: one answer, its reasons, the rules, and what the labelled pairs say of them."""

from __future__ import annotations

import json
from typing import Any

import pytest
from click.testing import CliRunner

from suizhi.bench.marks import command as bench
from suizhi.cli.mark import command as mark
from suizhi.kernel.errors import Refusal


def answer(*arguments: str) -> dict[str, Any]:
    result = CliRunner().invoke(mark, [*arguments, "--json"])
    assert result.exit_code == 0, result.output
    found: dict[str, Any] = json.loads(result.output)
    return found


def test_the_answer_has_score_band_rules_and_goods() -> None:
    found = answer("compare", "云雀", "雲雀", "--goods-a", "0901", "--goods-b", "0901")
    assert (found["score"], found["band"], found["goods"]["relation"]) == (1.0, "high", "similar")
    assert [rule["id"] for rule in found["rules"]] == ["W01"]
    assert set(found["rules"][0]) == {"id", "score", "explanation", "explanation_en", "evidence", "source"}


def test_a_person_reads_the_reasons_and_what_the_score_does_not_know() -> None:
    result = CliRunner().invoke(mark, ["compare", "MARDEN", "MARDON"])
    assert result.exit_code == 0
    assert "W05" in result.output
    assert "由人判断" in result.output


def test_every_rule_can_be_read_with_its_examples() -> None:
    rules = answer("rules")["rules"]
    assert all(len(rule["fires"]) >= 3 and len(rule["silent"]) >= 3 and rule["article"] for rule in rules)
    assert "W07C" in CliRunner().invoke(mark, ["rules"]).output


@pytest.mark.parametrize(
    ("left", "code"), [("", "mark.empty"), ("🍎", "mark.empty"), ("云" * 501, "mark.long"), ("云\0雀", "mark.characters")]
)
def test_what_is_no_mark_is_refused_in_one_sentence(left: str, code: str) -> None:
    result = CliRunner().invoke(mark, ["compare", left, "云雀"])
    assert isinstance(result.exception, Refusal)
    assert result.exception.code == code


def test_the_measurement_says_what_is_missed_and_what_is_shown_in_vain() -> None:
    result = CliRunner().invoke(bench, ["--json"])
    found = json.loads(result.output)
    assert result.exit_code == 0
    assert {"auc", "confusion", "missed", "in_vain", "edit_distance_auc"} <= set(found)
    assert "AUC" in CliRunner().invoke(bench, []).output


def test_the_measurement_fails_where_the_rules_tell_nothing_apart(tmp_path: Any) -> None:
    pairs = tmp_path / "pairs.csv"
    pairs.write_text("a,b,similar\n云雀,白鹤,1\n云雀,云雀,0\n", encoding="utf-8")
    assert CliRunner().invoke(bench, ["--pairs", str(pairs)]).exit_code == 1
