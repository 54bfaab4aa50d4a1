"""The places of the office in a case: the panel, and what else its procedure knows. Read from the procedure's table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from suizhi.engines.procedures.guards import GUARDS, base
from suizhi.engines.rules import load_book
from suizhi.halls.casework.access import PANEL, PRESIDER, is_office_role

if TYPE_CHECKING:
    from suizhi.engines.procedures import Definition
    from suizhi.halls.casework.models import Case, Participant

_OTHERWISE_FILLED = frozenset({PANEL, PRESIDER, "handler", "director", "superior", "expo_desk", "examiner", "registrar"})
"""Roles of the office that nobody is put into here: the panel has its own form, the rest come with the case or the account."""
_SIZE = "panel_size"


def panel_of(case: Case) -> list[Participant]:
    """The present panel, who presides first."""
    found = case.participants.filter(role__in=(PANEL, PRESIDER), left_at=None).select_related("user").order_by("id")
    return sorted(found, key=lambda one: one.role != PRESIDER)


def panel_rule(case: Case) -> str | None:
    """The rule that says how many sit on a panel: among those of the step that looks at its size. None where no step does."""
    assert case.run is not None
    return _panel_rule(case.run.definition)


def seats_open(case: Case) -> tuple[str, ...]:
    """The office's other seats in the procedure that are empty."""
    assert case.run is not None
    named = {role for move in case.run.definition.transitions for role in move.roles}
    taken = set(case.participants.filter(left_at=None).values_list("role", flat=True))
    return tuple(sorted(role for role in named if is_office_role(role) and role not in _OTHERWISE_FILLED | taken))


def _panel_rule(definition: Definition) -> str | None:
    book = load_book()
    steps = [move for move in definition.transitions if any(_SIZE in GUARDS[base(ref)[0]].reads for ref in move.guards)]
    rules = [rule for move in steps for rule in move.basis.rules if book.rule(rule).logic is not None]
    return next((rule for rule in rules if _SIZE in book.evaluate(rule, {}).missing), None)
