"""What a route is: who decides, what admits or refuses it, what it can give, its clocks and its papers. All of it is data (`data/routes`)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from suizhi.engines.rules.conditions import Condition
from suizhi.engines.rules.values import Value


class State(StrEnum):
    """How a route stands in a case: nothing refuses it and what it requires is met; refused; or open for want of a fact or a person."""

    ADMITTED = "admitted"
    REFUSED = "refused"
    OPEN = "open"

    @property
    def admissible(self) -> bool | None:
        """True, false, or None where nobody can say yet."""
        return {State.ADMITTED: True, State.REFUSED: False, State.OPEN: None}[self]


class Part(StrEnum):
    """What a rule does for a route.

    `REQUIRES`: the route is admitted only where the rule passes. `REFUSES`: a failing rule refuses, an unanswered one is asked and does not hold
    the route up. `TELLS`: its answer is shown and its open questions go to a person. `CITES`: its words are shown, nothing is evaluated.
    `FINDS`: the route is for violations, so that a finding of one (the rule fails) admits it and its absence refuses it.
    `COMPARES`: the rule is answered by the law of two days, and what differs is shown.
    """

    REQUIRES = "requires"
    REFUSES = "refuses"
    TELLS = "tells"
    CITES = "cites"
    FINDS = "finds"
    COMPARES = "compares"


@dataclass(frozen=True, slots=True)
class Words:
    """A sentence in both languages."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class Guard:
    """When a line of a route applies. Every part must hold; a condition on a fact that is not stated does not hold.

    `when` and `unless` are conditions on facts, `given` and `lacking` name facts that must or must not be stated, `rules` wants verdicts
    (`pass`, `fail`, `need_human`), `says` results of the route's rules, `states` the states of the route.
    """

    when: tuple[Condition, ...] = ()
    unless: tuple[Condition, ...] = ()
    given: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
    rules: Mapping[str, str] = field(default_factory=dict)
    says: Mapping[str, Value] = field(default_factory=dict)
    states: tuple[State, ...] = (State.ADMITTED, State.OPEN)


@dataclass(frozen=True, slots=True)
class Use:
    """A rule of the book in its part; `before` and `after` are the facts that name the two days of a comparison."""

    rule: str
    part: Part
    guard: Guard
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Derived:
    """A fact that follows from others: a name that is stated identifies the respondent."""

    fact: str
    value: Value
    guard: Guard


@dataclass(frozen=True, slots=True)
class Clock:
    """A time limit: `rule` and `period` of the book, counted from the fact `start`.

    `suspended` are pairs of facts that bound an interval left out; `unrolled` shows the day before any roll; `variant` is the label where a case has variants.
    """

    label: Words
    rule: str
    start: str
    guard: Guard
    period: str = ""
    extended: int = 0
    suspended: tuple[tuple[str, str], ...] = ()
    unrolled: bool = False
    variant: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """A document: `by` is `applicant`, `authority` `respondent`, `platform` or `court`."""

    name: Words
    by: str
    guard: Guard


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence that is said where its guard holds; `{name}` stands for a fact or a result."""

    words: Words
    guard: Guard


@dataclass(frozen=True, slots=True)
class Cost:
    """What a route costs the citizen; `verified` says whether anybody has read it in a text."""

    words: Words
    verified: bool
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Definition:
    """One route as its file says it. `gives` are members of the fact `relief_requested`; `order` breaks ties, `why` says by what reason; `advice` stands after
    everything else, refused routes included.

    `event` names the facts of which the first that is stated is the day whose law governs; `time` is the rule that says how long the route takes. Without every fact
    of `needs` the route stays open, unless a fact of `begun` says that it has been accepted already.
    """

    name: str
    title: Words
    decides: Words
    gives: tuple[str, ...]
    never: tuple[str, ...]
    cost: Cost
    order: int
    why: Words
    applies: tuple[Guard, ...]
    refused: Words
    advice: bool = False
    procedure: str = ""
    time: str = ""
    event: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    begun: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    derives: tuple[Derived, ...] = ()
    uses: tuple[Use, ...] = ()
    course: tuple[Line, ...] = ()
    clocks: tuple[Clock, ...] = ()
    papers: tuple[Paper, ...] = ()
    questions: tuple[Line, ...] = ()
