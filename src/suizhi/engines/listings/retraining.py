"""Weights proposed from leads that people confirmed or dismissed: a diff against the present ones, with guard rails; never applied by itself.

A person reads the proposal and adopts it, or not. What was dismissed because the law or the register was unclear teaches nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, Any, Literal

import numpy as np
import orjson
from pydantic import Field, StringConstraints, ValidationError

from suizhi.engines.listings.fitting import CODES, Bounds, Judged, fitted, signed
from suizhi.engines.listings.model import Id, Row
from suizhi.engines.listings.signals.table import BY_CODE
from suizhi.engines.listings.weights import Weights
from suizhi.kernel.errors import Place, Refusal

LEAST_LEADS, LEAST_OF_A_KIND, LEAST_OF_A_SIGNAL = 200, 30, 20
"""Judged leads below which nothing is proposed; confirmed and dismissed ones each; leads with a signal, below which its weight stays."""
LARGEST_STEP = 0.5
"""Log-odds by which one proposal may move a weight: what is right will move again next time."""
_RIDGE = 5.0
_BIAS = "bias"


class Review(Row):
    """One reviewed lead: the values of its signals as they were told, the decision of a person, and why."""

    listing_id: Id
    confirmed: bool
    reason: Annotated[str, StringConstraints(min_length=1, max_length=500)]
    signals: Annotated[dict[str, Annotated[float, Field(ge=0, le=1)]], Field(min_length=1)]
    weights: Annotated[str, StringConstraints(max_length=60)] = ""
    teaches: Literal["yes", "no"] = "yes"


@dataclass(frozen=True, slots=True)
class Change:
    """What a proposal does to one weight: how many leads bear the signal, what fits them best, what is proposed, and why no more."""

    code: str
    present: float
    fitted: float
    proposed: float
    leads: int
    kept: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """Proposed weights of a version of their own, the changes, and the leads that they rest on."""

    weights: Weights
    changes: tuple[Change, ...]
    leads: int
    confirmed: int
    reasons: Mapping[str, int]

    def as_dict(self) -> dict[str, Any]:
        """`{weights, changes, leads, confirmed, dismissed_for}` as the command writes it."""
        rows = [
            {
                "code": one.code,
                "present": one.present,
                "proposed": one.proposed,
                "difference": round(one.proposed - one.present, 4),
                "fitted": one.fitted,
                "leads": one.leads,
                "kept": one.kept,
            }
            for one in self.changes
        ]
        return {
            "weights": self.weights.as_dict(),
            "changes": rows,
            "leads": self.leads,
            "confirmed": self.confirmed,
            "dismissed_for": dict(self.reasons),
        }


def read_reviews(lines: Iterable[bytes], file: str = "") -> Iterator[Review | Refusal]:
    """Reviewed leads, one JSON object a line; what cannot be taken comes as a Refusal in its place."""
    for row, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            review = Review.model_validate(orjson.loads(line))
        except (orjson.JSONDecodeError, ValidationError) as error:
            yield _refuse_row(error, Place(file, row))
            continue
        strange = next((code for code in review.signals if code not in BY_CODE), None)
        yield review if strange is None else _refuse_signal(strange, Place(file, row))


def propose(reviews: Sequence[Review], present: Weights, version: str) -> Proposal:
    """New weights under the name `version`. Raises Refusal `leads.too_few` where too little was judged to learn from."""
    taught = [review for review in reviews if review.teaches == "yes"]
    confirmed = sum(review.confirmed for review in taught)
    _require_enough(len(taught), confirmed)
    bearing = Counter(code for review in taught for code, value in review.signals.items() if value)
    judged = [Judged(review.signals, review.confirmed) for review in taught]
    bias, wanted = fitted(judged, present, _near(present, bearing, signed(_RIDGE)))
    free_bias, free = fitted(judged, present, signed(_RIDGE))
    changes = [_change(_BIAS, present.bias, free_bias, bias, len(taught))]
    changes += [_change(code, present.weights[code], free[code], wanted[code], bearing[code]) for code in CODES]
    proposed = {change.code: change.proposed for change in changes}
    weights = replace(
        present,
        version=version,
        bias=proposed.pop(_BIAS),
        weights=proposed,
        origin={"proposed_from": present.version, "leads": len(taught), "confirmed": confirmed},
    )
    reasons = Counter(review.reason for review in reviews if not review.confirmed)
    return Proposal(weights, tuple(changes), len(taught), confirmed, dict(reasons.most_common()))


def _near(present: Weights, bearing: Mapping[str, int], signs: Bounds) -> Bounds:
    """Bounds of one step around the present weights; none for a signal that too few leads bear."""
    at = np.array([present.bias, *(present.weights[code] for code in CODES)])
    steps = np.array([LARGEST_STEP, *(LARGEST_STEP if bearing[code] >= LEAST_OF_A_SIGNAL else 0.0 for code in CODES)])
    return Bounds(np.maximum(signs.least, at - steps), np.minimum(signs.most, at + steps), signs.ridge)


def _change(code: str, present: float, free: float, proposed: float, leads: int) -> Change:
    kept = ""
    if leads < LEAST_OF_A_SIGNAL:
        kept = f"只有 {leads} 条线索有此信号，不变 · only {leads} leads bear it"
    elif abs(proposed - present) > LARGEST_STEP - 1e-9:
        kept = f"每次至多变动 {LARGEST_STEP} · one step is at most {LARGEST_STEP}"
    return Change(code, present, round(free, 4), round(proposed, 4), leads, kept)


def _require_enough(taught: int, confirmed: int) -> None:
    if taught >= LEAST_LEADS and min(confirmed, taught - confirmed) >= LEAST_OF_A_KIND:
        return
    raise Refusal(
        "leads.too_few",
        zh=f"可用的已核线索 {taught} 条，其中确认 {confirmed} 条，不足以调整权重。",
        en=f"{taught} reviewed leads, {confirmed} of them confirmed, are too few to change weights.",
        mend_zh=f"至少要 {LEAST_LEADS} 条，确认和排除各不少于 {LEAST_OF_A_KIND} 条。",
        mend_en=f"At least {LEAST_LEADS} are needed, {LEAST_OF_A_KIND} confirmed and {LEAST_OF_A_KIND} dismissed.",
        value=taught,
    )


def _refuse_row(error: Exception, at: Place) -> Refusal:
    field = ".".join(map(str, error.errors()[0]["loc"])) if isinstance(error, ValidationError) else ""
    said = error.errors()[0]["msg"] if isinstance(error, ValidationError) else str(error)
    return Refusal(
        "leads.review",
        zh=f"已核线索写得不对：{said}。",
        en=f"The reviewed lead is not written right: {said}.",
        mend_zh="写法见 docs/leads.md。",
        mend_en="docs/leads.md says how to write it.",
        field=field,
        at=at,
    )


def _refuse_signal(code: str, at: Place) -> Refusal:
    return Refusal(
        "leads.signal",
        zh=f"没有信号 {code}。",
        en=f"There is no signal {code}.",
        mend_zh="信号见 suizhi leads signals。",
        mend_en="`suizhi leads signals` lists them.",
        field="signals",
        value=code,
        at=at,
    )
