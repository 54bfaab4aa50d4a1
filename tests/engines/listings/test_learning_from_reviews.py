"""Reviewed leads give a proposal with a diff and guard rails; weights fitted on known truth tell signals that matter from those that do not."""

from __future__ import annotations

import json
from random import Random

import pytest

from suizhi.engines.listings import SIGNALS, packaged
from suizhi.engines.listings.fitting import Judged, fitted, signed
from suizhi.engines.listings.retraining import LARGEST_STEP, LEAST_OF_A_SIGNAL, Review, propose, read_reviews
from suizhi.engines.listings.weights import read_weights
from suizhi.kernel.errors import Refusal

CLEARS = {signal.code: signal.clears for signal in SIGNALS}


def reviews(count: int, *, seed: int = 1, telling: str = "S5", idle: str = "S9") -> list[Review]:
    """Leads that are confirmed where `telling` holds, whatever `idle` says."""
    chance = Random(seed)
    made = []
    for number in range(count):
        tells, says = chance.random() < 0.5, chance.random() < 0.5
        confirmed = chance.random() < (0.95 if tells else 0.05)
        signals = {"S1": 1.0, telling: float(tells), idle: float(says)}
        made.append(Review(listing_id=str(number), confirmed=confirmed, reason="仿品" if confirmed else "授权店", signals=signals))
    return made


def test_a_proposal_moves_weights_towards_what_people_decided_one_bounded_step_at_a_time() -> None:
    present = packaged()
    found = propose(reviews(600), present, "2")
    changes = {change.code: change for change in found.changes}
    assert changes["S9"].proposed < present.weights["S9"]
    assert all(abs(change.proposed - change.present) <= LARGEST_STEP + 1e-6 for change in found.changes)
    assert changes["S9"].kept
    assert (found.weights.version, present.version) == ("2", packaged().version)
    assert found.reasons == {"授权店": 600 - found.confirmed}


def test_signals_that_few_leads_bear_stay_as_they_are() -> None:
    present = packaged()
    rare = [Review(listing_id=f"r{number}", confirmed=False, reason="二手", signals={"S7": 1.0}) for number in range(LEAST_OF_A_SIGNAL - 1)]
    found = propose(reviews(400) + rare, present, "2")
    change = next(one for one in found.changes if one.code == "S7")
    assert change.proposed == change.present and change.kept
    assert all(one.proposed == pytest.approx(one.present) for one in found.changes if one.code in ("S2", "S10", "C1"))


def test_signs_never_turn() -> None:
    turned = [one.model_copy(update={"confirmed": not one.confirmed}) for one in reviews(600)]
    weights = packaged()
    for step in range(30):
        weights = propose(turned, weights, f"x{step}").weights
    assert all((weight <= 0) if CLEARS[code] else (weight >= 0) for code, weight in weights.weights.items())
    assert weights.weights["S5"] == pytest.approx(0, abs=0.05)


@pytest.mark.parametrize("count", [0, 1, 199])
def test_too_few_reviews_propose_nothing(count: int) -> None:
    with pytest.raises(Refusal) as told:
        propose(reviews(count), packaged(), "2")
    assert told.value.code == "leads.too_few"


def test_reviews_of_one_kind_propose_nothing() -> None:
    with pytest.raises(Refusal):
        propose([one.model_copy(update={"confirmed": True}) for one in reviews(500)], packaged(), "2")


def test_what_should_not_teach_does_not() -> None:
    noise = [one.model_copy(update={"confirmed": True, "teaches": "no", "signals": {"S9": 1.0}}) for one in reviews(500, seed=2)]
    assert propose(reviews(400) + noise, packaged(), "2").weights.weights == propose(reviews(400), packaged(), "2").weights.weights


def test_the_proposal_can_be_read_as_weights() -> None:
    said = propose(reviews(400), packaged(), "2").as_dict()
    again = read_weights(json.dumps(said["weights"]).encode())
    assert again.weights == said["weights"]["weights"]
    assert {row["code"] for row in said["changes"]} == {"bias", *CLEARS}


def test_a_fit_finds_what_tells_and_what_is_idle() -> None:
    judged = [Judged(one.signals, one.confirmed) for one in reviews(3000)]
    _, found = fitted(judged, packaged(), signed(0.01))
    assert found["S5"] > 4
    assert found["S9"] < 0.6


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b"{", "leads.review"),
        (b'{"listing_id": "1"}', "leads.review"),
        (b'{"listing_id": "1", "confirmed": true, "reason": "", "signals": {"S1": 1}}', "leads.review"),
        (b'{"listing_id": "1", "confirmed": true, "reason": "x", "signals": {"S1": 7}}', "leads.review"),
        (b'{"listing_id": "1", "confirmed": true, "reason": "x", "signals": {"S99": 1}}', "leads.signal"),
    ],
)
def test_a_bad_review_is_one_refusal(line: bytes, code: str) -> None:
    good = b'{"listing_id": "2", "confirmed": true, "reason": "x", "signals": {"S1": 1}}'
    bad, taken = read_reviews([line, good], "reviews.jsonl")
    assert isinstance(bad, Refusal) and bad.code == code and str(bad.at) == "reviews.jsonl:1"
    assert isinstance(taken, Review)


@pytest.mark.parametrize(
    "change", [{"weights": {"S1": 1}}, {"bias": "x"}, {"bands": {"high": 0.1, "medium": 0.5, "low": 0.2}}, {"weights": None}]
)
def test_weights_that_are_not_whole_are_refused(change: dict[str, object]) -> None:
    with pytest.raises(Refusal) as told:
        read_weights(json.dumps({**packaged().as_dict(), **change}).encode())
    assert told.value.code == "weights.form"


def test_a_weight_of_the_wrong_sign_is_refused() -> None:
    held = packaged().as_dict()
    held["weights"]["C1"] = 2.0
    with pytest.raises(Refusal) as told:
        read_weights(json.dumps(held).encode())
    assert told.value.field == "C1"
