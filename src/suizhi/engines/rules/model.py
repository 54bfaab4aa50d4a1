"""What a rule is: a dated provision with its source, its parameters, its logic and its tests; and what it answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from suizhi.engines.rules.source import Source
from suizhi.engines.rules.values import Value, plain

if TYPE_CHECKING:
    from suizhi.engines.rules.tables import Table


class Kind(StrEnum):
    """What a rule answers: by when, whether, or how much."""

    DEADLINE = "deadline"
    PREDICATE = "predicate"
    VALUE = "value"


class Verdict(StrEnum):
    """The outcome of a rule. `NEED_HUMAN` covers both a missing fact and a question that the law leaves open."""

    PASS = "pass"
    FAIL = "fail"
    NEED_HUMAN = "need_human"


@dataclass(frozen=True, slots=True)
class Successor:
    """The provision that takes over when the rule's own ends: its source, what changes in words, and parameters and logic from then on.

    `ends` says that the new provision no longer holds the rule at all.
    """

    source: Source
    change: str
    parameters: Mapping[str, Value]
    logic: Table | None
    ends: bool = False

    def as_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {"source": self.source.as_dict(), "change": self.change, "ends": self.ends}


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule in one version. `text` is the governing words, verbatim; `applies_from` is earlier than the source where the rule says what held before.

    `before` is what to cite for those days, where that is another provision.

    `logic` is None for deadlines, which need none, and for rules that nobody has written out yet.
    """

    id: str
    pack: str
    domain: str
    kind: Kind
    topic: str
    rule: str
    rule_en: str
    source: Source
    parameters: Mapping[str, Value]
    tests: tuple[Mapping[str, Any], ...]
    review_after: date
    text: str = ""
    note: str = ""
    applies_from: date | None = None
    before: Source | None = None
    replaces: str = ""
    successor: Successor | None = None
    logic: Table | None = None
    file: str = ""

    @property
    def begins(self) -> date | None:
        """The first day on which this version answers; None where nobody knows."""
        return self.applies_from or self.source.valid_from

    def covers(self, day: date) -> bool:
        """Whether this version answers for an event on the day."""
        return (self.begins is None or self.begins <= day) and (self.source.valid_to is None or day <= self.source.valid_to)

    def cited_on(self, day: date) -> Rule:
        """The rule as it is cited for an event on the day: by the provision that held then."""
        if self.before is None or self.source.valid_from is None or day >= self.source.valid_from:
            return self
        return replace(self, source=self.before, text="")

    def as_dict(self) -> dict[str, Any]:
        """The JSON form of `suizhi rules show` and the API."""
        return {
            "id": self.id,
            "pack": self.pack,
            "domain": self.domain,
            "kind": str(self.kind),
            "topic": self.topic,
            "rule": self.rule,
            "rule_en": self.rule_en,
            "text": self.text,
            "note": self.note,
            "parameters": plain(dict(self.parameters)),
            "source": self.source.as_dict(),
            "review_after": self.review_after.isoformat(),
            "replaces": self.replaces,
            "successor": self.successor.as_dict() if self.successor else None,
            "asks": sorted(self.logic.facts) if self.logic else [],
            "gives": sorted(self.logic.given) if self.logic else [],
        }


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule says of a case: the verdict, the results by name, why and what to do, or what to ask; and the rule it comes from.

    `missing` names the facts to ask for; beside a `pass` or a `fail`, those that could still change it: other grounds, exceptions to plead.
    """

    rule: Rule
    verdict: Verdict
    results: Mapping[str, Value]
    reason: str = ""
    reason_en: str = ""
    remedy: str = ""
    remedy_en: str = ""
    question: str = ""
    question_en: str = ""
    missing: tuple[str, ...] = ()

    @property
    def said(self) -> dict[str, Value]:
        """The results together with an open question: what a rule's tests compare."""
        if self.verdict is not Verdict.NEED_HUMAN:
            return dict(self.results)
        return {**self.results, "outcome": str(self.verdict), "question": self.question}

    def as_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {
            "rule": self.rule.id,
            "outcome": str(self.verdict),
            "results": plain(dict(self.results)),
            "reason": self.reason,
            "reason_en": self.reason_en,
            "remedy": self.remedy,
            "remedy_en": self.remedy_en,
            "question": self.question,
            "question_en": self.question_en,
            "missing": list(self.missing),
            "source": self.rule.source.as_dict(),
        }
