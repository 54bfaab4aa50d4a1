"""What can be done in a run now, by whom, by when and on what ground; and what cannot, and why."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from suizhi.commons.procedures.actor import Actor
from suizhi.commons.procedures.case import Case, hindrances
from suizhi.commons.procedures.days import day_of
from suizhi.commons.procedures.models import Deadline, Run
from suizhi.commons.procedures.plug import clockwork
from suizhi.engines.procedures import Words, roles
from suizhi.engines.procedures.guards import Facts, Verdict
from suizhi.engines.procedures.model import Ban, Basis
from suizhi.engines.procedures.moves import Judged, ways
from suizhi.kernel.errors import Refusal


@dataclass(frozen=True, slots=True)
class Option:
    """One step that the table knows from here.

    `mine`: the viewer has a role that may do it. `why`: everything that stands against it on the day. `asks`: conditions that
    nobody can judge before more facts are stated. `limit`: the earliest open deadline that the step meets.
    """

    event: str
    words: Words
    target: Words
    roles: tuple[Words, ...]
    mine: bool
    why: tuple[Refusal, ...]
    failed: tuple[Verdict, ...]
    asks: tuple[Verdict, ...]
    papers: tuple[Words, ...]
    issues: tuple[Words, ...]
    limit: Deadline | None
    basis: tuple[str, ...]
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


@dataclass(frozen=True, slots=True)
class Forbidden:
    """What the law forbids here, and where it says so."""

    words: Words
    basis: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Allowed:
    """The steps from here, what is most urgent first, and what the law forbids. `seq` is what `act` wants to see again."""

    run: Run
    seq: int
    options: tuple[Option, ...]
    forbidden: tuple[Forbidden, ...]

    @property
    def can(self) -> tuple[Option, ...]:
        """What the viewer can do now."""
        return tuple(option for option in self.options if option.can)

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
        why=tuple(hindrances(case, found, by=viewer, on=on, brought=brought)),
        failed=found.failed,
        asks=found.open,
        papers=tuple(definition.documents[paper] for paper in case.papers_missing(found, brought)),
        issues=tuple(definition.documents[paper] for paper in move.issues),
        limit=_limit(case, found),
        basis=cited(move.basis, day_of(on)),
        platform=move.platform,
        reason=move.reason,
        leads_to=move.leads_to,
    )


def _limit(case: Case, found: Judged) -> Deadline | None:
    """The earliest limit that the step meets or must keep to."""
    clocks = found.move.clocks
    bound = [deadline for deadline in case.begun((*clocks.stops, *clocks.within)) if deadline.open and deadline.due]
    return min(bound, key=lambda deadline: (deadline.due, deadline.pk), default=None)


def _ban(ban: Ban, on: date) -> Forbidden:
    return Forbidden(ban.words, cited(ban.basis, on))


def cited(basis: Basis, on: date) -> tuple[str, ...]:
    """The articles of a basis, as a letter cites them, each once."""
    return tuple(dict.fromkeys(_citations(basis, on)))


def _citations(basis: Basis, on: date) -> Iterable[str]:
    yield from (clockwork().cite(rule, on) for rule in basis.rules)
    yield from basis.articles


def _urgency(option: Option) -> tuple[bool, bool, date]:
    """What can be done first, then what is the viewer's, then by the limit."""
    return (not option.can, not option.mine, option.limit.due if option.limit and option.limit.due else date.max)
