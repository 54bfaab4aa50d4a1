"""Stating facts in a case. No transaction of its own: the verbs hold it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from suizhi.engines.rules import load_book
from suizhi.halls.casework.models import Statement

if TYPE_CHECKING:
    from suizhi.halls.casework.models import Case


def checked(facts: Mapping[str, Any]) -> dict[str, Any]:
    """The facts with their types. Raises Refusal for a name, a type or a value that the vocabulary does not know."""
    return dict(load_book().vocabulary.read_facts(facts))


def state(case: Case, facts: Mapping[str, Any], *, by: str, role: str = "", words: Mapping[str, str] | None = None) -> None:
    """Write down facts that differ from what was stated last."""
    held = dict(case.statements.order_by("id").values_list("fact", "value"))
    now = timezone.now()
    fresh = {name: plain(value) for name, value in facts.items()}
    Statement.objects.bulk_create(
        Statement(case=case, fact=name, value=value, by=by, role=role, at=now, words=(words or {}).get(name, ""))
        for name, value in fresh.items()
        if name not in held or held[name] != value
    )


def plain(value: Any) -> Any:
    """The value as JSON keeps it."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return list(map(plain, value)) if isinstance(value, list | tuple) else value
