"""Which way an event leads from a state: the part of running a procedure that needs no case file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from suizhi.engines.procedures.guards import Facts, Verdict, verdict
from suizhi.engines.procedures.model import Definition, Need, Start, Transition, Words
from suizhi.kernel.errors import Refusal


@dataclass(frozen=True, slots=True)
class Judged:
    """A transition with the verdict on each of its conditions, and the papers it needs on these facts."""

    move: Transition
    verdicts: tuple[Verdict, ...]
    needs: tuple[str, ...]
    unsure: tuple[Verdict, ...] = ()
    """Conditions of papers and clocks on which the facts say nothing."""

    @property
    def failed(self) -> tuple[Verdict, ...]:
        """The conditions that do not hold."""
        return tuple(found for found in self.verdicts if found.holds is False)

    @property
    def open(self) -> tuple[Verdict, ...]:
        """The conditions that nobody can judge yet."""
        return tuple(found for found in self.verdicts if found.holds is None) + self.unsure


def judged(move: Transition, facts: Facts) -> Judged:
    """Judge a transition's conditions on the facts."""
    pending = [verdict(need.when, facts) for need in move.needs if need.when]
    pending += [verdict(start.when, facts) for start in move.clocks.starts if start.when]
    unsure = (*(found for found in pending if found.holds is None), *_without_a_day(move.clocks.starts, facts))
    return Judged(move, tuple(verdict(ref, facts) for ref in move.guards), _papers(move.needs, facts), unsure)


def ways(definition: Definition, state: str, facts: Facts) -> tuple[Judged, ...]:
    """Every transition out of the state, judged."""
    return tuple(judged(move, facts) for move in definition.leaving(state))


def way(definition: Definition, state: str, event: str, facts: Facts) -> Judged:
    """The transition that the event means here: of several, the one whose conditions hold.

    Raises Refusal: `procedure.event` where the state knows no such event, `procedure.question` where a fact is missing
    that decides, `procedure.condition` where the conditions do not hold.
    """
    found = [judged(move, facts) for move in definition.leaving(state) if move.event == event]
    if not found:
        raise _not_here(definition, state, event)
    open_ = [one for one in found if not one.failed]
    if not open_:
        raise _fails(found)
    if open_[0].open:
        raise _asks(open_[0])
    return open_[0]


def _without_a_day(starts: tuple[Start, ...], facts: Facts) -> Iterator[Verdict]:
    """The clocks that would start, were the fact stated from which they run."""
    for start in starts:
        begins = not start.when or verdict(start.when, facts).holds
        if start.since and begins and facts.get(start.since) is None:
            yield Verdict(start.since, None, Words(f"期限 {start.clock} 的起算日", f"the day that {start.clock} runs from"), (start.since,))


def _papers(needs: tuple[Need, ...], facts: Facts) -> tuple[str, ...]:
    return tuple(need.document for need in needs if not need.when or verdict(need.when, facts).holds)


def _not_here(definition: Definition, state: str, event: str) -> Refusal:
    here = definition.state(state).words
    can = dict.fromkeys(move.words for move in definition.leaving(state))
    return Refusal(
        "procedure.event",
        zh=f"案件处于“{here.zh}”，不能办理 {event}。",
        en=f"The case is at “{here.en}”, where {event} cannot be done.",
        mend_zh=f"现在可以：{'；'.join(words.zh for words in can) or '无，程序已终结'}。",
        mend_en=f"What can be done now: {'; '.join(words.en for words in can) or 'nothing, the procedure is over'}.",
        field="event",
        value=event,
    )


def _fails(found: list[Judged]) -> Refusal:
    failed = [one for judged_ in found for one in judged_.failed]
    return Refusal(
        "procedure.condition",
        zh=f"条件不成立：{'；'.join(one.words.zh for one in failed)}。",
        en=f"A condition does not hold: {'; '.join(one.words.en for one in failed)}.",
        mend_zh="请核对案件事实，或者选择其他步骤。",
        mend_en="Check the facts of the case, or choose another step.",
        field="facts",
        value=", ".join(one.ref for one in failed),
    )


def _asks(found: Judged) -> Refusal:
    missing = sorted({fact for one in found.open for fact in one.missing})
    return Refusal(
        "procedure.question",
        zh=f"还不能判断：{'；'.join(one.words.zh for one in found.open)}。",
        en=f"This cannot be judged yet: {'; '.join(one.words.en for one in found.open)}.",
        mend_zh=f"请补充事实：{'、'.join(missing)}。",
        mend_en=f"State the facts: {', '.join(missing)}.",
        field="facts",
        value=", ".join(missing),
    )
