"""Everything that a request lacks, each with how to mend it: what a one-time notice must list, completely."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from suizhi.commons.documents.citing import cited
from suizhi.engines.rules import Verdict, load_book
from suizhi.halls.casework.selectors import facts_of
from suizhi.halls.casework.services.facts import checked
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from suizhi.commons.procedures.models import Run
    from suizhi.engines.procedures import Definition
    from suizhi.engines.procedures.model import Transition
    from suizhi.engines.rules import Finding
    from suizhi.halls.casework.models import Case


COMPLETENESS = {"patent_adjudication": ("PAJ-004", "PAJ-005", "PAJ-006")}
"""The rules that say what a request must contain, by procedure; elsewhere those of the step that takes it up."""


def completeness(case: Case) -> tuple[str, ...]:
    """The rules by which the completeness of the case's request is judged."""
    return COMPLETENESS.get(case.procedure, ())


def counted_facts(case: Case) -> dict[str, Any]:
    """What was stated in the case, and how many it is against, which the file knows."""
    against = case.participants.filter(role="respondent", represents=None, left_at=None).count()
    return {**facts_of(case), "respondent_count": against}


def missing_in(case: Case, on: date) -> list[str]:
    """The papers that the next step needs and the file lacks, and what the rules find wanting. Empty where nothing is known.

    Where a rule has looked through the papers by name, its list stands in place of the step's.
    """
    run = case.run
    if run is None:
        return []
    moves = [move for move in _openings(run.definition) if move.needs][:1]
    rules = completeness(case) or tuple(rule for move in moves for rule in move.basis.rules)
    findings = list(_judged(case, rules, on))
    looked = any("missing" in one.results for one in findings)
    papers = [] if looked else _papers(run, moves)
    return list(dict.fromkeys([*papers, *(line for one in findings for line in _lines(one))]))


def _papers(run: Run, moves: list[Transition]) -> list[str]:
    held = frozenset(run.documents)
    lacking = [need.document for move in moves for need in move.needs if need.document not in held and need.when == ""]
    return [f"提交{run.definition.documents[paper].zh}" for paper in lacking]


def _openings(definition: Definition) -> Iterator[Transition]:
    """The steps by which a request becomes a case: out of the opening state, the ordinary course first."""
    ordinary = set(definition.course)
    moves = definition.leaving(definition.opening)
    yield from sorted(moves, key=lambda move: move.target not in ordinary)


def _judged(case: Case, rules: tuple[str, ...], on: date) -> Iterator[Finding]:
    facts = checked(counted_facts(case))
    for rule in rules:
        try:
            yield load_book().evaluate(rule, facts, on=on)
        except Refusal:
            # A limit, or a rule of another day: it says nothing about papers.
            continue


def _lines(found: Finding) -> Iterator[str]:
    """What a finding wants mended, each paper in a line of its own, with its article."""
    if found.verdict is not Verdict.FAIL:
        return
    basis = cited(found.rule.source)
    missing = found.results.get("missing")
    if isinstance(missing, list | tuple):
        yield from (f"提交{paper}（{basis}）" for paper in missing)
    else:
        yield f"{found.reason.rstrip('。')}：{found.remedy.rstrip('。')}（{basis}）"
