"""The kinds of clauses, read from `data/clauses/kinds.yaml`: terms, wording, duties."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from suizhi.engines.clauses.terms import READERS, Unreadable, typed, yuan
from suizhi.engines.procedures import Words
from suizhi.kernel import strict_yaml


@dataclass(frozen=True, slots=True)
class Term:
    """One thing a clause asks for. `wanted` may be left out, but then the check says that the clause is unclear."""

    name: str
    type: str
    words: Words
    values: Mapping[str, Words]
    optional: bool
    wanted: bool
    adds_to: str
    after: str

    def read(self, text: str) -> Any:
        """What was typed, as the clause keeps it; None where it may be left out and was. Raises Refusal (`clauses.term`)."""
        if self.optional and not text.strip():
            return None
        try:
            return self._choice(text) if self.type == "choice" else READERS[self.type](text)
        except Unreadable as trouble:
            raise trouble.refusal(self.name, text, self.words.zh) from None

    def typed(self, value: Any) -> str:
        """The value as a form shows it."""
        return typed(self.type, value)

    def _choice(self, text: str) -> str:
        if text not in self.values:
            raise Unreadable("请选一项。", "Choose one.")
        return text


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of clause. `fact` is its value of the fact `clause_kinds`, empty where the rules do not tell it apart."""

    code: str
    words: Words
    fact: str
    terms: Mapping[str, Term]
    says: Words
    duty: Mapping[str, str]

    def read(self, raw: Mapping[str, str]) -> dict[str, Any]:
        """The terms of what was typed, by name. Raises Refusal (`clauses.term`) for the first that cannot be read or does not add up."""
        held = {name: term.read(raw.get(name, "")) for name, term in self.terms.items()}
        for term in self.terms.values():
            self._consistent(term, held)
        return {name: value for name, value in held.items() if value is not None}

    def _consistent(self, term: Term, held: Mapping[str, Any]) -> None:
        value = held[term.name]
        if term.adds_to and sum(fen for _, fen in value) != held[term.adds_to]:
            summed, total = yuan(sum(fen for _, fen in value)), yuan(held[term.adds_to])
            trouble = Unreadable(f"各期合计 {summed} 元，与总额 {total} 元不符。", f"The instalments add up to {summed}, not to {total}.")
            raise trouble.refusal(term.name, summed, term.words.zh)
        if term.after and value is not None and value < held[term.after]:
            trouble = Unreadable("截止日不能早于起始日。", "The last day cannot be before the first.")
            raise trouble.refusal(term.name, value, term.words.zh)


@cache
def kinds() -> Mapping[str, Kind]:
    """Every kind, in the order in which a form offers them."""
    text = (files("suizhi.data") / "clauses" / "kinds.yaml").read_text(encoding="utf-8")
    return {code: _kind(code, raw) for code, raw in strict_yaml.read(text).items()}


def _kind(code: str, raw: Mapping[str, Any]) -> Kind:
    terms = {name: _term(name, said) for name, said in raw["terms"].items()}
    return Kind(code, _words(raw), raw.get("fact", ""), terms, _words(raw["says"]), raw.get("duty", {}))


def _term(name: str, raw: Mapping[str, Any]) -> Term:
    values = {value: _words(words) for value, words in raw.get("values", {}).items()}
    optional, wanted = raw.get("optional", False), raw.get("wanted", False)
    return Term(name, raw["type"], _words(raw), values, optional, wanted, raw.get("adds_to", ""), raw.get("after", ""))


def _words(raw: Mapping[str, Any]) -> Words:
    return Words(raw["zh"], raw["en"])
