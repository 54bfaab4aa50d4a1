"""What can be reached from where in a procedure, and which clocks may have been started by then."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

from suizhi.engines.procedures.model import Clocks, Definition

Effect: TypeAlias = Callable[[frozenset[str], Clocks], frozenset[str]]


def reachable(definition: Definition, start: str) -> frozenset[str]:
    """Every state that some path from `start` comes to, `start` included."""
    return _closure([start], {code: {move.target for move in definition.leaving(code)} for code in definition.states})


def able_to_end(definition: Definition) -> frozenset[str]:
    """Every state from which some path comes to a final one."""
    back: dict[str, set[str]] = {code: set() for code in definition.states}
    for move in definition.transitions:
        back.setdefault(move.target, set()).add(move.source)
    return _closure([code for code, state in definition.states.items() if state.final], back)


def begun(definition: Definition) -> Mapping[str, frozenset[str]]:
    """For each state, the clocks that some path to it has started."""
    return _flow(definition, lambda before, clocks: before | {start.clock for start in clocks.starts})


def paused(definition: Definition) -> Mapping[str, frozenset[str]]:
    """For each state, the clocks that some path to it has left standing still."""
    return _flow(definition, lambda before, clocks: (before | set(clocks.pauses)) - set(clocks.resumes) - set(clocks.stops))


def _flow(definition: Definition, effect: Effect) -> Mapping[str, frozenset[str]]:
    """Carry sets of clocks along every transition until nothing changes (a forward "may" analysis)."""
    found = dict.fromkeys(definition.states, frozenset[str]())
    found[definition.opening] = effect(frozenset(), definition.opened)
    waiting = [definition.opening]
    seen: set[str] = set()
    while waiting:
        state = waiting.pop()
        seen.add(state)
        for move in definition.leaving(state):
            carried = found[move.target] | effect(found[state], move.clocks)
            if carried != found[move.target] or move.target not in seen:
                found[move.target] = carried
                waiting.append(move.target)
    return found


def _closure(start: Iterable[str], following: Mapping[str, Iterable[str]]) -> frozenset[str]:
    found, waiting = set(start), list(start)
    while waiting:
        fresh = set(following.get(waiting.pop(), ())) - found
        found |= fresh
        waiting.extend(fresh)
    return frozenset(found)
