"""How right the leads are: the testing stream, with look-alikes of another source where the data folder has them."""

from __future__ import annotations

import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from suizhi.commons.home import data_dir
from suizhi.engines.listings import Scanner, packaged
from suizhi.engines.listings.evaluation import Known, ablation, report
from suizhi.engines.simulators import TEST_SEED
from suizhi.engines.simulators.listings import Plan, market

LISTINGS = 8_000
_LOOKS, _SOUNDS = "glyph_pycorrector/same_stroke.txt", "glyph_pycorrector/same_pinyin.txt"


def measure(listings: int, seed: int = TEST_SEED) -> dict[str, Any]:
    """The report of the test stream, with what each signal is worth and where the look-alikes come from."""
    folder = data_dir()
    looks, sounds = (_table(folder, name) for name in (_LOOKS, _SOUNDS))
    held = market(Plan(seed, "testing", listings, look_alikes=looks, sound_alikes=sounds))
    scanner, began = Scanner(held.rights), time.process_time()
    leads = list(scanner.scan(held.listings))
    seconds = time.process_time() - began
    known = [Known(lead, truth.copy, truth.kind) for lead, truth in zip(leads, held.truths, strict=True)]
    source = f"SUIZHI_DATA {_LOOKS}, {_SOUNDS}, and a list typed by hand" if looks else "a list typed by hand"
    return {
        "seed": seed,
        "look_alikes": source,
        "weights": packaged().version,
        "listings_a_second": round(listings / seconds),
        **report(known),
        "ablation": ablation(known, packaged()),
    }


def _table(folder: Path | None, name: str) -> Mapping[str, str]:
    """Character → its alikes, from lines of a character and alikes after it; empty where there is no such file."""
    path = folder / name if folder else None
    if path is None or not path.is_file():
        return {}
    rows = (line.split(maxsplit=1) for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return {row[0]: "".join(row[1].split()) for row in rows if len(row) > 1 and len(row[0]) == 1}
