"""Whether the party may ask for a hearing on the penalty that is proposed."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from suizhi.engines.rules import Finding, load_book
from suizhi.halls.casework.selectors import facts_of
from suizhi.halls.casework.services.facts import checked

if TYPE_CHECKING:
    from suizhi.halls.casework.models import Case, Sheet

AMOUNTS = "PEN-009"
"""The rule on amounts from which a hearing may be asked for."""


def hearing_right(case: Case, sheet: Sheet) -> Finding | None:
    """What the rule says of the amount; None while there is none. Without the kind of party, or what is confiscated, it asks."""
    if sheet.amount is None:
        return None
    facts: dict[str, Any] = {name: value for name, value in checked(facts_of(case)).items() if name in ("party_kind", "confiscated_value")}
    return load_book().evaluate(AMOUNTS, {**facts, "fine": Decimal(sheet.amount) / 100}, on=sheet.decided_on)
