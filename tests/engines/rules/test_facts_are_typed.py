"""Facts are taken by the vocabulary alone: an unknown name, another type, a value outside the enum are refused with name and mend."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest

from suizhi.engines.rules import packaged_vocabulary
from suizhi.engines.rules.values import BEIJING
from suizhi.kernel.errors import Refusal

WORDS = packaged_vocabulary()


@pytest.mark.parametrize(
    ("name", "raw", "value"),
    [
        ("suit_filed", True, True),
        ("panel_size", 3, 3),
        ("turnover", 80000.5, Decimal("80000.5")),
        ("requester", "patentee", "patentee"),
        ("respondent", "2026-10-12", "2026-10-12"),
        ("knew_on", "2026-10-12", date(2026, 10, 12)),
        ("event_at", "2026-10-12T09:00", datetime(2026, 10, 12, 9, tzinfo=BEIJING)),
        ("event_at", "2026-10-12T01:00Z", datetime(2026, 10, 12, 9, tzinfo=BEIJING)),
        ("last_used_on", None, None),
        ("asserted_claims", [1, 2], (1, 2)),
        ("relief_requested", ["赔偿"], ("赔偿",)),
        ("prior_violations_on", ["2026-10-12"], (date(2026, 10, 12),)),
        ("detector_score", 0.5, Decimal("0.5")),
    ],
)
def test_a_fact_of_its_type_is_taken(name: str, raw: Any, value: Any) -> None:
    assert WORDS.read_fact(name, raw) == value


@pytest.mark.parametrize(
    ("name", "raw", "code"),
    [
        ("sued", True, "rules.fact_unknown"),
        ("suit_filed", "yes", "rules.fact_type"),
        ("suit_filed", 1, "rules.fact_type"),
        ("suit_filed", None, "rules.fact_type"),
        ("panel_size", True, "rules.fact_type"),
        ("panel_size", 3.5, "rules.fact_type"),
        ("turnover", "80000", "rules.fact_type"),
        ("knew_on", "2026-10-12T09:00", "rules.fact_type"),
        ("knew_on", "12.10.2026", "rules.fact_type"),
        ("event_at", "2026-10-12", "rules.fact_type"),
        ("requester", "owner", "rules.fact_value"),
        ("relief_requested", ["道歉"], "rules.fact_value"),
        ("relief_requested", "赔偿", "rules.fact_type"),
        ("asserted_claims", ["1"], "rules.fact_type"),
        ("detector_score", 1.5, "rules.fact_value"),
        ("turnover", -0.01, "rules.fact_value"),
        ("panel_size", -1, "rules.fact_value"),
        ("respondent", "甲\0厂", "rules.fact_text"),
        ("prior_violations_on", ["2026-10-12\x1b"], "rules.fact_type"),
        ("respondent", b"x", "rules.fact_type"),
        ("relief_requested", {"赔偿"}, "rules.fact_type"),
    ],
)
def test_anything_else_is_refused_by_name(name: str, raw: Any, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        WORDS.read_facts({name: raw})
    assert (refused.value.code, refused.value.field) == (code, name)
    assert refused.value.mend_zh


def test_a_slip_of_the_pen_is_answered_with_the_word_meant() -> None:
    with pytest.raises(Refusal) as refused:
        WORDS.read_facts({"suit_file": True})
    assert "suit_filed" in refused.value.mend_zh


def test_a_day_that_does_not_exist_is_refused() -> None:
    with pytest.raises(Refusal) as refused:
        WORDS.read_facts({"knew_on": "2026-02-30"})
    assert refused.value.code == "rules.fact_type"


def test_every_word_has_labels_and_a_known_type() -> None:
    for term in [*WORDS.facts.values(), *WORDS.results.values()]:
        assert term.label
        assert term.label_en
        assert term.tags
