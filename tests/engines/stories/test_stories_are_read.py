"""The evaluation stories: floors that a change may not fall below, and words that are always in the story."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from suizhi.bench.intake import STORIES
from suizhi.engines.stories import read
from suizhi.engines.stories.evaluation import judge, stories, totals

TODAY, ENTRIES = stories(STORIES)
TUNED = "tuned"
FLOORS = {
    TUNED: {"ip": 0.99, "facts": 0.97, "route": 0.93, "turn": 0.95},
    6: {"ip": 0.95, "facts": 0.85, "route": 0.8, "turn": 0.7},
    10: {"ip": 0.75, "facts": 0.75, "route": 0.6, "turn": 0.5},
}
"""Of the stories that tuned the lists, and of each batch held out. docs/stories.md says what was measured."""


def _group(entry: Mapping[str, Any]) -> str | int:
    return entry["batch"] if entry.get("held_out", False) else TUNED


@pytest.mark.parametrize("group", FLOORS)
def test_no_measure_falls_below_its_floor(group: str | int) -> None:
    found = totals([judge(entry, TODAY) for entry in ENTRIES if _group(entry) == group])
    shares = {name: found[name]["right"] / found[name]["of"] for name in FLOORS[group]}
    assert not {name: share for name, share in shares.items() if share < FLOORS[group][name]}
    assert found["never"]["right"] == found["never"]["of"]


def test_every_group_of_stories_has_its_floor() -> None:
    assert {_group(entry) for entry in ENTRIES} == FLOORS.keys()


def test_there_are_as_many_of_both_kinds_as_promised() -> None:
    assert len(ENTRIES) >= 60
    assert sum(not entry["ip"] for entry in ENTRIES) >= 30
    assert len({entry["id"] for entry in ENTRIES}) == len(ENTRIES)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry["id"])
def test_every_proposal_points_at_its_words(entry: dict[str, str]) -> None:
    found = read(entry["story"], TODAY)
    for proposal in found.proposals:
        assert proposal.spans
        for span in proposal.spans:
            assert span.text
            assert entry["story"][span.start : span.end] == span.text
    for detail in found.details:
        assert entry["story"][detail.span.start : detail.span.end] == detail.span.text
