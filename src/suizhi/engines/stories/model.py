"""What a story yields: facts proposed, each with the stretch of the story that says it; what else stands in it; and where to turn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from suizhi.engines.rules.values import Value, plain


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the story: `text` is exactly `story[start:end]`, counted in characters."""

    text: str
    start: int
    end: int

    def as_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {"words": self.text, "start": self.start, "end": self.end}


@dataclass(frozen=True, slots=True)
class Proposal:
    """A fact that the story states, to be confirmed by a person.

    `spans` are all the stretches that say it, the first of them the `words`. `hedged`: the citizen is not sure. `vague`: somebody is meant who is not
    identified, so that the fact is shown and never used.
    """

    fact: str
    value: Value
    spans: tuple[Span, ...]
    hedged: bool = False
    vague: bool = False

    def as_dict(self) -> dict[str, Any]:
        """The JSON form."""
        first = self.spans[0]
        return {
            "fact": self.fact,
            "value": plain(self.value),
            **first.as_dict(),
            "spans": [span.as_dict() for span in self.spans],
            "hedged": self.hedged,
            "vague": self.vague,
        }


@dataclass(frozen=True, slots=True)
class Detail:
    """Something of use that is no fact of the vocabulary. `kind`: `number`, `place`, `date`, `amount`, `accused` (the citizen is the one complained of)."""

    kind: str
    value: str
    span: Span

    def as_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {"kind": self.kind, "value": self.value, **self.span.as_dict()}


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Where a matter belongs that is none of intellectual property."""

    topic: str
    title: str
    title_en: str
    turn: str
    turn_en: str
    spans: tuple[Span, ...]

    def as_dict(self) -> dict[str, Any]:
        """The JSON form."""
        return {
            "topic": self.topic,
            "title": self.title,
            "title_en": self.title_en,
            "turn": self.turn,
            "turn_en": self.turn_en,
            "spans": [span.as_dict() for span in self.spans],
        }


@dataclass(frozen=True, slots=True)
class Reading:
    """A story read: `ip` says whether it is a matter of intellectual property, `why` by which words.

    `supposed` are the kinds of case that a thing taken may be where no right is named; `services` are the routes that the story names,
    `wishes` those by which it asks to go.
    """

    ip: bool
    why: tuple[Span, ...]
    proposals: tuple[Proposal, ...] = ()
    details: tuple[Detail, ...] = ()
    elsewhere: Elsewhere | None = None
    supposed: tuple[str, ...] = ()
    services: tuple[tuple[str, Span], ...] = ()
    wishes: tuple[str, ...] = ()

    @property
    def facts(self) -> Mapping[str, Value]:
        """The facts to route by: what is proposed and identifies what it names."""
        return {one.fact: one.value for one in self.proposals if not one.vague}
