"""The numbers at which indicators begin to speak: settings with a source, never law. Read from `data/thresholds.yaml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

from suizhi.engines.filings.sources import CUSTOM, Source
from suizhi.kernel import strict_yaml

SOURCES = {
    "blog": Source("律师事务所公开文章所述实务数字", "practice numbers in a law firm's article", CUSTOM),
    "chosen": Source("本项目按模拟数据的调校种子设定", "set by this project on the simulator's tuning seed", CUSTOM),
}
_LEAST = 0.5
"""The value of an indicator on its threshold; it rises to 1 from there."""


@dataclass(frozen=True, slots=True)
class Threshold:
    """A number and where it comes from."""

    value: float
    source: Source

    def as_dict(self) -> dict[str, Any]:
        """`{value, source, source_en, level}`."""
        zh, en = self.source.said()
        return {"value": self.value, "source": zh, "source_en": en, "level": self.source.level}


@dataclass(frozen=True, slots=True)
class Thresholds:
    """All of them, by name: `B01.from`, `review_line`."""

    held: Mapping[str, Threshold]

    def number(self, name: str) -> float:
        """The value of that name. Raises KeyError for a name that is none."""
        return self.held[name].value

    def under(self, prefix: str) -> dict[str, Threshold]:
        """Those of one indicator, by the part of the name behind the dot."""
        return {name.partition(".")[2]: held for name, held in self.held.items() if name.startswith(f"{prefix}.")}

    def ramp(self, id: str, measured: float) -> float:
        """0 below the indicator's `from`, a half on it, 1 from `full` on."""
        start, full = self.number(f"{id}.from"), self.number(f"{id}.full")
        return 0.0 if measured < start else min(1.0, _LEAST + (1 - _LEAST) * (measured - start) / (full - start))

    def changed(self, **values: float) -> Thresholds:
        """A copy with other values; a name's dot is written as two underscores (`B01__from=80`). Raises KeyError."""
        named = {name.replace("__", "."): value for name, value in values.items()}
        return Thresholds({**self.held, **{name: replace(self.held[name], value=value) for name, value in named.items()}})


@cache
def packaged() -> Thresholds:
    """The thresholds as they come with the program."""
    held = strict_yaml.read(files("suizhi.engines.filings").joinpath("data/thresholds.yaml").read_text(encoding="utf-8"))
    return Thresholds({name: Threshold(float(one["value"]), SOURCES[one["source"]]) for name, one in held.items()})
