"""Any text is read or refused in one sentence; words are always those of the text; the lexicons are in order."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from suizhi.bench.intake import STORIES
from suizhi.engines.clocks import packaged_calendar
from suizhi.engines.rules import load_book, packaged_vocabulary
from suizhi.engines.stories import intake, lexicon
from suizhi.engines.stories.evaluation import stories
from suizhi.engines.stories.text import LONGEST_STORY, open_story
from suizhi.engines.triage import packaged_routes
from suizhi.kernel.errors import Refusal

TODAY = date(2026, 11, 22)
PIECES = [piece for entry in stories(STORIES)[1] for piece in entry["story"].split("。")]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=12)), min_size=1, max_size=8), st.sampled_from(["。", "，", " ", "\n"]))
def test_any_text_is_read_or_refused(pieces: list[str], joint: str) -> None:
    story = joint.join(pieces)
    try:
        found = intake(story, TODAY, load_book(), packaged_calendar())
    except Refusal as refusal:
        assert refusal.zh
        assert refusal.mend_zh
        return
    for proposal in found.reading.proposals:
        assert all(story[span.start : span.end] == span.text != "" for span in proposal.spans)
        packaged_vocabulary().read_fact(proposal.fact, proposal.value)


@pytest.mark.parametrize("story", ["", "  \n", "。。。", "甲\0乙", "字" * (LONGEST_STORY + 1)])
def test_what_is_no_story_is_refused(story: str) -> None:
    with pytest.raises(Refusal):
        open_story(story)


@given(st.text(max_size=200))
def test_folding_keeps_every_offset(text: str) -> None:
    try:
        story = open_story(text)
    except Refusal:
        return
    assert len(story.folded) == len(text)
    assert "".join(text[first:last] for first, last in story.sentences) == text


def test_every_service_names_a_route() -> None:
    routes = {definition.name for definition in packaged_routes()}
    assert {entry["route"] for entry in lexicon.file("words")["services"]} <= routes


def test_dates_and_amounts_name_facts() -> None:
    words = lexicon.file("words")
    assert {*words["dates"], *words["amounts"]} <= packaged_vocabulary().facts.keys()
    assert lexicon.cues()
