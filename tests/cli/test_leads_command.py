"""`suizhi leads`: a feed is looked through, bad rows are told one by one, proposals are adopted by a person."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Call, Called

RIGHTS = [{"id": "1", "name": "云雀", "classes": [25], "groups": ["2507"], "owner": "合成甲有限公司", "reference_prices": [{"price": 500}]}]
COPY = {"listing_id": "a", "title": "云❤雀 运动鞋 高仿", "category": "运动鞋", "price": 60, "synthetic": True}
HONEST = {"listing_id": "b", "title": "蓝天保温杯", "category": "保温杯"}


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SUIZHI_HOME", str(tmp_path / "home"))
    return tmp_path


def lines(path: Path, rows: list[Any]) -> Path:
    path.write_text("\n".join(row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
    return path


@pytest.fixture
def scan(call: Call, tmp_path: Path) -> Any:
    def run(rows: list[Any], *arguments: str, rights: list[Any] = RIGHTS) -> Called:
        feed, held = lines(tmp_path / "feed.jsonl", rows), lines(tmp_path / "rights.jsonl", rights)
        return call("leads", "scan", feed, "--rights", held, "--today", "2026-11-26", *arguments)

    return run


def test_every_listing_is_answered_with_reasons_whose_spans_are_exact(scan: Any) -> None:
    answer = scan([COPY, HONEST], "--json")
    assert answer.code == 0
    copy, honest = answer.json()["results"]
    assert (copy["listing_id"], copy["lead"], copy["band"], copy["right"]["name"], copy["synthetic"]) == ("a", True, "high", "云雀", True)
    assert set(copy) >= {"listing_id", "lead", "score", "band", "right", "signals", "clears_it"}
    for signal in copy["signals"]:
        assert set(signal) >= {"id", "weight", "text", "span", "reason", "reason_en", "article"}
        for span in signal["spans"]:
            assert COPY[span["field"]][span["start"] : span["end"]] == span["text"]  # type: ignore[index]
    assert copy["clears_it"]
    assert (honest["lead"], honest["score"]) == (False, 0.0)
    assert "侵权" not in answer.out


def test_a_person_reads_the_leads_the_reasons_and_that_they_are_no_more_than_leads(scan: Any) -> None:
    answer = scan([COPY, HONEST])
    assert answer.code == 0
    assert all(words in answer.out for words in ("【合成】", "云❤雀", "高仿", "第57条", "可消除", "仅为线索", "2 条商品，1 条线索"))


def test_bad_rows_are_told_one_by_one_and_the_rest_goes_on(scan: Any) -> None:
    answer = scan([COPY, {"listing_id": "c"}, "{", HONEST], "--json")
    assert answer.code == 1
    said = answer.json()
    assert [row["listing_id"] for row in said["results"]] == ["a", "b"]
    assert [(row["row"], row["field"], bool(row["mend"])) for row in said["refused"]] == [(2, "title", True), (3, "", True)]
    assert all(row["file"].endswith("feed.jsonl") for row in said["refused"])
    assert "feed.jsonl:2: title: " in scan([COPY, {"listing_id": "c"}]).err


@pytest.mark.parametrize(("rows", "rights"), [([], RIGHTS), (["{"], RIGHTS), ([COPY], []), ([COPY], [{"id": "1", "name": "🍎"}])])
def test_where_nothing_can_be_taken_one_line_says_so(scan: Any, rows: list[Any], rights: list[Any]) -> None:
    answer = scan(rows, rights=rights)
    assert answer.code == 2
    assert len(answer.err.strip().splitlines()) == 1


def test_a_file_that_is_not_there_is_bad_input(call: Call, tmp_path: Path) -> None:
    answer = call("leads", "scan", tmp_path / "none.jsonl", "--rights", tmp_path / "none.jsonl")
    assert answer.code == 2
    assert len(answer.err.strip().splitlines()) == 1 and "none.jsonl" in answer.err


@pytest.mark.django_db
def test_without_rights_the_live_marks_of_the_register_are_looked_for(call: Call, tmp_path: Path) -> None:
    from django.utils import timezone

    from suizhi.halls.register.models import Right

    on = timezone.localdate()
    Right.objects.create(
        kind="trademark",
        office="CN",
        title="云雀",
        number="1",
        status="in_force",
        status_on=on,
        created_at=timezone.now(),
        collection="demo",
    )
    answer = call("leads", "scan", lines(tmp_path / "feed.jsonl", [COPY]), "--json")
    assert answer.code == 0
    assert answer.json()["results"][0]["right"]["name"] == "云雀"


@pytest.mark.django_db
def test_a_register_without_marks_says_what_would_mend_it(call: Call, tmp_path: Path) -> None:
    answer = call("leads", "scan", lines(tmp_path / "feed.jsonl", [COPY]))
    assert answer.code == 2
    assert len(answer.err.strip().splitlines()) == 1 and "--rights" in answer.err


def test_the_signals_can_be_read(call: Call) -> None:
    said = call("leads", "signals", "--json").json()
    assert [row["code"] for row in said["features"]][:10] == [f"S{number}" for number in range(1, 11)]
    assert "S10" in call("leads", "signals").out


def reviews(path: Path, count: int) -> Path:
    rows = [
        {
            "listing_id": str(number),
            "confirmed": number % 2 == 0,
            "reason": "核查结果",
            "signals": {"S9": 1.0 if number % 4 < 2 else 0.0, "S1": 1.0},
        }
        for number in range(count)
    ]
    return lines(path, rows)


def test_a_proposal_changes_nothing_until_a_person_adopts_it(call: Call, tmp_path: Path) -> None:
    proposal = tmp_path / "proposal.json"
    answer = call("leads", "retrain", reviews(tmp_path / "reviews.jsonl", 400), "--version", "2026-12", "-o", proposal, "--json")
    assert answer.code == 0
    assert answer.json()["weights"]["version"] == "2026-12"
    assert call("leads", "signals", "--json").json()["version"] == "1"
    assert call("leads", "adopt", proposal, "--by", "合成经办人", "--reason", "核查四百条").code == 0
    assert call("leads", "signals", "--json").json()["version"] == "2026-12"
    (kept,) = [json.loads(line) for line in (tmp_path / "home/listings/adopted.jsonl").read_text(encoding="utf-8").splitlines()]
    assert (kept["by"], kept["reason"], kept["replaces"]) == ("合成经办人", "核查四百条", "1")
    again = call("leads", "adopt", proposal, "--by", "合成经办人", "--reason", "再来")
    assert again.code == 2 and "2026-12" in again.err


@pytest.mark.django_db
def test_an_adoption_stands_in_the_log_of_the_register(call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from suizhi.commons.ledger.models import Entry

    monkeypatch.setattr("suizhi.cli.leads.setup.has_database", lambda: True)
    proposal = tmp_path / "proposal.json"
    call("leads", "retrain", reviews(tmp_path / "reviews.jsonl", 400), "--version", "2026-12", "-o", proposal)
    assert call("leads", "adopt", proposal, "--by", "合成经办人", "--reason", "核查四百条").code == 0
    entry = Entry.objects.get(verb="watch.weights.adopted")
    assert (entry.subject, entry.payload["by"], entry.payload["replaces"]) == ("weights:2026-12", "合成经办人", "1")


def test_too_few_reviews_are_one_clear_line(call: Call, tmp_path: Path) -> None:
    answer = call("leads", "retrain", reviews(tmp_path / "reviews.jsonl", 20), "--version", "2")
    assert answer.code == 2 and "20" in answer.err


@pytest.mark.parametrize("content", ["{", "[]", "{}", '{"weights": {"version": "9"}}'])
def test_what_is_no_proposal_is_not_adopted(call: Call, tmp_path: Path, content: str) -> None:
    path = tmp_path / "proposal.json"
    path.write_text(content, encoding="utf-8")
    answer = call("leads", "adopt", path, "--by", "合成经办人", "--reason", "试")
    assert answer.code == 2
    assert not (tmp_path / "home/listings").exists()
