"""What the law of a day says of a conduct, and which of two laws is lighter."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from suizhi.engines.discretion.conducts import Conduct
from suizhi.engines.discretion.model import Law, Range
from suizhi.engines.discretion.money import at_least, at_most
from suizhi.engines.rules import Finding, RuleBook, Verdict


def law_on(day: date, conduct: Conduct, facts: Mapping[str, Any], book: RuleBook) -> Law:
    """The range and the orders under the law of the day. Where the seller proves innocence, what that leaves.

    Raises Refusal where no version of the rule is known for the day.
    """
    finding = book.evaluate(conduct.fine, facts, on=day)
    innocent = _innocence(day, conduct, facts, book)
    finding = innocent or finding
    return Law(day, finding, _range(finding), _orders(finding))


def lighter(before: Law, after: Law) -> bool | None:
    """Whether the later law punishes less: by its highest fine, then by its lowest. None where that does not settle it."""
    if before.finding.verdict is Verdict.FAIL or after.finding.verdict is Verdict.FAIL:
        # A rule that fails says that the conduct is not fined at all.
        return after.finding.verdict is Verdict.FAIL and before.finding.verdict is not Verdict.FAIL
    if before.range is None or after.range is None:
        return None
    one, other = before.range, after.range
    if (other.high - one.high) * (other.low - one.low) < 0:
        return None
    if one == other and before.orders != after.orders:
        return None
    return (other.high, other.low) < (one.high, one.low)


def _innocence(day: date, conduct: Conduct, facts: Mapping[str, Any], book: RuleBook) -> Finding | None:
    """The finding of the rule that frees an innocent seller, where its facts are stated and hold."""
    if not conduct.innocent or facts.get("knew") is None:
        return None
    found = book.evaluate(conduct.innocent, facts, on=day)
    return found if found.verdict is Verdict.PASS else None


def _range(finding: Finding) -> Range | None:
    said = finding.results
    if finding.verdict is Verdict.FAIL:
        return Range(0, 0)
    if "range" in said:
        return Range(at_least(said["range"][0]), at_most(said["range"][1]))
    if "fine" in said:
        return Range(at_least(said["fine"]), at_most(said["fine"]))
    return Range(0, at_most(said["max_fine"])) if "max_fine" in said else None


def _orders(finding: Finding) -> tuple[str, ...]:
    said = finding.results
    return tuple([said["order"]] if "order" in said else []) + tuple(said.get("measures", ()))
