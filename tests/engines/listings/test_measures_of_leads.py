"""The measures count what they say they count, and the test stream meets the floors."""

from __future__ import annotations

from functools import cache

import pytest

from suizhi.bench.leads import FLOORS
from suizhi.bench.leads.plot import calibration
from suizhi.bench.leads.quality import measure
from suizhi.bench.leads.speed import marks
from suizhi.engines.listings import Band, Lead, Listing, packaged
from suizhi.engines.listings.evaluation import (
    Known,
    ablation,
    average_precision,
    brier,
    by_kind,
    precision,
    precision_at,
    recall,
    reliability,
)
from suizhi.engines.scoring import Finding, Score


def known(total: float, *, copy: bool, kind: str = "kind") -> Known:
    finding = Finding("S2", 1.0, packaged().weights["S2"], ("", ""), "", "")
    band = Band.HIGH if total >= 0.85 else Band.NONE
    return Known(Lead(Listing(listing_id="1", title="x"), None, Score(total, (finding,), "listings", "1"), band, {}), copy, kind)


FOUR = [known(0.9, copy=True), known(0.95, copy=False, kind="reseller"), known(0.2, copy=True), known(0.1, copy=False)]


def test_precision_recall_and_calibration_of_four_listings() -> None:
    assert precision_at(FOUR, 1) == 0.0
    assert precision_at(FOUR, 2) == precision(FOUR) == recall(FOUR) == 0.5
    assert average_precision(FOUR) == pytest.approx((1 / 2 + 2 / 3) / 2)
    assert brier(FOUR) == pytest.approx((0.01 + 0.9025 + 0.64 + 0.01) / 4)
    assert [(row.low, row.count, row.true) for row in reliability(FOUR)] == [(0.1, 1, 0.0), (0.2, 1, 1.0), (0.9, 2, 0.5)]
    assert by_kind(FOUR)["reseller"] == {"listings": 1, "leads": 1}


def test_without_its_only_signal_nothing_is_found() -> None:
    assert ablation(FOUR, packaged())["S2"]["recall"] == 0.5
    assert ablation(FOUR, packaged())["S3"]["recall"] == 0.0


@cache
def stream() -> dict[str, object]:
    return measure(3_000, 20_261_231)


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_the_test_stream_meets_its_floor(name: str) -> None:
    assert stream()[name] >= FLOORS[name]  # type: ignore[operator]


def test_no_kind_of_honest_seller_is_shown_in_vain_more_than_once_in_twenty() -> None:
    table: dict[str, dict[str, int]] = stream()["shown_in_vain_by_seller"]  # type: ignore[assignment]
    assert not {kind: row for kind, row in table.items() if row["leads"] > row["listings"] / 20 + 1}


def test_the_plot_has_a_dot_for_every_bin() -> None:
    drawn = calibration(
        [{"from": 0.0, "listings": 10, "told": 0.02, "true": 0.0}, {"from": 0.9, "listings": 500, "told": 0.97, "true": 1.0}]
    )
    assert drawn.startswith("<svg") and drawn.count("<circle") == 2


def test_the_marks_of_the_race_are_all_different_and_synthetic() -> None:
    named = marks(500)
    assert len({right.name for right in named}) == 500
    assert all(right.synthetic for right in named)
