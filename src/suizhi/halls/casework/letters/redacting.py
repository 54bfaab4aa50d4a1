"""What of a decision the public may read: the proposal of the engine, and what the handler marks and leaves."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from suizhi.commons.documents.citing import cited
from suizhi.engines.redaction import Mark, Redacted, Span, cover, find
from suizhi.engines.redaction.model import Kind
from suizhi.engines.rules import load_book

if TYPE_CHECKING:
    from suizhi.halls.casework.models import Case, Letter

_OFFICIALS = frozenset({"panel", "presider", "handler", "director", "mediator", "examiner", "legal_reviewer"})
"""Who decides stands by name in what is published."""
_ASIDE = re.compile(r"[（(].*?[）)]")
_FIRM = re.compile(r"公司|厂|店|行|所|部|中心|集团|协会|社|院|馆|堂|坊|局|会|合伙|Ltd|Inc|LLC|GmbH|Co\.")
_HAN = re.compile("[\u3400-\u9fff]")
_LONGEST_NAME = 4
"""Characters of a Chinese person's name; what is longer is a firm's, or written in another script and marked by hand."""
OWN_MASK = "（略）"
_RULES = {"patent_adjudication": ("PAJ-035", "DAT-023"), "penalty": ("PEN-018", "DAT-023")}
"""What wants the decision published and what must be covered first, by procedure."""


@dataclass(frozen=True, slots=True)
class Found:
    """A place that is proposed to be covered, with the words around it."""

    number: int
    kind: Kind
    before: str
    text: str
    after: str
    mask: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A letter's text with what would be covered."""

    spans: list[Span]
    found: list[Found]
    redacted: Redacted


def proposal_of(letter: Letter, *, own: Iterable[str] = (), leave: Collection[int] = ()) -> Proposal:
    """The redaction of a letter: `own` is what the handler wants covered besides, `leave` the numbers of places to leave standing."""
    marks = [Mark(text, OWN_MASK) for text in own if text.strip()]
    spans = find(letter.text, names=people_of(letter.case), marks=marks)
    found = [_around(letter.text, number, span) for number, span in enumerate(spans)]
    return Proposal(spans, found, cover(letter.text, spans, leave=leave))


def basis_of(letter: Letter) -> list[str]:
    """The articles that want the decision published and covered, in the version of its day."""
    rules = (load_book().rule(rule, on=letter.issued_on or letter.on) for rule in _RULES.get(letter.case.procedure, ("DAT-023",)))
    return [cited(rule.source) for rule in rules]


def people_of(case: Case) -> list[str]:
    """The natural persons of a case, those who decide it apart."""
    listed = case.participants.exclude(role__in=_OFFICIALS).order_by("id").values_list("name", flat=True)
    return [_ASIDE.sub("", name).strip() for name in listed if is_person(name)]


def is_person(name: str) -> bool:
    """Whether a name is a natural person's, as far as its form says."""
    bare = _ASIDE.sub("", name).strip()
    return 1 < len(bare) <= _LONGEST_NAME and not _FIRM.search(bare)


def may_be_person(name: str) -> bool:
    """Whether a name may be a natural person's: in Chinese by its form, in another script where no word of it is a firm's."""
    bare = _ASIDE.sub("", name).strip()
    return is_person(name) or (bool(bare) and not _HAN.search(bare) and not _FIRM.search(bare))


def _around(text: str, number: int, span: Span, width: int = 14) -> Found:
    return Found(
        number=number,
        kind=span.kind,
        before=text[max(0, span.start - width) : span.start].replace("\n", " "),
        text=text[span.start : span.end],
        after=text[span.end : span.end + width].replace("\n", " "),
        mask=span.mask,
    )
