"""Everything that a request lacks, each with how to mend it: what a one-time notice must list, completely."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from suizhi.commons.documents.citing import cited
from suizhi.engines.rules import Verdict, load_book
from suizhi.halls.casework.selectors import facts_of
from suizhi.halls.casework.services.facts import checked
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from suizhi.engines.procedures import Definition
    from suizhi.engines.procedures.model import Transition
    from suizhi.halls.casework.models import Case


def missing_in(case: Case, on: date) -> list[str]:
    """The papers that the next step needs and the file lacks, and what the step's rules find wanting. Empty where nothing is known."""
    run = case.run
    if run is None:
        return []
    held = frozenset(run.documents)
    moves = [move for move in _openings(run.definition) if move.needs]
    papers = [need.document for move in moves[:1] for need in move.needs if need.document not in held and need.when == ""]
    asked = [f"提交{run.definition.documents[paper].zh}" for paper in papers]
    return list(dict.fromkeys([*asked, *_wanting(case, moves[:1], on)]))


def _openings(definition: Definition) -> Iterator[Transition]:
    """The steps by which a request becomes a case: out of the opening state, the ordinary course first."""
    ordinary = set(definition.course)
    moves = definition.leaving(definition.opening)
    yield from sorted(moves, key=lambda move: move.target not in ordinary)


def _wanting(case: Case, moves: list[Transition], on: date) -> Iterator[str]:
    facts = checked(facts_of(case))
    for rule in (rule for move in moves for rule in move.basis.rules):
        try:
            found = load_book().evaluate(rule, facts, on=on)
        except Refusal:
            # A limit, or a rule of another day: it says nothing about papers.
            continue
        if found.verdict is Verdict.FAIL:
            source = found.rule.source
            yield f"{found.reason.rstrip('。')}：{found.remedy.rstrip('。')}（{cited(source.title, source.article)}）"
