"""The classes of a right as trees: every symbol under those above it, with the titles that the reference tables hold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from suizhi.commons.languages import is_english
from suizhi.halls.register.labels import SCHEME_LABELS
from suizhi.halls.register.models import ReferenceEntry
from suizhi.kernel.classes import Class, parse_cpc, parse_gb4754, parse_ipc, parse_locarno, parse_nice, parse_nice_group, parse_vienna
from suizhi.kernel.errors import Refusal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from suizhi.kernel.records import ClassFact

PARSERS: dict[str, Callable[[str], Class]] = {
    "ipc": parse_ipc,
    "cpc": parse_cpc,
    "nice": parse_nice,
    "nice_group": parse_nice_group,
    "locarno": parse_locarno,
    "vienna": parse_vienna,
    "gb4754": parse_gb4754,
}
TITLES_FROM = {"cpc": "ipc"}
"""Schemes that borrow another's titles where their own table is not taken in: CPC keeps the places of IPC."""


@dataclass(slots=True)
class Node:
    """A symbol, its title, the goods listed under it, and what lies below it in this right."""

    symbol: str
    title: str = ""
    own: bool = False
    text: str = ""
    below: list[Node] = field(default_factory=list)
    above: list[str] = field(default_factory=list)
    """Symbols over this one that have no title and no other branch, and stand on its line."""


@dataclass(frozen=True, slots=True)
class Tree:
    """One scheme's classes."""

    label: str
    roots: list[Node]


def trees(classes: Iterable[ClassFact]) -> list[Tree]:
    """A tree for each scheme, in the order in which the classes were stated."""
    by_scheme: dict[str, list[ClassFact]] = {}
    for fact in classes:
        by_scheme.setdefault(fact.scheme, []).append(fact)
    return [Tree(str(SCHEME_LABELS.get(scheme, scheme)), _roots(scheme, facts)) for scheme, facts in by_scheme.items()]


def _roots(scheme: str, facts: list[ClassFact]) -> list[Node]:
    paths = [_path(scheme, fact.symbol) for fact in facts]
    titles = _titles(scheme, {symbol for path in paths for symbol in path})
    nodes: dict[str, Node] = {}
    roots: list[Node] = []
    for fact, path in zip(facts, paths, strict=True):
        level = roots
        for symbol in path:
            if symbol not in nodes:
                nodes[symbol] = Node(symbol, titles.get(symbol, ""))
                level.append(nodes[symbol])
            level = nodes[symbol].below
        nodes[path[-1]].own, nodes[path[-1]].text = True, fact.text
    return [_shortened(root) for root in roots]


def _shortened(node: Node) -> Node:
    """The tree with bare steps drawn onto the line of what follows them."""
    above: list[str] = []
    while not node.own and not node.title and len(node.below) == 1:
        above.append(node.symbol)
        node = node.below[0]
    node.above = above
    node.below = [_shortened(child) for child in node.below]
    return node


def _path(scheme: str, symbol: str) -> tuple[str, ...]:
    """From the top to the symbol; the symbol alone for a scheme, or a spelling, that the kernel does not know."""
    parser = PARSERS.get(scheme)
    try:
        return parser(symbol).path() if parser else (symbol,)
    except Refusal:
        return (symbol,)


def _titles(scheme: str, symbols: set[str]) -> dict[str, str]:
    entries = ReferenceEntry.objects.filter(scheme__in={scheme, TITLES_FROM.get(scheme, scheme)}, symbol__in=symbols)
    held = entries.order_by("edition").values_list("symbol", "title_zh", "title_en")
    return {symbol: (en or zh if is_english() else zh or en) for symbol, zh, en in held}
