"""Which setter takes a use of a column: chosen by the canonical field that it is mapped to."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from suizhi.halls.register.exchange.definition import ColumnUse, SourceDefinition
from suizhi.halls.register.exchange.mapping import events, facts, numbers, organisations, parties, references
from suizhi.halls.register.exchange.mapping.draft import RightDraft

Setter = Callable[[Any, str], None]
Make = Callable[[ColumnUse, SourceDefinition, str], Setter]


def _kind_code(draft: RightDraft, text: str) -> None:
    draft.kind_codes.append(text)


def _year(draft: RightDraft, text: str) -> None:
    draft.publication_year = facts.whole(text)


def _office(draft: RightDraft, text: str) -> None:
    draft.row.office = text


_RIGHT: dict[str, Make] = {
    "number": numbers.number_setter,
    "kind": lambda use, definition, column: facts.kind_setter(use, definition),
    "kind_code": lambda use, definition, column: _kind_code,
    "office": lambda use, definition, column: facts.translated(_office, use, definition),
    "title": lambda use, definition, column: facts.title_setter(use),
    "date": lambda use, definition, column: facts.date_setter(use, column),
    "party": lambda use, definition, column: parties.party_setter(use),
    "class": lambda use, definition, column: facts.class_setter(use),
    "text": lambda use, definition, column: facts.text_setter(use),
    "priority": lambda use, definition, column: facts.priority_setter(use),
    "priority_country": lambda use, definition, column: facts.priority_setter(use),
    "year": lambda use, definition, column: _year,
    "priority_date": lambda use, definition, column: facts.priority_setter(use),
    "family": lambda use, definition, column: facts.family_setter(use),
    "citation": lambda use, definition, column: facts.citation_setter(use),
    "document": lambda use, definition, column: facts.document_setter(use),
    "attribute": lambda use, definition, column: facts.attribute_setter(use, definition),
    "status": lambda use, definition, column: events.status_setter(definition),
}


def make_setter(use: ColumnUse, definition: SourceDefinition, column: str) -> Setter:
    """The closure that puts a cell's text into the draft of a row of this definition."""
    if definition.rows == "party":
        return organisations.setter(use, definition)
    if definition.rows == "reference":
        return references.setter(use, definition)
    return _RIGHT[use.to.split(".")[0]](use, definition, column)
