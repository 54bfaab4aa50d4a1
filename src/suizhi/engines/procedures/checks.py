"""What must hold of every definition before a case may run on it. Each check names what is wrong, and where."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, pairwise
from typing import TypeAlias

from suizhi.engines.procedures.graph import able_to_end, begun, paused, reachable
from suizhi.engines.procedures.guards import GUARDS, base, exclusive
from suizhi.engines.procedures.model import Definition, Role, Transition, Words, split_clock

Periods: TypeAlias = Mapping[str, frozenset[str]]
"""Every rule of the rule book with the names of its periods: none where it sets no time limit, `""` where it has one that is not named."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a definition may refer to: the roles, and the rules with their periods (None: the rules are not looked at)."""

    roles: Mapping[str, Role]
    rules: Periods | None = None


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a definition: the check that found it, the place in the table, and the sentence."""

    check: str
    where: str
    zh: str
    en: str


Check: TypeAlias = Callable[[Definition, Surroundings], Iterator[Fault]]


def faults(definition: Definition, around: Surroundings) -> list[Fault]:
    """Everything that is wrong with the definition; empty when it may be published."""
    broken = list(_references(definition, around))
    # A table that names states it does not have cannot be walked.
    return broken or [fault for check in _CHECKS for fault in check(definition, around)]


def _references(definition: Definition, around: Surroundings) -> Iterator[Fault]:
    if definition.opening not in definition.states:
        yield Fault("states", "opening", f"没有状态 {definition.opening}", f"there is no state {definition.opening}")
    for move in definition.transitions:
        for state in (move.source, move.target):
            if state not in definition.states:
                yield Fault("states", _place(move), f"没有状态 {state}", f"there is no state {state}")


def _every_state_is_reached(definition: Definition, around: Surroundings) -> Iterator[Fault]:
    for state in definition.states.keys() - reachable(definition, definition.opening):
        yield Fault("reached", state, "没有路径能到这一状态", "no path comes to this state")


def _every_path_can_end(definition: Definition, around: Surroundings) -> Iterator[Fault]:
    for state in definition.states.keys() - able_to_end(definition):
        yield Fault("ends", state, "从这一状态到不了任何终结状态", "no final state can be reached from here")


def _final_states_are_final(definition: Definition, around: Surroundings) -> Iterator[Fault]:
    for code, state in definition.states.items():
        if state.final and definition.leaving(code):
            yield Fault("final", code, "终结状态还有出路", "a final state still leads somewhere")


def _every_state_is_somebodys(definition: Definition, around: Surroundings) -> Iterator[Fault]:
    for code, state in definition.states.items():
        if not state.final and state.owner not in around.roles:
            yield Fault("owner", code, f"没有负责的角色（{state.owner or '空'}）", f"no role is in charge ({state.owner or 'none'})")


def _roles_exist(definition: Definition, around: Surroundings) -> Iterator[Fault]:
    used = [(_place(move), role) for move in definition.transitions for role in move.roles]
    used += [(f"starts {start.clock}", start.whose) for start in definition.starts]
    used += [(f"extensions {extension.clock}", extension.approver) for extension in definition.extensions]
    for where, role in used:
        if role not in around.roles:
            yield Fault("roles", where, f"没有角色 {role}", f"there is no role {role}")
    for move in definition.transitions:
        if not move.roles:
            yield Fault("roles", _place(move), "没有写明由谁办理", "nobody is named who may do this")


def _guards_exist(definition: Definition, around: Surroundings) -> Iterator[Fault]:
    used = [(_place(move), ref) for move in definition.transitions for ref in (*move.guards, *(need.when for need in move.needs))]
    used += [(f"starts {start.clock}", start.when) for start in definition.starts]
    for where, ref in used:
        if ref and base(ref)[0] not in GUARDS:
            yield Fault("guards", where, f"没有条件 {ref}", f"there is no condition {ref}")


def _documents_exist(definition: Definition, around: Surroundings) -> Iterator[Fault]:
    used = [(_place(move), paper) for move in definition.transitions for paper in (*(need.document for need in move.needs), *move.issues)]
    used += [(f"extensions {extension.clock}", paper) for extension in definition.extensions for paper in extension.issues]
    for where, paper in used:
        if paper not in definition.documents:
            yield Fault("documents", where, f"没有文书 {paper}", f"there is no document {paper}")
    for paper in definition.documents.keys() - {paper for _, paper in used}:
        yield Fault("documents", paper, "没有一步用到这份文书", "no step uses this document")


def _rules_exist(definition: Definition, around: Surroundings) -> Iterator[Fault]:
    if around.rules is None:
        return
    used = [(_place(move), rule) for move in definition.transitions for rule in move.basis.rules]
    used += [(f"exclusions {exclusion.id}", rule) for exclusion in definition.exclusions for rule in exclusion.basis.rules]
    used += [("bans", rule) for ban in definition.bans for rule in ban.basis.rules]
    for where, rule in used:
        if rule not in around.rules:
            yield Fault("rules", where, f"规则库里没有 {rule}", f"the rule book has no {rule}")


def _every_clock_has_its_law(definition: Definition, around: Surroundings) -> Iterator[Fault]:
    if around.rules is None:
        return
    caps = {exclusion.at_most for exclusion in definition.exclusions if exclusion.at_most}
    for clock in {start.clock for start in definition.starts} | caps:
        rule, period = split_clock(clock)
        if period not in around.rules.get(rule, frozenset()):
            yield Fault("clocks", clock, "规则库里没有这一期限", "the rule book has no such time limit")


def _every_step_has_its_law(definition: Definition, around: Surroundings) -> Iterator[Fault]:
    for move in definition.transitions:
        lawful = bool(move.basis or move.clocks.starts)
        if lawful == move.platform:
            zh = "平台自设的步骤却写了法律依据" if move.platform else "没有法律依据，也没有标明是平台步骤"
            en = "a step of the platform cites a law" if move.platform else "neither a legal basis nor marked as a step of the platform"
            yield Fault("basis", _place(move), zh, en)


def _clocks_are_started_first(definition: Definition, around: Surroundings) -> Iterator[Fault]:
    before = begun(definition)
    for move in definition.transitions:
        for clock in move.clocks.presumed:
            if clock not in before[move.source]:
                yield Fault("clocks", _place(move), f"{clock} 此前没有开始", f"{clock} was not started before")
    known = {start.clock for start in definition.starts}
    also = [(extension.clock, "extensions") for extension in definition.extensions]
    also += [(clock, f"exclusions {exclusion.id}") for exclusion in definition.exclusions for clock in exclusion.clocks]
    for clock, where in also:
        if clock not in known:
            yield Fault("clocks", where, f"没有一步开始 {clock}", f"no step starts {clock}")


def _clocks_are_resumed(definition: Definition, around: Surroundings) -> Iterator[Fault]:
    still = paused(definition)
    for move in definition.transitions:
        for clock in set(move.clocks.resumes) - still[move.source]:
            yield Fault("clocks", _place(move), f"{clock} 并未暂停", f"{clock} does not stand still")
    for state in definition.states:
        later = reachable(definition, state)
        resumed = {clock for move in definition.transitions if move.source in later for clock in (*move.clocks.resumes, *move.clocks.stops)}
        if not definition.states[state].final:
            for clock in still[state] - resumed:
                yield Fault("clocks", state, f"{clock} 暂停后不再恢复", f"{clock} is paused and never resumed")


def _events_are_unambiguous(definition: Definition, around: Surroundings) -> Iterator[Fault]:
    for left, right in combinations(definition.transitions, 2):
        if (left.source, left.event) == (right.source, right.event) and not exclusive(left.guards, right.guards):
            yield Fault(
                "unambiguous", _place(left), "同一事件有两个去向，条件并不互斥", "one event leads two ways on conditions that may both hold"
            )


def _the_course_can_be_run(definition: Definition, around: Surroundings) -> Iterator[Fault]:
    course = definition.course
    pairs = {(move.source, move.target) for move in definition.transitions}
    ends = bool(course) and course[0] == definition.opening and course[-1] in definition.states and definition.state(course[-1]).final
    if not ends:
        yield Fault("course", "course", "通常流程应从起点到终结状态", "the ordinary course must lead from the opening to an end")
    for step in pairwise(course):
        if step not in pairs:
            yield Fault("course", " → ".join(step), "没有这一步", "there is no such step")


def _words_are_there(definition: Definition, around: Surroundings) -> Iterator[Fault]:
    spoken = [("title", definition.title), ("authority", definition.authority)]
    spoken += [(code, state.words) for code, state in definition.states.items()]
    spoken += [(_place(move), move.words) for move in definition.transitions]
    spoken += [(start.clock, definition.clocks.get(start.clock, Words("", ""))) for start in definition.starts]
    for where, words in spoken:
        if not (words.zh.strip() and words.en.strip()):
            yield Fault("words", where, "缺中文或者英文", "a language is missing")


def _place(move: Transition) -> str:
    return f"{move.source} –{move.event}→ {move.target}"


_CHECKS: tuple[Check, ...] = (
    _every_state_is_reached,
    _every_path_can_end,
    _final_states_are_final,
    _every_state_is_somebodys,
    _roles_exist,
    _guards_exist,
    _documents_exist,
    _rules_exist,
    _every_clock_has_its_law,
    _every_step_has_its_law,
    _clocks_are_started_first,
    _clocks_are_resumed,
    _events_are_unambiguous,
    _the_course_can_be_run,
    _words_are_there,
)
