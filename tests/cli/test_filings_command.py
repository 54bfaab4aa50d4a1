"""`suizhi filings marks` and `suizhi bench filings`: dossiers best first, bad lines named, the rest read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from suizhi.bench.filings import FLOOR, measure
from suizhi.engines.simulators import TEST_SEED
from suizhi.engines.simulators.filers import Register, simulate_register
from tests.cli.conftest import Call


@pytest.fixture(scope="module")
def register() -> Register:
    return simulate_register(TEST_SEED, share=0.06)


@pytest.fixture
def files(call: Call, tmp_path: Path) -> tuple[Path, Path, Path]:
    """Gazette, names of others and facts, as the command writes them."""
    done = call("filings", "simulate", tmp_path / "made", "--seed", TEST_SEED, "--share", 0.06)
    assert done.code == 0 and "合成" in done.out
    gazette, reputed, facts = (tmp_path / "made" / f"{name}.jsonl" for name in ("gazette", "reputed", "facts"))
    return gazette, reputed, facts


def test_dossiers_come_best_first_with_reasons(call: Call, files: tuple[Path, Path, Path]) -> None:
    gazette, reputed, facts = files
    done = call("filings", "marks", gazette, "--reputed", reputed, "--facts", facts, "--today", "2026-11-01", "--json")
    found = done.json()
    scores = [one["score"] for one in found["dossiers"]]
    assert done.code == 0
    assert scores == sorted(scores, reverse=True) and scores[0] >= 0.5
    assert found["for_review"] >= 5 and found["refused"] == []
    first = found["dossiers"][0]
    assert first["findings"][0]["explanation"] and first["exculpatory"] and first["clears"] and first["synthetic"]


def test_a_person_reads_leads_and_what_speaks_for_the_applicant(call: Call, files: tuple[Path, Path, Path]) -> None:
    gazette, reputed, facts = files
    said = call("filings", "marks", gazette, "--reputed", reputed, "--facts", facts, "--today", "2026-11-01", "--limit", 2).out
    assert "需要人看" in said and "合成" in said and "E01" in said
    assert "不是认定" in said and "恶意" not in said


def test_the_truth_of_a_simulated_register_is_written_apart(files: tuple[Path, Path, Path]) -> None:
    truth = json.loads((files[0].parent / "truth.json").read_text(encoding="utf-8"))
    assert "squatter" in truth.values()
    assert not any("squatter" in path.read_text(encoding="utf-8") for path in files)


def test_bad_lines_are_named_and_the_rest_is_read(call: Call, files: tuple[Path, Path, Path]) -> None:
    gazette, *_ = files
    with gazette.open("a", encoding="utf-8") as file:
        file.write('{"number": "1"}\n')
    done = call("filings", "marks", gazette, "--today", "2026-11-01")
    assert done.code == 1
    assert (f"{gazette}:" in done.err and "applicant" in done.err) or "filed_on" in done.err


@pytest.mark.parametrize("content", ["", "\n\n", "{}\n", "[]\n"], ids=["empty", "blank", "object", "array"])
def test_a_file_without_a_row_is_one_clear_line(call: Call, tmp_path: Path, content: str) -> None:
    path = tmp_path / "g.jsonl"
    path.write_text(content, encoding="utf-8")
    done = call("filings", "marks", path)
    assert done.code == 2
    assert len(done.err.strip().splitlines()) == 1 and str(path) in done.err


def test_a_file_that_is_not_there_is_bad_input(call: Call, tmp_path: Path) -> None:
    assert call("filings", "marks", tmp_path / "none.jsonl").code == 2


def test_every_indicator_can_be_read_with_its_source_and_thresholds(call: Call) -> None:
    table = call("filings", "indicators", "--json").json()["indicators"]
    assert len(table) == 16
    assert all(one["sources"] and one["clears"] for one in table)
    said = call("filings", "indicators").out
    assert "B10" in said and "参考值，不是法律" in said


def test_the_measurement_reports_the_peer_and_every_indicator(register: Register) -> None:
    found = measure(register)
    assert found["defensive_above"] == 0 and found["floor"] == FLOOR
    assert found["wrong"] >= 8 and found["recall"] > 0.6
    assert set(found["volume_alone"]) == {"precision", "defensive_in_top"}
    assert len(found["without"]) == 16 and found["kinds"]["brand_group"]["above"] == 0
