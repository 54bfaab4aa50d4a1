"""How long the file of a closed case is kept: the city's table, or a rule's own term."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml


@dataclass(frozen=True, slots=True)
class Retention:
    """A term in words, or the clock of the rule that sets it; `rule` is what it rests on."""

    term: str
    clock: str
    rule: str

    @property
    def proposed(self) -> bool:
        """Whether the term is the office's proposal, which the archive authority has to approve, and no rule's."""
        return not self.clock


@cache
def _table() -> dict[str, dict[str, str]]:
    held: dict[str, dict[str, str]] = yaml.safe_load((files("suizhi.data") / "documents" / "retention.yaml").read_text(encoding="utf-8"))
    return held


def retention_of(procedure: str) -> Retention:
    """The term for the files of a procedure."""
    held = _table().get(procedure, _table()["default"])
    return Retention(held.get("term", ""), held.get("clock", ""), held["rule"])
