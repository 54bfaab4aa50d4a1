"""What the rules say of a request: who is helped with what, what an overseas matter calls for, what must not be obeyed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from suizhi.engines.rules import Finding, Verdict, load_book

if TYPE_CHECKING:
    from suizhi.halls.casework.models import AidRequest

ADMITS, FOREIGN_ACT, GATE, GUIDANCE, MEASURE = "AID-001", "OVS-001", "OVS-002", "OVS-003", "OVS-004"


@dataclass(frozen=True, slots=True)
class Judged:
    """The findings of a request: `admission`, and of an overseas one what is warned of (`alarms`) and offered (`guidance`)."""

    admission: Finding
    alarms: tuple[Finding, ...]
    guidance: Finding | None


def judged(request: AidRequest) -> Judged:
    """What the rules of the day of receipt say."""
    on = request.received_on
    return Judged(
        admission=_said(ADMITS, {"applicant_kind": request.applicant_kind, "fee_charged": 0}, on),
        alarms=tuple(_alarms(request, on)),
        guidance=_said(GUIDANCE, {"overseas_event": request.overseas_event}, on) if request.overseas_event else None,
    )


@cache
def services() -> tuple[str, ...]:
    """What aid offers, by the rule."""
    return tuple(load_book().rule(ADMITS).parameters["services"])


@cache
def foreign_acts() -> tuple[str, ...]:
    """What nobody may do in China without the competent authority."""
    return tuple(load_book().rule(FOREIGN_ACT).parameters["acts"])


@cache
def checks() -> tuple[str, ...]:
    """The checks of the gate."""
    return tuple(load_book().rule(GATE).parameters["checks"])


def choices(fact: str) -> list[tuple[str, str]]:
    """The values of a fact of the vocabulary, for a form."""
    return list(load_book().vocabulary.facts[fact].values.items())


def gate(done: list[str], on: date) -> Finding:
    """What the rule of the gate says when these checks are passed."""
    return _said(GATE, {"evidence_export": True, "checks_done": done}, on)


def _alarms(request: AidRequest, on: date) -> list[Finding]:
    """What was done to the applicant that the law forbids."""
    found = []
    if request.foreign_act:
        found.append(_said(FOREIGN_ACT, {"alleged_act": request.foreign_act}, on))
    if request.foreign_measure:
        found.append(_said(MEASURE, {"foreign_measure": request.foreign_measure}, on))
    return [finding for finding in found if finding.verdict is Verdict.FAIL]


def _said(rule: str, facts: dict[str, Any], on: date) -> Finding:
    return load_book().evaluate(rule, facts, on=on)
