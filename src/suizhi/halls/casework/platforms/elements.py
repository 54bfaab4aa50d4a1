"""What a notice and a declaration must hold, and what is missing (ECM-001, ECM-004)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from suizhi.engines.rules import Finding, Verdict, load_book

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

NOTICE, DECLARATION, MEASURES = "ECM-001", "ECM-004", "ECM-002"


@dataclass(frozen=True, slots=True)
class Checked:
    """What the rule says, and the elements by its own names that are not there.

    The statute asks for first evidence alone; the other elements come from guidance that the rule marks as unverified, so that lacking
    one of them is told and does not by itself undo the notice.
    """

    finding: Finding
    missing: tuple[str, ...]

    @property
    def complete(self) -> bool:
        """Whether nothing at all is missing."""
        return self.finding.verdict is Verdict.PASS and not self.missing


def elements_known() -> list[str]:
    """The elements of a notice, by the rule's names."""
    return _names(load_book().rule(NOTICE).parameters["notice_fields"])


def measures_known() -> list[str]:
    """The measures of a platform, by the rule's names."""
    return _names(load_book().rule(MEASURES).parameters["measures"])


def evidence_element() -> str:
    """The one element that the statute itself asks for: first evidence."""
    return next(name for name in elements_known() if "证据" in name)


def check_notice(elements: Iterable[str], on: date) -> Checked:
    """A notice with these elements."""
    held = set(elements)
    finding = load_book().evaluate(NOTICE, {"prima_facie_evidence": evidence_element() in held}, on=on)
    return Checked(finding, tuple(name for name in elements_known() if name not in held))


def check_declaration(*, has_evidence: bool, on: date) -> Checked:
    """A declaration of no infringement, with or without first evidence of that."""
    facts = {"counter_notice": True, "prima_facie_evidence": has_evidence}
    finding = load_book().evaluate(DECLARATION, facts, on=on)
    return Checked(finding, () if has_evidence else (evidence_element(),))


def _names(value: Any) -> list[str]:
    return [str(name) for name in value]
