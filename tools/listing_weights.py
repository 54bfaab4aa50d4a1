"""Fit the weights of the signals of listings on the tuning stream and write them: `python -m tools.listing_weights`.

The testing stream has other seeds, names, titles and words, and is never read here.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import orjson

from suizhi.engines.listings import Scanner, Weights, means
from suizhi.engines.listings.fitting import CODES, Judged, fitted, signed
from suizhi.engines.listings.weights import PACKAGED
from suizhi.engines.simulators import TUNING_SEED
from suizhi.engines.simulators.listings import Market, Plan, market

LISTINGS, RIDGE, ROUNDS = 12_000, 1.0, 3
"""A ridge of one judgement keeps signals that were seldom seen near what was expected. Of several rights the likeliest counts: hence rounds."""
EXPECTED = (1, 4, 3.5, 4, 4, 2.5, 2, 1.5, 1, 2, -6, -3, -2.5, -2.5, -5, -3, -1.5, -1, -1, -1)
"""What was expected of S1–S10 and C1–C10 before anything was counted; the ridge holds what is seldom seen near it."""
BANDS = {"high": 0.85, "medium": 0.35, "low": 0.15}
"""A person looks where one in three would be confirmed: a copy that is missed costs more than a look."""


def main() -> None:
    """Fit and write the packaged version."""
    held = market(Plan(TUNING_SEED, "tuning", LISTINGS))
    weights = start = Weights(PACKAGED, -4.0, dict(zip(CODES, EXPECTED, strict=True)), BANDS)
    for _ in range(ROUNDS):
        bias, found = fitted(judged(held, weights), start, signed(RIDGE))
        weights = Weights(PACKAGED, round(bias, 3), {code: round(weight, 3) for code, weight in found.items()}, BANDS, _origin())
    target = Path(str(files("suizhi.engines.listings").joinpath(f"data/weights/{PACKAGED}.json")))
    target.write_bytes(orjson.dumps(weights.as_dict(), option=orjson.OPT_INDENT_2) + b"\n")


def judged(held: Market, weights: Weights) -> list[Judged]:
    """What the signals say of each listing in which a name was seen, with the truth."""
    leads = Scanner(held.rights, means(weights)).scan(held.listings)
    return [
        Judged({finding.code: finding.value for finding in lead.score.findings}, truth.copy)
        for lead, truth in zip(leads, held.truths, strict=True)
        if lead.score
    ]


def _origin() -> dict[str, object]:
    return {
        "fitted_by": "tools/listing_weights.py",
        "simulator": "listings",
        "stream": "tuning",
        "seed": TUNING_SEED,
        "listings": LISTINGS,
        "ridge": RIDGE,
    }


if __name__ == "__main__":
    main()
