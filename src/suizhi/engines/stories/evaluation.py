"""How often stories are read right: matter or none, key facts, first route, where to turn; and whether a fact came that nobody stated."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from suizhi.engines.clocks import packaged_calendar
from suizhi.engines.rules import load_book
from suizhi.engines.rules.values import plain, read
from suizhi.engines.stories.intake import Intake, intake
from suizhi.engines.stories.model import Proposal
from suizhi.kernel import strict_yaml

MEASURES = ("ip", "facts", "route", "turn", "never")


@dataclass(frozen=True, slots=True)
class Verdict:
    """One story judged: each measure as right out of how many, and what was wrong in words."""

    id: str
    held_out: bool
    counts: Mapping[str, tuple[int, int]]
    wrong: tuple[str, ...]


def stories(path: Path) -> tuple[date, list[Mapping[str, Any]]]:
    """The day on which they are told, and the stories of the file."""
    content = strict_yaml.read(path.read_text(encoding="utf-8"))
    return date.fromisoformat(content["today"]), content["stories"]


def judge(entry: Mapping[str, Any], today: date) -> Verdict:
    """Read one story and compare."""
    found = intake(entry["story"], today, load_book(), packaged_calendar())
    checks = list(_checks(entry, found))
    counts = {
        name: (sum(right for kind, right, _ in checks if kind == name), sum(kind == name for kind, _, _ in checks)) for name in MEASURES
    }
    return Verdict(entry["id"], entry.get("held_out", False), counts, tuple(said for _, right, said in checks if not right))


def totals(verdicts: Sequence[Verdict]) -> dict[str, Any]:
    """Right and all of every measure over the stories."""
    sums = {name: [sum(one.counts[name][place] for one in verdicts) for place in (0, 1)] for name in MEASURES}
    return {name: {"right": right, "of": of} for name, (right, of) in sums.items()} | {"stories": len(verdicts)}


def _checks(entry: Mapping[str, Any], found: Intake) -> Iterator[tuple[str, bool, str]]:
    yield "ip", found.reading.ip is entry["ip"], f"ip {found.reading.ip}"
    if entry["ip"]:
        yield from _facts(entry, {one.fact: one for one in found.reading.proposals})
        first = found.triage.routes[0].name if found.triage and found.triage.routes else ""
        yield "route", first == entry["route"], f"route {first or '—'} ≠ {entry['route']}"
    elif "turn" in entry:
        topic = found.reading.elsewhere.topic if found.reading.elsewhere else ""
        yield "turn", topic == entry["turn"], f"turn {topic or '—'} ≠ {entry['turn']}"


def _facts(entry: Mapping[str, Any], proposals: Mapping[str, Proposal]) -> Iterator[tuple[str, bool, str]]:
    for name, value in entry.get("facts", {}).items():
        given = proposals[name].value if name in proposals else None
        yield "facts", _same(given, read(value)), f"{name} {plain(given)!r} ≠ {value!r}"
    for name in entry.get("never", ()):
        yield "never", name not in proposals, f"{name} was proposed"


def _same(given: Any, value: Any) -> bool:
    return set(given) == set(value) if isinstance(given, tuple) and isinstance(value, tuple) else bool(given == value)
