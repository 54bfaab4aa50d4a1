"""Why a court would not confirm a clause: the lexicon of `data/clauses/grounds.yaml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from suizhi.engines.clauses.model import Outcome
from suizhi.engines.procedures import Words
from suizhi.engines.rules import RuleBook
from suizhi.kernel import strict_yaml


@dataclass(frozen=True, slots=True)
class Law:
    """An article that no rule of the book holds."""

    citation: str
    unverified: bool


@dataclass(frozen=True, slots=True)
class Ground:
    """One reason, with the words that give it away. `fact` is the value of `clause_kinds` that the rules judge."""

    code: str
    words: Words
    outcome: Outcome
    fact: str
    rules: tuple[str, ...]
    law: Law | None
    patterns: tuple[re.Pattern[str], ...]
    unless: tuple[str, ...]
    kinds: tuple[str, ...]
    suggest: Words

    def found_in(self, text: str) -> str | None:
        """The words of the text that the ground rests on; None where it does not apply."""
        if any(words in text for words in self.unless):
            return None
        return next((match[0] for pattern in self.patterns if (match := pattern.search(text))), None)

    def basis(self, book: RuleBook, on: date) -> tuple[tuple[str, ...], bool]:
        """The articles of the day, as a letter cites them, and whether one of them was never read."""
        sources = [book.rule(rule, on=on).source for rule in self.rules]
        cited = [*(source.citation for source in sources), *([self.law.citation] if self.law else [])]
        unread = any(source.unverified for source in sources) or bool(self.law and self.law.unverified)
        return tuple(cited), unread


@cache
def grounds() -> Mapping[str, Ground]:
    """Every ground, by its code."""
    text = (files("suizhi.data") / "clauses" / "grounds.yaml").read_text(encoding="utf-8")
    return {code: _ground(code, raw) for code, raw in strict_yaml.read(text).items()}


def _ground(code: str, raw: Mapping[str, Any]) -> Ground:
    return Ground(
        code=code,
        words=Words(raw["zh"], raw["en"]),
        outcome=Outcome(raw["outcome"]),
        fact=raw.get("fact", ""),
        rules=tuple(raw.get("rules", ())),
        law=_law(raw["law"]) if "law" in raw else None,
        patterns=tuple(re.compile(pattern) for pattern in raw.get("patterns", ())),
        unless=tuple(raw.get("unless", ())),
        kinds=tuple(raw.get("kinds", ())),
        suggest=Words(raw["suggest"]["zh"], raw["suggest"]["en"]),
    )


def _law(raw: Mapping[str, str]) -> Law:
    unread = raw["verified"] != "read"
    return Law(f"《{raw['title']}》{raw['article']}{'（未核对原文）' if unread else ''}", unread)
