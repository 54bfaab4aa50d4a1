"""Everything in a text that should not be published: one list of places that do not overlap."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from suizhi.engines.redaction.model import Kind, Mark, Span
from suizhi.engines.redaction.numbers import find_numbers
from suizhi.engines.redaction.people import find_people
from suizhi.engines.redaction.places import find_places

_RANK = {kind: place for place, kind in enumerate((Kind.OWN, *(kind for kind in Kind if kind is not Kind.OWN)))}
"""What a person marked comes first: they know why."""


def find(text: str, *, names: Iterable[str] = (), marks: Iterable[Mark] = ()) -> list[Span]:
    """The places to cover, in the order of the text, none overlapping.

    `names` are the natural persons of the case; `marks` what a person wants covered besides.
    """
    found = [*_marked(text, marks), *find_numbers(text), *find_people(text, names), *find_places(text)]
    return _apart(found)


def _marked(text: str, marks: Iterable[Mark]) -> Iterator[Span]:
    for mark in marks:
        if mark.text.strip():
            for place in re.finditer(re.escape(mark.text), text):
                yield Span(*place.span(), Kind.OWN, mark.mask, "mark")


def _apart(found: list[Span]) -> list[Span]:
    """Of places that touch, one that covers them all, under the kind that matters most."""
    merged: list[Span] = []
    for span in sorted(found, key=lambda one: (one.start, -one.end)):
        last = merged[-1] if merged else None
        if last is None or span.start >= last.end:
            merged.append(span)
            continue
        first = min(last, span, key=lambda one: _RANK[one.kind])
        merged[-1] = Span(last.start, max(last.end, span.end), first.kind, first.mask, first.why)
    return merged
