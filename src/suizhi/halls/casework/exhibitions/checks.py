"""What the rules of a fair say of a complaint: may it be taken up (EXP-008), are its papers complete (EXP-006)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from suizhi.engines.rules import Verdict, load_book

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from suizhi.engines.rules import Finding

BADGE, PAPERS = "EXP-008", "EXP-006"


def papers_asked() -> list[str]:
    """The papers of a complaint by the rule's own names: title, particulars, ground with evidence, power of attorney."""
    return [str(name) for name in _list(load_book().rule(PAPERS).parameters["required"])]


def measures_known() -> list[str]:
    """What can be done with an exhibit, by the rule's own names."""
    return [str(name) for name in _list(load_book().rule("EXP-004").parameters["measures"])]


def checked_complaint(facts: Mapping[str, Any], on: date) -> list[Finding]:
    """Both rules on the facts as stated."""
    return [load_book().evaluate(rule, facts, on=on) for rule in (BADGE, PAPERS)]


def clear(findings: list[Finding]) -> bool:
    """Whether nothing stands against taking the complaint up."""
    return all(finding.verdict == Verdict.PASS for finding in findings)


def _list(value: Any) -> list[Any]:
    return list(value)
