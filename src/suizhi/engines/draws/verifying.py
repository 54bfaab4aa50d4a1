"""Verifying a record of a draw: the promise was kept, and the result follows from what was promised."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from suizhi.engines.draws import refusals
from suizhi.engines.draws.drawing import draw
from suizhi.engines.draws.plan import read_plan
from suizhi.engines.draws.promise import promise

FORMAT = "suizhi-draw/1"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing compared. `where` is `plan`, `seed` or `result`, with the place of the first difference."""

    where: str
    holds: bool
    expected: str = ""
    found: str = ""

    def as_dict(self) -> dict[str, object]:
        """The JSON form."""
        return {"where": self.where, "holds": self.holds, "expected": self.expected, "found": self.found}


def verify(record: Mapping[str, Any]) -> tuple[Check, ...]:
    """Compare a record with itself, draw it again, and say what holds. Raises Refusal where it is no record, or not drawn yet."""
    if not isinstance(record, Mapping) or record.get("format") != FORMAT:
        raise refusals.no_record(f"format ≠ {FORMAT}")
    absent = [name for name in ("plan", "promise", "seed", "witness", "result") if name not in record]
    if absent:
        raise refusals.no_record(f"{'、'.join(absent)} ∅")
    return tuple(_checks(record))


def _checks(record: Mapping[str, Any]) -> Iterator[Check]:
    plan, seed, said = read_plan(record["plan"]), str(record["seed"]), record["promise"]
    if not isinstance(said, Mapping):
        raise refusals.no_record("promise")
    for where, value in promise(plan, seed).items():
        yield Check(where, value == said.get(where), str(said.get(where, "")), value)
    again = [one.as_dict() for one in draw(plan, seed=seed, witness=str(record["witness"]))]
    yield _compared(again, record["result"])


def _compared(again: list[dict[str, object]], result: Any) -> Check:
    stated = result if isinstance(result, list) else []
    for place, (one, other) in enumerate(zip(again, stated, strict=False), 1):
        if one != other:
            return Check(f"result[{place}]", holds=False, expected=str(one), found=str(other))
    return Check("result", len(again) == len(stated), str(len(again)), str(len(stated)))
