"""What can be done in a run now, by whom, by when and on what ground; and what cannot, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum

from suizhi.commons.procedures.actor import Actor
from suizhi.commons.procedures.case import Case, hindrances
from suizhi.commons.procedures.days import day_of
from suizhi.commons.procedures.models import Deadline, Run
from suizhi.commons.procedures.plug import clockwork
from suizhi.engines.procedures import Definition, Words, roles
from suizhi.engines.procedures.guards import Facts, Verdict
from suizhi.engines.procedures.model import Ban, Basis, Transition
from suizhi.engines.procedures.moves import Judged, ways
from suizhi.kernel.errors import Refusal


class Standing(IntEnum):
    """How a step stands to the ordinary course: it goes on with it, or ends a limit that runs here; it is another end of that; it is rare."""

    NEXT = 0
    BESIDE = 1
    RARE = 2


@dataclass(frozen=True, slots=True)
class Option:
    """One step that the table knows from here.

    `mine`: the viewer has a role that may do it. `standing`: how it stands to the ordinary course. `why`: everything that stands
    against it on the day. `asks`: conditions that nobody can judge before more facts are stated. `limit`: the earliest open deadline
    that the step meets, or has missed. `basis` cites what `rules` say in a sentence.
    """

    event: str
    words: Words
    target: Words
    roles: tuple[Words, ...]
    mine: bool
    standing: Standing
    why: tuple[Refusal, ...]
    failed: tuple[Verdict, ...]
    asks: tuple[Verdict, ...]
    papers: tuple[Words, ...]
    issues: tuple[Words, ...]
    limit: Deadline | None
    basis: tuple[str, ...]
    rules: tuple[Words, ...]
    platform: bool
    reason: bool
    leads_to: tuple[Words, ...]

    @property
    def can(self) -> bool:
        """Whether the viewer can do it now."""
        return not (self.why or self.failed or self.asks)

    @property
    def hindered_by(self) -> tuple[Refusal, ...]:
        """What stands against it that the viewer cannot mend with the step itself: papers are sent along with it."""
        return tuple(refusal for refusal in self.why if refusal.code != "procedure.documents")

    @property
    def worth_trying(self) -> bool:
        """Whether it can be done now once the viewer brings the papers and answers the questions that it asks."""
        return not (self.failed or self.hindered_by)

    @property
    def missing(self) -> tuple[str, ...]:
        """The facts to ask for."""
        return tuple(sorted({fact for verdict in self.asks for fact in verdict.missing}))


FEW = 4
"""Steps that are seen at a glance: of more, the rare ones are set apart."""


@dataclass(frozen=True, slots=True)
class Forbidden:
    """What the law forbids here, and where it says so."""

    words: Words
    basis: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Allowed:
    """The steps from here, what is ordinary and most urgent first, and what the law forbids. `seq` is what `act` wants to see again."""

    run: Run
    seq: int
    options: tuple[Option, ...]
    forbidden: tuple[Forbidden, ...]

    @property
    def can(self) -> tuple[Option, ...]:
        """What the viewer can do now."""
        return tuple(option for option in self.options if option.can)

    @property
    def own(self) -> tuple[Option, ...]:
        """The viewer's steps that are not rare, the next one first; all of the viewer's where they are few, or every one is rare."""
        mine = tuple(option for option in self.options if option.mine)
        usual = tuple(option for option in mine if option.standing != Standing.RARE)
        return mine if len(mine) <= FEW or not usual else usual

    @property
    def rarer(self) -> tuple[Option, ...]:
        """The viewer's other steps."""
        own = self.own
        return tuple(option for option in self.options if option.mine and option not in own)

    @property
    def next(self) -> Option | None:
        """The step that the viewer ordinarily takes now; None where there is none, or it cannot be taken."""
        return next((option for option in self.options if option.mine and option.standing == Standing.NEXT and option.worth_trying), None)

    @property
    def others(self) -> tuple[Option, ...]:
        """The steps that are somebody else's."""
        return tuple(option for option in self.options if not option.mine)

    @property
    def cannot(self) -> tuple[Option, ...]:
        """What the viewer cannot do now, each with its why."""
        return tuple(option for option in self.options if not option.can)


