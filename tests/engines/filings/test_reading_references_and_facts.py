"""Names of others and facts come as JSON Lines; what cannot be taken is named, and the rest goes on."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from suizhi.engines.filings import Fact, FactSort, Reference, Sort, read_facts, read_references
from suizhi.engines.simulators.filers import simulate_register
from suizhi.kernel.errors import Refusal

NAME = {
    "name": "云岚泽",
    "sort": "mark",
    "owner": "权利人甲",
    "owner_code": "OWN1",
    "classes": ["30"],
    "since": "2015-01-01",
    "document": "材料",
}
FACT = {"sort": "use", "applicant": "SYN1", "numbers": ["999000001"], "document": "材料"}


def test_a_name_is_read() -> None:
    (found,) = read_references([json.dumps(NAME)], "r.jsonl")
    assert isinstance(found, Reference)
    assert (found.name, found.sort, found.whose, found.classes) == ("云岚泽", Sort.MARK, "OWN1", (30,))


def test_a_fact_is_read() -> None:
    (found,) = read_facts([json.dumps(FACT)], "f.jsonl")
    assert isinstance(found, Fact)
    assert (found.sort, found.applicant, found.numbers) == (FactSort.USE, "SYN1", ("999000001",))


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"name": ""}, "feed.missing", "name"),
        ({"name": "🍎"}, "mark.empty", "name"),
        ({"sort": "brand"}, "feed.choice", "sort"),
        ({"classes": ["99"]}, "class.range", "classes"),
        ({"since": "2015"}, "feed.day", "since"),
        ({"fame": 1}, "feed.unknown", "fame"),
    ],
    ids=str,
)
def test_a_name_that_cannot_be_taken_is_refused(changes: dict[str, Any], code: str, field: str) -> None:
    refusal, good = read_references([json.dumps({**NAME, **changes}), json.dumps(NAME)], "r.jsonl")
    assert isinstance(refusal, Refusal) and isinstance(good, Reference)
    assert (refusal.code, refusal.field, str(refusal.at)) == (code, field, "r.jsonl:1")


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"sort": None}, "feed.missing", "sort"),
        ({"sort": "rumour"}, "feed.choice", "sort"),
        ({"applicant": ""}, "feed.missing", "applicant"),
        ({"document": ""}, "feed.missing", "document"),
        ({"numbers": []}, "feed.missing", "numbers"),
        ({"sort": "consent"}, "feed.missing", "about"),
        ({"sort": "house_mark"}, "feed.missing", "name"),
        ({"classes": ["0"]}, "class.range", "classes"),
        ({"final": "yes"}, "feed.flag", "final"),
    ],
    ids=str,
)
def test_a_fact_that_cannot_be_taken_is_refused(changes: dict[str, Any], code: str, field: str) -> None:
    (refusal,) = read_facts([json.dumps({**FACT, **changes})], "f.jsonl")
    assert isinstance(refusal, Refusal)
    assert (refusal.code, refusal.field) == (code, field)


def test_no_fact_is_taken_without_a_document() -> None:
    (refusal,) = read_facts([json.dumps({name: value for name, value in FACT.items() if name != "document"})], "f.jsonl")
    assert isinstance(refusal, Refusal)


JSON = st.none() | st.booleans() | st.integers() | st.text(max_size=6) | st.lists(st.text(max_size=3), max_size=3)


@given(st.dictionaries(st.sampled_from([*NAME, "synthetic", "other"]), JSON, max_size=5))
def test_any_name_is_taken_or_refused(changes: dict[str, Any]) -> None:
    (found,) = read_references([json.dumps({**NAME, **changes})], "r.jsonl")
    assert isinstance(found, Reference | Refusal)


@given(st.dictionaries(st.sampled_from([*FACT, "about", "on", "final", "classes"]), JSON, max_size=5))
def test_any_fact_is_taken_or_refused(changes: dict[str, Any]) -> None:
    (found,) = read_facts([json.dumps({**FACT, **changes})], "f.jsonl")
    assert isinstance(found, Fact | Refusal)


def test_what_is_written_is_read_as_the_same() -> None:
    register = simulate_register(7, share=0.02)
    assert tuple(read_references((json.dumps(one.as_dict()) for one in register.references), "r")) == register.references
    assert tuple(read_facts((json.dumps(one.as_dict()) for one in register.facts), "f")) == register.facts
