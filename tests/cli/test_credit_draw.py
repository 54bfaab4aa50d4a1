"""`suizhi credit draw --verify`: yes, no with the place, or not a record."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Call
from tests.engines.draws.test_a_draw_can_be_repeated import record, simple


def test_a_true_record_is_a_yes(call: Call, tmp_path: Path) -> None:
    file = _written(tmp_path, record(simple()))
    answer = call("credit", "draw", "--verify", str(file), "--json")
    assert (answer.code, answer.json()["holds"], answer.json()["first_break"]) == (0, True, None)
    assert "✓ result" in call("credit", "draw", "--verify", str(file)).out


def test_a_changed_record_is_a_no_and_says_where(call: Call, tmp_path: Path) -> None:
    file = _written(tmp_path, {**record(simple()), "witness": "另一句话"})
    answer = call("credit", "draw", "--verify", str(file), "--json")
    assert (answer.code, answer.json()["first_break"]["where"]) == (1, "result[1]")


def test_something_else_is_bad_input_named_by_its_file(call: Call, tmp_path: Path) -> None:
    for text in ("{", "[]", '{"format": "other"}'):
        file = tmp_path / "record.json"
        file.write_text(text)
        answer = call("credit", "draw", "--verify", str(file))
        assert (answer.code, "record.json" in answer.err) == (2, True), text
    assert call("credit", "draw", "--verify", str(tmp_path / "none.json")).code == 2


def _written(folder: Path, content: object) -> Path:
    file = folder / "record.json"
    file.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return file
