"""Drawing: every subject and every pair of subject and inspector gets a number by SHA-256; the smallest numbers are drawn."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass

from suizhi.engines.draws import refusals
from suizhi.engines.draws.plan import Inspector, Plan, Subject, check
from suizhi.engines.draws.promise import promised


@dataclass(frozen=True, slots=True)
class Drawn:
    """One subject drawn, with who inspects it, by their keys."""

    subject: str
    inspectors: tuple[str, ...]

    def as_dict(self) -> dict[str, object]:
        """The JSON form."""
        return {"subject": self.subject, "inspectors": list(self.inspectors)}


def draw(plan: Plan, *, seed: str, witness: str) -> tuple[Drawn, ...]:
    """The draw, in the order of the numbers: the same for everybody who has plan, seed and witness words.

    Raises Refusal for a plan that cannot be drawn by, a seed that is none, or a subject whom too few may inspect.
    """
    check(plan)
    promised(seed)
    root = mixed(plan, seed=seed, witness=witness)
    load: Counter[str] = Counter()
    return tuple(_teamed(plan, root, subject, load) for subject in _subjects(plan, root))


def mixed(plan: Plan, *, seed: str, witness: str) -> str:
    """The root of all numbers: SHA-256 over seed, digest of the plan and witness words, one a line."""
    return _number(seed, plan.digest, witness)


def _subjects(plan: Plan, root: str) -> list[Subject]:
    chosen: list[Subject] = []
    for grade in plan.ratios:
        ranked = sorted((one for one in plan.subjects if one.grade == grade), key=lambda one: _rank(root, "subject", one.key))
        chosen += ranked[: plan.quota(grade)]
    return sorted(chosen, key=lambda one: _rank(root, "subject", one.key))


def _teamed(plan: Plan, root: str, subject: Subject, load: Counter[str]) -> Drawn:
    """The subject with its team: those with the least to do so far, and among them the smallest numbers."""
    able = [one for one in plan.inspectors if subject.key not in one.recused]
    if len(able) < plan.team:
        raise refusals.too_few(subject.name, plan.team, len(able))

    def order(one: Inspector) -> tuple[int, str, str]:
        return (load[one.key], *_rank(root, "inspector", subject.key, one.key))

    team = tuple(one.key for one in sorted(able, key=order)[: plan.team])
    load.update(team)
    return Drawn(subject.key, team)


def _rank(root: str, *words: str) -> tuple[str, str]:
    """The number, and the key itself for the day on which two numbers are equal."""
    return _number(root, *words), words[-1]


def _number(*lines: str) -> str:
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
