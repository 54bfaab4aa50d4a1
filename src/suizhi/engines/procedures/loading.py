"""From the text of a definition file to a `Definition`. What the table means is checked in `checks`, not here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from suizhi.engines.procedures.model import Ban, Basis, Clocks, Definition, Exclusion, Extension, Need, Start, State, Transition, Words
from suizhi.engines.procedures.table import Node
from suizhi.kernel import strict_yaml
from suizhi.kernel.errors import Place, Refusal

ANY = "*"
"""As a source: every state that is not final."""
UNCHANGED = "unchanged"
"""As a target: the state that the case is in."""


def read_definition(text: str, *, file: str) -> Definition:
    """Read one definition. Raises Refusal with `procedure.definition`, naming the file and the key."""
    node = Node(_parsed(text, file), file=file)
    states = node.named("states", _state)
    opening, starts = _opening(node)
    definition = Definition(
        name=node.text("name"),
        version=node.number("version"),
        title=_part(node, "title"),
        authority=_part(node, "authority"),
        opening=opening,
        opened=Clocks(starts=_owned(starts, states, opening)),
        states=states,
        documents=node.named("documents", lambda code, below: below.words()),
        transitions=tuple(move for row in node.each("transitions", _row) for move in _expanded(row, states)),
        clocks=node.named("clocks", lambda code, below: below.words()),
        course=node.texts("course"),
        extensions=node.each("extensions", _extension),
        exclusions=node.each("exclusions", _exclusion),
        bans=node.each("bans", lambda below: Ban(below.words(), _basis(below))),
    )
    node.end()
    return definition


def _parsed(text: str, file: str) -> object:
    try:
        return strict_yaml.read(text)
    except strict_yaml.Slip as slip:
        raise Refusal("procedure.definition", zh=slip.zh, en=slip.en, field=slip.key, at=Place(file, slip.row)) from slip


def _part(node: Node, key: str) -> Words:
    below = node.node(key)
    words = below.words()
    below.end()
    return words


def _state(code: str, node: Node) -> State:
    return State(code, node.words(), owner=node.text("owner", ""), final=node.flag("final"))


def _opening(node: Node) -> tuple[str, tuple[Start, ...]]:
    below = node.node("opening")
    found = below.text("state"), below.each("starts", _start, short="clock")
    below.end()
    return found


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of the table: a transition that may have several sources."""

    sources: tuple[str, ...]
    besides: tuple[str, ...]
    move: Transition


def _row(node: Node) -> _Row:
    sources = node.texts("from")
    if not sources:
        raise node.refusal("from", "缺起点", "there is no state to start from")
    return _Row(sources, node.texts("except"), _move(node))


def _move(node: Node) -> Transition:
    return Transition(
        event=node.text("event"),
        words=node.words(),
        source="",
        target=node.text("to"),
        roles=node.texts("by"),
        guards=node.texts("if"),
        needs=node.each("needs", _need, short="document"),
        issues=node.texts("issues"),
        clocks=_clocks(node),
        basis=_basis(node),
        platform=node.flag("platform"),
        reason=node.flag("reason"),
        leads_to=node.each("leads_to", Node.words),
    )


def _need(node: Node) -> Need:
    return Need(node.text("document"), when=node.text("when", ""), fresh=node.flag("fresh"))


def _clocks(node: Node) -> Clocks:
    return Clocks(
        starts=node.each("starts", _start, short="clock"),
        stops=node.texts("stops"),
        pauses=node.texts("pauses"),
        resumes=node.texts("resumes"),
        after=node.texts("after"),
        within=node.texts("within"),
    )


def _expanded(row: _Row, states: Mapping[str, State]) -> Iterator[Transition]:
    """A transition for each source of the row, its clocks owned by whoever owns the state that it leads to."""
    named = tuple(code for code, state in states.items() if not state.final) if row.sources == (ANY,) else row.sources
    for source in (code for code in named if code not in row.besides):
        target = source if row.move.target == UNCHANGED else row.move.target
        clocks = replace(row.move.clocks, starts=_owned(row.move.clocks.starts, states, target))
        yield replace(row.move, source=source, target=target, clocks=clocks)


def _start(node: Node) -> Start:
    return Start(
        node.text("clock"),
        whose=node.text("whose", ""),
        when=node.text("when", ""),
        since=node.text("since", ""),
        since_end_of=node.text("since_end_of", ""),
        outlives=node.flag("outlives"),
    )


def _owned(starts: tuple[Start, ...], states: Mapping[str, State], state: str) -> tuple[Start, ...]:
    owner = states[state].owner if state in states else ""
    return tuple(start if start.whose else replace(start, whose=owner) for start in starts)


def _basis(node: Node) -> Basis:
    return Basis(node.texts("rules"), node.texts("articles"))


def _extension(node: Node) -> Extension:
    return Extension(node.text("clock"), node.number("step"), node.text("approver"), node.texts("issues"))


def _exclusion(node: Node) -> Exclusion:
    return Exclusion(node.text("id"), node.words(), node.texts("clocks"), _basis(node), at_most=node.text("at_most", ""))
