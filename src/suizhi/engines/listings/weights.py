"""The weights of the signals, as versioned data: log-odds that each adds, fitted on simulated listings or proposed from reviewed leads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

import orjson

from suizhi.engines.listings.signals import SIGNALS
from suizhi.kernel.errors import Refusal

PACKAGED = "1"
"""The version that comes with the program."""
_BANDS = ("high", "medium", "low")


@dataclass(frozen=True, slots=True)
class Weights:
    """`bias` is the log-odds of a listing with none of the signals; `bands` the probabilities from which on each band begins."""

    version: str
    bias: float
    weights: Mapping[str, float]
    bands: Mapping[str, float]
    origin: Mapping[str, Any] = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        """The form of the file."""
        return {
            "version": self.version,
            "bias": self.bias,
            "weights": dict(self.weights),
            "bands": dict(self.bands),
            "origin": dict(self.origin),
        }


def packaged() -> Weights:
    """The weights that come with the program."""
    return read_weights(files("suizhi.engines.listings").joinpath(f"data/weights/{PACKAGED}.json").read_bytes())


def read_weights(content: bytes) -> Weights:
    """Weights from the bytes of a file. Raises Refusal `weights.form` where a signal has none, or one with the wrong sign."""
    try:
        held = orjson.loads(content)
        found = Weights(
            str(held["version"]),
            float(held["bias"]),
            {str(code): float(weight) for code, weight in held["weights"].items()},
            {band: float(held["bands"][band]) for band in _BANDS},
            dict(held.get("origin", {})),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise _refuse("weights", f"权重文件不完整：{error}。", f"The file of weights is not whole: {error}.") from error
    _check(found)
    return found


def _check(found: Weights) -> None:
    codes = {signal.code for signal in SIGNALS}
    if set(found.weights) != codes:
        off = "、".join(sorted(codes ^ set(found.weights)))
        raise _refuse("weights", f"信号与权重不一致：{off}。", f"Signals and weights differ: {off}.")
    for signal in SIGNALS:
        weight = found.weights[signal.code]
        if not (-signal.most <= weight <= 0 if signal.clears else 0 <= weight <= signal.most):
            raise _refuse(
                signal.code,
                f"{signal.code} 的权重 {weight} 方向不对或过大。",
                f"The weight of {signal.code}, {weight}, has the wrong sign or is too large.",
            )
    low, medium, high = (found.bands[band] for band in ("low", "medium", "high"))
    if not 0 < low < medium < high < 1:
        raise _refuse("bands", "档位应为 0 < 低 < 中 < 高 < 1。", "Bands are 0 < low < medium < high < 1.")


def _refuse(field: str, zh: str, en: str) -> Refusal:
    mend_zh, mend_en = "请用 suizhi leads retrain 生成的文件。", "Take a file that `suizhi leads retrain` wrote."
    return Refusal("weights.form", zh=zh, en=en, mend_zh=mend_zh, mend_en=mend_en, field=field)
