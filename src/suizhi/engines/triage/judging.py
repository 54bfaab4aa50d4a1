"""One route in one case: what its rules say, and whether it is open to the citizen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from suizhi.engines.rules import Verdict
from suizhi.engines.triage.case import Answer, Case, day_of
from suizhi.engines.triage.guards import Known, applies
from suizhi.engines.triage.model import Definition, Part, State, Use


@dataclass(frozen=True, slots=True)
class Heard:
    """A rule in its part, with its answer; `later` is its answer by the law of the second day, where two are compared."""

    use: Use
    answer: Answer
    later: Answer | None = None

    @property
    def refuses(self) -> bool:
        """Whether the route is refused by this rule alone."""
        against = {Part.REQUIRES: Verdict.FAIL, Part.REFUSES: Verdict.FAIL, Part.FINDS: Verdict.PASS}
        return self.answer.finding is not None and against.get(self.use.part) is self.answer.verdict


@dataclass(frozen=True, slots=True)
class Judged:
    """A route with its state, its rules heard, and all that is known for the lines that follow."""

    definition: Definition
    state: State
    heard: tuple[Heard, ...]
    known: Known
    derived: tuple[str, ...]


def considered(definition: Definition, case: Case) -> bool:
    """Whether the facts bring the route up at all."""
    known = Known(case.situation(case.facts))
    return any(applies(guard, known) for guard in definition.applies)


def judge(definition: Definition, case: Case) -> Judged:
    """Hear the rules of the route in their order, let facts follow from their answers, and say how the route stands."""
    known = Known(case.situation(dict(case.facts)))
    on = day_of_law(definition, case)
    heard: list[Heard] = []
    derived = [*_derive(definition, known)]
    for use in definition.uses:
        if applies(use.guard, known):
            heard.append(_hear(use, case, known, on))
            derived += _derive(definition, known)
    known.state = _state(definition, heard, known)
    return Judged(definition, known.state, tuple(heard), known, tuple(derived))


def day_of_law(definition: Definition, case: Case) -> date:
    """The first fact of `event` that is stated, else `event_on`, else today."""
    stated = (case.facts[name] for name in (*definition.event, "event_on") if name in case.facts)
    return day_of(next(stated, case.today))


def _hear(use: Use, case: Case, known: Known, on: date) -> Heard:
    facts = known.situation.facts
    if use.part is Part.CITES:
        return Heard(use, Answer(case.book.rule(use.rule)))
    if use.part is Part.COMPARES and {use.before, use.after} <= facts.keys():
        first, second = (case.ask(use.rule, facts, day_of(facts[name])) for name in (use.before, use.after))
        known.hear(use.rule, first)
        return Heard(use, first, second)
    answer = case.ask(use.rule, facts, on)
    known.hear(use.rule, answer)
    return Heard(use, answer)


def _derive(definition: Definition, known: Known) -> Iterator[str]:
    """Add the facts that follow and are not stated; a stated fact is never overruled."""
    facts = known.situation.facts
    for one in definition.derives:
        if one.fact not in facts and applies(one.guard, known):
            known.situation.facts = facts = {**facts, one.fact: one.value}
            yield one.fact


def _state(definition: Definition, heard: list[Heard], known: Known) -> State:
    if any(one.refuses for one in heard):
        return State.REFUSED
    required = [one for one in heard if one.use.part in (Part.REQUIRES, Part.FINDS)]
    met = all(one.answer.verdict is not Verdict.NEED_HUMAN for one in required) and _enough(definition, known)
    return State.ADMITTED if met else State.OPEN


def _enough(definition: Definition, known: Known) -> bool:
    """Whether the facts are stated without which nobody can say, or the authority has accepted the case already."""
    facts = known.situation.facts
    return any(name in facts for name in definition.begun) or all(name in facts for name in definition.needs)
