"""A mapping proposed for a spreadsheet that no definition describes: by its headers, and by what its values look like.

A proposal is for a person to check. Nothing is imported by it until somebody saves it as a definition.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from suizhi.halls.register.exchange.fields import FIELDS
from suizhi.halls.register.exchange.mapping.cells import day_parser
from suizhi.halls.register.exchange.mapping.people import is_person
from suizhi.halls.register.exchange.tables.header import fold
from suizhi.kernel.classes import parse_ipc, parse_nice_group
from suizhi.kernel.errors import Refusal
from suizhi.kernel.numbers import parse_application, parse_publication, parse_uscc

SHARE = 0.8
"""So many of the sample values must parse for the content to decide."""
DATE_FORMATS = ("%Y-%m-%d", "%Y.%m.%d", "%Y/%m/%d", "%Y%m%d", "%Y年%m月%d日", "%d.%m.%Y", "%d/%m/%Y", "%Y-%m-%d %H:%M:%S", "serial")
_DELIMITERS = (";;", "；", ";", "|", "、")
_LISTS = ("party.", "class.", "priority")
_HAN = re.compile("[㐀-鿿]")


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a column may mean: `use` as it would stand in a definition, how sure from 0 to 1, and why."""

    column: str
    use: dict[str, Any] = field(default_factory=dict)
    confidence: float = 0.0
    why: str = ""

    @property
    def to(self) -> str:
        """The canonical field, or nothing."""
        return str(self.use.get("to", ""))


def propose_mapping(columns: Sequence[str], samples: Mapping[str, Sequence[str]]) -> list[Proposal]:
    """A proposal for each column, in order; one without `to` where neither header nor content tells. No field is proposed twice."""
    proposals = [_propose(column, [text for text in samples.get(column, ()) if text.strip()]) for column in columns]
    taken: set[str] = set()
    for proposal in sorted(proposals, key=lambda one: -one.confidence):
        if proposal.to in taken and not proposal.to.startswith(_LISTS):
            proposals[proposals.index(proposal)] = Proposal(proposal.column, why=f"{proposal.to} is already taken")
        taken.add(proposal.to)
    return proposals


def _propose(column: str, values: Sequence[str]) -> Proposal:
    by_header = _synonyms().get(fold(column), "")
    by_content, share = _by_content(values)
    if by_header and by_content == by_header:
        return Proposal(column, _use(by_header, values), 0.95, "header and content")
    if by_header and not _contradicts(by_header, by_content):
        return Proposal(column, _use(by_header, values), 0.8, "header")
    if by_content:
        return Proposal(column, _use(by_content, values), round(0.6 * share, 2), "content")
    return Proposal(column)


@cache
def _synonyms() -> dict[str, str]:
    return {fold(name): one.name for one in reversed(FIELDS) for name in one.synonyms}


def _contradicts(by_header: str, by_content: str) -> bool:
    """Whether the values are plainly something else than the header says: a date is not a number."""
    sorts = {by_header.split(".")[0], by_content.split(".")[0]}
    return bool(by_content) and len(sorts) == 2 and "date" in sorts


def _by_content(values: Sequence[str]) -> tuple[str, float]:
    for name, test in _TESTS:
        share = sum(map(test, values)) / len(values) if values else 0.0
        if share >= SHARE:
            return name, share
    return "", 0.0


def _parses(parse: Callable[[str], object]) -> Callable[[str], bool]:
    def test(text: str) -> bool:
        try:
            parse(text.strip())
        except Refusal:
            return False
        return True

    return test


# In the order of how little else each could be: a credit code has a check character, a run of Chinese text may be anything.
_TESTS: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("party.uscc", _parses(parse_uscc)),
    ("number.application", _parses(parse_application)),
    ("date.filing", _parses(day_parser(DATE_FORMATS[:-1]))),
    ("number.publication", _parses(parse_publication)),
    ("class.ipc", lambda text: _parses(parse_ipc)(re.split("[;；|]", text)[0]) and len(text.strip()) > 1),
    ("class.nice_group", _parses(parse_nice_group)),
    ("party.applicant", lambda text: is_person(text.strip()) is False and len(text) < 60),
    ("text.abstract.zh", lambda text: len(text) > 80 and bool(_HAN.search(text))),
)


def _use(to: str, values: Sequence[str]) -> dict[str, Any]:
    use: dict[str, Any] = {"to": to}
    if to.startswith(_LISTS) and (delimiter := _delimiter(values)):
        use["split"] = delimiter
    if to.startswith("date.") or to == "party.registered_on":
        use["formats"] = _formats(values)
    return use


def _delimiter(values: Iterable[str]) -> str:
    joined = "\n".join(values)
    return next((mark for mark in _DELIMITERS if mark in joined), "")


def _formats(values: Sequence[str]) -> list[str]:
    """The formats in which the samples are written, the commonest first; ISO where there are none."""
    found = [form for form in DATE_FORMATS if any(map(_parses(day_parser((form,))), values))]
    return found or ["%Y-%m-%d"]
