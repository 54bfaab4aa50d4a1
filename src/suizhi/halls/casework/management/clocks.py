"""What can be done to the limits of a case, and what waits for an answer about limits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from suizhi.commons.procedures.allowed import cited
from suizhi.commons.procedures.intervals import still_open
from suizhi.commons.procedures.models import Deadline, DeadlineChange
from suizhi.commons.procedures.selectors import open_deadlines, pending_changes
from suizhi.engines.rules import Kind, load_book
from suizhi.halls.casework.access import HEAD, Work, does
from suizhi.halls.casework.file import options_of
from suizhi.halls.casework.management.lengthening import Preview, lengthened
from suizhi.halls.casework.models import ExtensionRequest
from suizhi.halls.casework.selectors import facts_of
from suizhi.halls.casework.services.facts import checked

if TYPE_CHECKING:
    from suizhi.commons.policy import Viewer
    from suizhi.commons.procedures.allowed import Option
    from suizhi.engines.procedures.model import Exclusion
    from suizhi.engines.rules import Finding
    from suizhi.halls.casework.models import Case

SHOWN = 100
"""Answers that wait, as a page lists them and the rail counts them."""


@dataclass(frozen=True, slots=True)
class Ground:
    """A kind of time that does not count, with its article; `since` where it stands still for it now."""

    exclusion: Exclusion
    basis: tuple[str, ...]
    since: str


@dataclass(frozen=True, slots=True)
class Clock:
    """One open limit: its next extension, the request that waits, what was answered before, and the grounds to stand still."""

    deadline: Deadline
    next: Preview | None
    asked: ExtensionRequest | None
    before: list[ExtensionRequest]
    grounds: list[Ground]


@dataclass(frozen=True, slots=True)
class Times:
    """The limits of a case, the steps that stay or resume the whole case, and what the rules say of a stay on the facts stated."""

    clocks: list[Clock]
    stays: list[Option]
    findings: list[Finding]
    may_ask: bool
    may_decide: bool


def times_of(case: Case, who: Viewer) -> Times:
    """The limits of a case for who has charge of it."""
    assert case.run is not None
    options = options_of(case, who).options
    stays = [option for option in options if option.mine and option.event in _stays(case)]
    return Times(
        clocks=[_clock(deadline) for deadline in open_deadlines(case.run).select_related("run")],
        stays=stays,
        findings=_findings(case),
        may_ask=does(Work.MANAGE, case, who),
        may_decide=who.may(HEAD),
    )


def changes_waiting(who: Viewer) -> list[DeadlineChange]:
    """The changed dates that the viewer has to answer: of the cases in their hands; for the head, of all."""
    found = pending_changes(owners=None if who.may(HEAD) else [who.actor])
    return list(found.filter(deadline__run__case__isnull=False).select_related("deadline__run__case")[:SHOWN])


def requests_waiting(who: Viewer) -> list[ExtensionRequest]:
    """The requests for more time that the viewer has to answer, or has made."""
    found = ExtensionRequest.objects.filter(state=ExtensionRequest.State.PENDING).select_related("deadline__run__case")
    return list((found if who.may(HEAD) else found.filter(asked_by=who.actor)).order_by("asked_at", "pk")[:SHOWN])


def waiting_count(who: Viewer) -> int:
    """How much waits for the viewer's answer, counted no further than a page lists."""
    changes = pending_changes(owners=None if who.may(HEAD) else [who.actor]).order_by()
    held = len(changes.values_list("pk")[:SHOWN])
    requests = ExtensionRequest.objects.filter(state=ExtensionRequest.State.PENDING)
    return held + (len(requests.values_list("pk")[:SHOWN]) if who.may(HEAD) else 0)


def _clock(deadline: Deadline) -> Clock:
    requests = list(ExtensionRequest.objects.filter(deadline=deadline).order_by("-pk"))
    return Clock(
        deadline,
        lengthened(deadline),
        next((one for one in requests if one.state == ExtensionRequest.State.PENDING), None),
        [one for one in requests if one.state != ExtensionRequest.State.PENDING],
        _grounds(deadline),
    )


def _grounds(deadline: Deadline) -> list[Ground]:
    since = {raw["ground"]: raw["start"] for raw in still_open(deadline.intervals)}
    known = (one for one in deadline.run.definition.exclusions if deadline.clock in one.clocks)
    return [Ground(one, cited(one.basis, deadline.trigger), since.get(one.id, "")) for one in known]


def _stays(case: Case) -> set[str]:
    """The steps that let a clock stand still or go on."""
    assert case.run is not None
    moves = case.run.definition.transitions
    return {move.event for move in moves if move.clocks.pauses or move.clocks.resumes}


def _findings(case: Case) -> list[Finding]:
    """What the rules behind staying the case find on its facts: must, may, need not, or what they ask."""
    assert case.run is not None
    rules = dict.fromkeys(rule for move in case.run.definition.transitions if move.event == "stay" for rule in move.basis.rules)
    book, facts = load_book(), checked(facts_of(case))
    # Rules on what does not count say how long a stay is, not whether there is to be one.
    asked = [rule for rule in rules if book.rule(rule).kind is Kind.PREDICATE]
    return [book.evaluate(rule, facts) for rule in asked]
