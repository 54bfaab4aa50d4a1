"""Whether a line of a route applies. What is not stated never applies: a route says nothing on facts that nobody has given."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from suizhi.engines.rules.conditions import Condition
from suizhi.engines.rules.errors import Missing
from suizhi.engines.rules.expressions import Situation
from suizhi.engines.rules.values import Value, read, same
from suizhi.engines.triage.case import Answer
from suizhi.engines.triage.model import Guard, State


@dataclass(slots=True)
class Known:
    """What is known while a route is judged: facts, answers of its rules, their results together (the first rule to name one has it), its state."""

    situation: Situation
    answers: dict[str, Answer] = field(default_factory=dict)
    results: dict[str, Value] = field(default_factory=dict)
    state: State | None = None

    def hear(self, rule: str, answer: Answer) -> None:
        """Take in a rule's answer."""
        self.answers[rule] = answer
        if answer.finding:
            self.results = {**answer.finding.results, **self.results}


def applies(guard: Guard, known: Known) -> bool:
    """Whether every part of the guard holds; before the state is known, states are not looked at."""
    facts = known.situation.facts
    return (
        (known.state is None or known.state in guard.states)
        and all(name in facts for name in guard.given)
        and not any(name in facts for name in guard.lacking)
        and all(_holds(one, known.situation) for one in guard.when)
        and not (guard.unless and all(_holds(one, known.situation) for one in guard.unless))
        and _found(guard.rules, known.answers)
        and all(_says(known.results.get(name), value) for name, value in guard.says.items())
    )


def _holds(condition: Condition, situation: Situation) -> bool:
    try:
        return condition.holds(situation)
    except Missing:
        return False


def _found(wanted: Mapping[str, str], answers: Mapping[str, Answer]) -> bool:
    return all(rule in answers and answers[rule].verdict == verdict for rule, verdict in wanted.items())


def _says(said: Value, value: Value) -> bool:
    said = read(said)
    return same(said, value) or (isinstance(said, tuple) and any(same(one, value) for one in said))
