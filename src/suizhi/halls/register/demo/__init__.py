"""The demonstration city: invented rights, parties and lives, made from a seed, so that an empty home shows a living register.

Everything here but `load` is pure: canonical rows from a seed and a day. Nothing names a real firm, person or mark.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from suizhi.halls.register.loading.summary import Summary

SEED = 9_990_017


def load(today: date, seed: int = SEED) -> Summary:
    """Take the city in as of `today`, into the collection `demo`: what came of each of its registers."""
    # The rest of the package runs without Django; only loading needs the models.
    from suizhi.halls.register.demo.load import city_load

    return city_load(today=today, seed=seed)