def allowed(
    *, run: Run, viewer: Actor, on: date | datetime, facts: Facts | None = None, brought: Mapping[str, str] | None = None
) -> Allowed:
    """What `viewer` can do in the run on the day, on these facts; nothing is written."""
    case, stated = Case.of(run), {} if facts is None else facts
    found = [_option(case, one, viewer=viewer, on=on, brought=brought or {}) for one in ways(case.definition, run.state, stated)]
    done = {option.event for option in found if option.can}
    # Of an event with two ways, the one whose conditions do not hold says nothing that the other does not.
    shown = [option for option in found if option.can or option.event not in done]
    bans = tuple(_ban(ban, day_of(on)) for ban in case.definition.bans)
    return Allowed(run, run.seq, tuple(sorted(shown, key=_urgency)), bans)


def _option(case: Case, found: Judged, *, viewer: Actor, on: date | datetime, brought: Mapping[str, str]) -> Option:
    move, definition = found.move, case.definition
    return Option(
        event=move.event,
        words=move.words,
        target=definition.state(move.target).words,
        roles=tuple(roles()[role].words for role in move.roles),
        mine=bool(viewer.role_among(move.roles)),
        standing=_standing(case, move),
        why=tuple(hindrances(case, found, by=viewer, on=on, brought=brought)),
        failed=found.failed,
        asks=found.open,
        papers=tuple(definition.documents[paper] for paper in case.papers_missing(found, brought)),
        issues=tuple(definition.documents[paper] for paper in move.issues),
        limit=_limit(case, found),
        basis=cited(move.basis, day_of(on)),
        rules=tuple(clockwork().sentence(rule, day_of(on)) for rule in move.basis.rules),
        platform=move.platform,
        reason=move.reason,
        leads_to=move.leads_to,
    )


def _standing(case: Case, move: Transition) -> Standing:
    """How a step stands to the ordinary course. Where the way on presumes a clock that has not begun, what begins it comes before."""
    onward = _onward(case.definition, move.source)
    unbegun = {clock for one in onward for clock in one.clocks.within if clock not in case.clocks}
    before = [one for one in case.definition.leaving(move.source) if unbegun & {start.clock for start in one.clocks.starts}]
    ended = {clock for one in onward for clock in one.clocks.stops}
    due_here = move.target == move.source and any(_waited_for(deadline) for deadline in case.begun(move.clocks.stops))
    if due_here or move in (before or onward):
        return Standing.NEXT
    return Standing.BESIDE if ended & set(move.clocks.stops) else Standing.RARE


def _waited_for(deadline: Deadline) -> bool:
    """Whether what the clock was set for is still to be done, be it late."""
    return deadline.ended_on is None


def _onward(definition: Definition, state: str) -> list[Transition]:
    """The steps from a stage of the ordinary course to the nearest later one; none from a state beside the course."""
    stages = {stage: place for place, stage in enumerate(definition.course)}
    leading = [move for move in definition.leaving(state) if stages.get(move.target, -1) > stages.get(state, len(stages))]
    nearest = min((stages[move.target] for move in leading), default=None)
    return [move for move in leading if stages[move.target] == nearest]


def _limit(case: Case, found: Judged) -> Deadline | None:
    """The earliest limit that the step meets or must keep to."""
    clocks = found.move.clocks
    bound = [deadline for deadline in case.begun((*clocks.stops, *clocks.within)) if _waited_for(deadline) and deadline.due]
    return min(bound, key=lambda deadline: (deadline.due, deadline.pk), default=None)


def _ban(ban: Ban, on: date) -> Forbidden:
    return Forbidden(ban.words, cited(ban.basis, on))


def cited(basis: Basis, on: date) -> tuple[str, ...]:
    """The articles of a basis, as a letter cites them, each once."""
    return tuple(dict.fromkeys(_citations(basis, on)))


def _citations(basis: Basis, on: date) -> Iterable[str]:
    yield from (clockwork().cite(rule, on) for rule in basis.rules)
    yield from basis.articles


def _urgency(option: Option) -> tuple[bool, bool, Standing, date]:
    """What can be done, or be done once asked, first; then what is the viewer's, then what is ordinary, then by the limit."""
    limit = option.limit.due if option.limit else None
    return (not option.worth_trying, not option.mine, option.standing, limit or date.max)
