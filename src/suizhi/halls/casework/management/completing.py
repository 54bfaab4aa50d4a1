"""Whether a request is complete: what the rules find on the papers and facts of the file, and what they still have to be told.

The law wants everything that is missing said at once, so that nothing may be left open when the notice is drafted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from suizhi.engines.rules import Verdict, load_book
from suizhi.halls.casework.letters.missing import completeness, counted_facts, missing_in
from suizhi.halls.casework.services.facts import checked

if TYPE_CHECKING:
    from suizhi.engines.rules import Finding, Rule
    from suizhi.halls.casework.models import Case

PAPERS = "docs_submitted"
NOTICE = "correction_notice"


@dataclass(frozen=True, slots=True)
class Completeness:
    """What the rules find; the facts that they ask for; the papers that they know by name; and what the notice would list.

    `event` is the step that sends the notice, empty where the case is past it or its procedure has none.
    """

    findings: list[Finding]
    asks: list[str]
    papers: list[str]
    held: list[str]
    missing: list[str]
    event: str

    @property
    def settled(self) -> bool:
        """Whether nothing is left open: only then is it said at once what is missing."""
        return not self.asks


def completeness_of(case: Case, on: date) -> Completeness:
    """How complete the request of a case is on the day."""
    facts = counted_facts(case)
    rules = completeness(case)
    findings = [load_book().evaluate(rule, checked(facts), on=on) for rule in rules]
    asks = sorted({fact for one in findings if one.verdict is Verdict.NEED_HUMAN for fact in one.missing if fact != PAPERS})
    papers = list(dict.fromkeys(name for one in findings for name in papers_named(one.rule)))
    if papers and PAPERS not in facts:
        asks = [PAPERS, *asks]
    return Completeness(findings, asks, papers, list(facts.get(PAPERS) or []), missing_in(case, on), _event(case))


def papers_named(rule: Rule) -> list[str]:
    """The papers that a rule on completeness names, those that are always needed first."""
    always: Any = rule.parameters.get("required", ())
    sometimes: Any = rule.parameters.get("conditional", {})
    names = [*(always if isinstance(always, list | tuple) else ()), *(sometimes.values() if isinstance(sometimes, Mapping) else ())]
    return [str(name) for name in names]


def _event(case: Case) -> str:
    assert case.run is not None
    moves = case.run.definition.leaving(case.run.state)
    return next((move.event for move in moves if NOTICE in move.issues), "")
