"""What a procedure is: states with their owners, and the events that lead from one to the next.

A definition is a published table (`data/procedures/<name>/<version>.yaml`). It holds no code: conditions are names of
`engines.procedures.guards`, limits are clocks named after the rule they come from, papers are ids of its own list.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True, slots=True)
class Words:
    """One text in both languages of the portal."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Role:
    """Who may act in a procedure. `office` says whether they work for the authority that runs it."""

    id: str
    words: Words
    office: bool


@dataclass(frozen=True, slots=True)
class State:
    """Where a case can stand. `owner` is the role that has to move it on; a final state has none."""

    id: str
    words: Words
    owner: str = ""
    final: bool = False


@dataclass(frozen=True, slots=True)
class Start:
    """A clock that a step starts.

    `clock` is `RULE` or `RULE/period`; `whose` the role whose time it is; `when` a condition without which it does not
    start. It runs from the day of the step, unless `since` names the fact (a date or a moment) that it runs from, or
    `since_end_of` the clock at whose end it begins. One that `outlives` the procedure (how long a file is kept, when a
    publication ends) runs on after the final state.
    """

    clock: str
    whose: str
    when: str = ""
    since: str = ""
    since_end_of: str = ""
    outlives: bool = False


@dataclass(frozen=True, slots=True)
class Need:
    """A paper that must be there before the step; with `when`, only where that condition holds.

    A `fresh` one comes with the step itself: each service has its own proof.
    """

    document: str
    when: str = ""
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class Basis:
    """Why the law allows the step: rules of the rule book, and articles that no rule holds."""

    rules: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.rules or self.articles)


@dataclass(frozen=True, slots=True)
class Clocks:
    """What a step does to the time limits of the case.

    `after` must be over and `within` must not be, on the day of the step.
    """

    starts: tuple[Start, ...] = ()
    stops: tuple[str, ...] = ()
    pauses: tuple[str, ...] = ()
    resumes: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    within: tuple[str, ...] = ()

    @property
    def presumed(self) -> tuple[str, ...]:
        """The clocks that this step takes to have been started before."""
        begun = tuple(start.since_end_of for start in self.starts if start.since_end_of)
        return self.stops + self.pauses + self.resumes + self.after + self.within + begun


@dataclass(frozen=True, slots=True)
class Transition:
    """An event that leads from one state to another: who may bring it about, and under which conditions.

    `platform` marks a step of the platform, on which the law is silent; `reason` one that must be explained in words;
    `leads_to` says what the parties can do elsewhere from then on.
    """

    event: str
    words: Words
    source: str
    target: str
    roles: tuple[str, ...]
    guards: tuple[str, ...] = ()
    needs: tuple[Need, ...] = ()
    issues: tuple[str, ...] = ()
    clocks: Clocks = field(default_factory=Clocks)
    basis: Basis = field(default_factory=Basis)
    platform: bool = False
    reason: bool = False
    leads_to: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class Extension:
    """One lengthening of a clock. `step` counts from 1: a rule may allow a second, by a higher authority."""

    clock: str
    step: int
    approver: str
    issues: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A kind of time that does not count towards a clock (appraisal, hearing, announcement …), with its basis.

    `at_most` names the clock whose period caps it.
    """

    id: str
    words: Words
    clocks: tuple[str, ...]
    basis: Basis
    at_most: str = ""


@dataclass(frozen=True, slots=True)
class Ban:
    """What the law forbids in this procedure, whatever the state: shown beside what can be done."""

    words: Words
    basis: Basis


@dataclass(frozen=True)
class Definition:
    """One version of one procedure. Frozen once it is published; a running case keeps the version it began under."""

    name: str
    version: int
    title: Words
    authority: Words
    opening: str
    opened: Clocks
    states: Mapping[str, State]
    documents: Mapping[str, Words]
    transitions: tuple[Transition, ...]
    clocks: Mapping[str, Words]
    """What each clock is for, in the words of a work list: 答辩, 结案."""
    course: tuple[str, ...] = ()
    """The ordinary course, from the opening to an end: what a case goes through where nothing special happens."""
    extensions: tuple[Extension, ...] = ()
    exclusions: tuple[Exclusion, ...] = ()
    bans: tuple[Ban, ...] = ()

    @property
    def key(self) -> str:
        """Name and version in one word: `pledge@1`."""
        return f"{self.name}@{self.version}"

    def state(self, code: str) -> State:
        """The state of that id; KeyError where there is none."""
        return self.states[code]

    def leaving(self, state: str) -> tuple[Transition, ...]:
        """The transitions out of a state, in the order of the table."""
        return self._leaving.get(state, ())

    @cached_property
    def _leaving(self) -> Mapping[str, tuple[Transition, ...]]:
        return {code: tuple(move for move in self.transitions if move.source == code) for code in self.states}

    @cached_property
    def starts(self) -> tuple[Start, ...]:
        """Every clock that the procedure can start, the opening's first."""
        return self.opened.starts + tuple(start for move in self.transitions for start in move.clocks.starts)

    def exclusion(self, code: str) -> Exclusion | None:
        """The kind of time of that id that does not count, or None."""
        return next((exclusion for exclusion in self.exclusions if exclusion.id == code), None)

    def extension(self, clock: str, step: int) -> Extension | None:
        """The `step`-th lengthening of a clock, or None where the procedure knows of none."""
        return next((found for found in self.extensions if (found.clock, found.step) == (clock, step)), None)


def split_clock(clock: str) -> tuple[str, str]:
    """The rule and the period (empty where the rule has one only) of a clock's name."""
    rule, _, period = clock.partition("/")
    return rule, period
