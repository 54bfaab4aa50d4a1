"""Every indicator speaks where it should, is silent where it only looks as if, says why in both languages and cites its source."""

from __future__ import annotations

import pytest

from suizhi.commons.home import data_dir
from suizhi.engines.filings import EXCULPATORY, INDICATORS, packaged
from suizhi.engines.filings.indicators.base import Indicator
from suizhi.engines.filings.sources import AGENCIES, CHECKED, DESCRIPTIVE, IMPROPER, LEVELS, Source
from suizhi.engines.rules import load_book
from tests.engines.filings.scenes import SILENT, SPEAKS, Made

ALL = (*INDICATORS, *EXCULPATORY)
SAID = [(id, made, place) for id, scenes in SPEAKS.items() for place, made in enumerate(scenes)]
UNSAID = [(id, made, place) for id, scenes in SILENT.items() for place, made in enumerate(scenes)]


@pytest.mark.parametrize(("id", "made", "place"), SAID, ids=[f"{id}-{place}" for id, _, place in SAID])
def test_it_speaks_and_says_why(id: str, made: Made, place: int) -> None:
    scene = made()
    dossier = next(one for one in scene.dossiers() if id in one.leads)
    lead, indicator = dossier.leads[id], next(one for one in ALL if one.id == id)
    zh, en = indicator.explain(lead)
    assert 0 < lead.value <= 1
    assert zh and en and "{" not in zh + en
    assert "恶意" not in zh and "侵权" not in zh
    assert lead.numbers or lead.facts
    assert set(lead.numbers) <= {one.number for one in dossier.portfolio.filings}


@pytest.mark.parametrize(("id", "made", "place"), UNSAID, ids=[f"{id}-{place}" for id, _, place in UNSAID])
def test_it_is_silent(id: str, made: Made, place: int) -> None:
    assert all(id not in one.leads for one in made().dossiers())


@pytest.mark.parametrize("indicator", ALL, ids=lambda one: one.id)
def test_an_indicator_is_whole(indicator: Indicator) -> None:
    assert len(SPEAKS[indicator.id]) >= 3 and len(SILENT[indicator.id]) >= 3
    assert all(indicator.title) and all(indicator.clears) and indicator.sources
    assert type(indicator).__doc__
    assert (indicator.weight < 0) is indicator.lowers
    assert abs(indicator.weight) < 1


def test_the_ids_are_those_of_the_table() -> None:
    assert len(INDICATORS) == 12
    assert {one.id for one in INDICATORS} == {f"B{number:02d}" for number in range(1, 13)}
    assert [one.id for one in EXCULPATORY] == ["E01", "E02", "E03", "E04"]


@pytest.mark.parametrize("indicator", ALL, ids=lambda one: one.id)
def test_what_nobody_has_checked_says_so(indicator: Indicator) -> None:
    for source in indicator.sources:
        zh, en = source.said()
        assert source.level in LEVELS
        assert (source.level == CHECKED) is ("未核实" not in zh) is ("not verified" not in en)


def test_cited_rules_stand_in_the_rule_book_at_the_level_that_is_stated() -> None:
    book = load_book()
    cited = {source for one in ALL for source in one.sources if source.rule}
    assert {source.rule for source in cited} >= {"TMR-007", "TMR-010", "TMR-014"}
    for source in cited:
        assert book.rule(source.rule).source.verified_level == source.level


@pytest.mark.data
@pytest.mark.parametrize(
    ("source", "words"),
    [
        (DESCRIPTIVE, "仅有本商品的通用名称"),
        (IMPROPER, "以欺骗手段或者其他不正当手段取得注册"),
        (AGENCIES, "知道或者应当知道委托人申请注册的商标"),
    ],
    ids=["11", "44", "19"],
)
def test_an_article_outside_the_rule_book_was_read_in_the_law(source: Source, words: str) -> None:
    folder = data_dir()
    assert folder is not None
    (law,) = (folder / "law_md").glob("*/商标法(2019-04-23).md")
    assert source.level == CHECKED
    assert words in law.read_text(encoding="utf-8")


def test_every_threshold_has_a_source_and_none_poses_as_law() -> None:
    for name, one in packaged().held.items():
        assert "不是法律" in one.as_dict()["source"], name
