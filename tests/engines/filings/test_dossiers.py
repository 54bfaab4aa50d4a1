"""A dossier holds what a person needs to look and to answer; it accuses nobody, and a person's name moves nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from suizhi.engines.filings import ASIDE, EXCULPATORY, SCORER, Dossier, FactSort, Sort, review
from suizhi.engines.gazettes import Applicant, GazetteRow
from suizhi.engines.simulators import TUNING_SEED
from suizhi.engines.simulators.filers import Register, simulate_register
from tests.engines.filings.building import ME, OTHERS, TODAY, Scene, invented, reputed
from tests.engines.filings.scenes import SPEAKS, copies, ring


@pytest.fixture(scope="module")
def register() -> Register:
    return simulate_register(TUNING_SEED, share=0.06)


def summary(found: list[Dossier]) -> list[tuple[float, tuple[tuple[str, float], ...]]]:
    """Scores and findings, without who they are about."""
    return sorted((one.score.total, tuple(sorted((id, lead.value) for id, lead in one.leads.items()))) for one in found if one.leads)


def test_it_says_what_was_found_what_speaks_for_the_applicant_and_what_would_clear_it() -> None:
    said = copies().dossier().as_dict()
    assert (said["review"], said["band"], said["review_line"]) == (True, "review", 0.5)
    (finding,) = said["findings"]
    assert finding["id"] == "B02" and len(finding["filings"]) == len(finding["matches"]) == 5
    assert finding["matches"][0]["reference"]["document"] and finding["matches"][0]["rule"]
    assert {one["level"] for one in finding["sources"]} == {"primary_copy", "memory"}
    assert finding["thresholds"]["share"]["source"].endswith("（参考值，不是法律）")
    assert [one["id"] for one in said["exculpatory"]] == [one.id for one in EXCULPATORY]
    assert {one["id"] for one in said["clears"]} == {"B02", "E01", "E02", "E03", "E04"}
    assert said["fingerprint"] == SCORER.fingerprint and said["synthetic"] is True


def test_what_speaks_for_the_applicant_is_shown_even_where_nothing_does() -> None:
    shown = {one["id"]: one for one in copies().dossier().as_dict()["exculpatory"]}
    assert shown["E01"]["value"] == 0 and "尚未收到" in shown["E01"]["explanation"]


@pytest.mark.parametrize("made", [made for scenes in SPEAKS.values() for made in scenes[:1]], ids=list(SPEAKS))
def test_no_dossier_finds_bad_faith_or_speaks_of_a_sanction(made: Callable[[], Scene]) -> None:
    text = str([one.as_dict() for one in made().dossiers()])
    assert not [word for word in ("恶意", "侵权", "处罚", "违法", "bad faith was", "guilty") if word in text]


def test_it_says_that_it_decides_nothing() -> None:
    assert "不是认定" in ASIDE[0] and "object" in ASIDE[1]
    assert copies().dossier().as_dict()["aside"] == ASIDE[0]


def test_volume_alone_never_reaches_the_line() -> None:
    scene = Scene()
    scene.file(*invented(300))
    found = scene.dossier()
    assert found.leads["B01"].value == 1 and not found.is_for_review


def test_what_speaks_for_the_applicant_lowers_and_never_hides() -> None:
    scene = copies()
    before = scene.dossier().score.total
    scene.know(FactSort.USE, [row.number for row in scene.rows])
    after = scene.dossier()
    assert 0 < after.score.total < before
    assert "B02" in after.leads


def test_a_defensive_filer_stays_below_the_line_in_a_hundred_filings() -> None:
    scene = Scene(reputed())
    scene.file(*(["榆苒", "榆然", "新榆苒", "榆苒坊"] * 25), on=TODAY - timedelta(days=300), every=2)
    found = scene.dossier()
    assert found.score.total == 0 and found.leads["E02"].value == 1


def test_a_copied_trade_name_is_no_house_mark() -> None:
    scene = Scene(reputed())
    who = Applicant("广州云岚泽商贸有限公司（合成）", "SYN0000009", "样例路7号")
    scene.file("云岚泽", "云兰泽", "新云岚泽", who=who, every=40)
    found = scene.dossier(who)
    assert "E02" not in found.leads and "B03" in found.leads


def test_a_decision_against_a_namesake_is_none_against_the_applicant() -> None:
    scene = Scene()
    who = Applicant("甲某", address="样例路1号")
    scene.file(*invented(2), who=who)
    scene.know(FactSort.RULING, who="甲某", on=TODAY, final=True)
    assert "B11" not in scene.dossier(who).leads
    scene.know(FactSort.RULING, who=who.key, on=TODAY, final=True)
    assert "B11" in scene.dossier(who).leads


def test_a_firm_that_took_the_owners_name_is_not_the_owner() -> None:
    scene = Scene(reputed())
    who = Applicant("权利人0", "SYN0000009", "样例路7号")
    scene.file("云岚泽", "云兰泽", "新云岚泽", who=who, every=40)
    assert "B03" in scene.dossier(who).leads


def test_it_tells_how_far_it_is() -> None:
    told: list[tuple[int, int]] = []
    scene = copies()
    review(scene.rows, scene.references, today=TODAY, progress=lambda done, of: told.append((done, of)))
    assert told == [(5, 10), (10, 10)], "every filing looked up, then weighed"


def test_a_ring_is_above_the_line_where_none_of_its_members_is() -> None:
    scene = ring()
    (found,) = scene.dossiers()
    assert found.is_for_review
    held = found.portfolio
    alone = [review([row for row in scene.rows if row.applicant.key == key], scene.references, today=TODAY)[0] for key in sorted(held.keys)]
    assert not any(one.is_for_review for one in alone)


def test_the_same_rows_twice_change_nothing(register: Register) -> None:
    once = review(register.rows, register.references, register.facts, today=register.today)
    twice = review([*register.rows, *register.rows], register.references, register.facts, today=register.today)
    assert [one.as_dict() for one in once] == [one.as_dict() for one in twice]


def test_the_order_of_the_rows_changes_nothing(register: Register) -> None:
    once = review(register.rows, register.references, register.facts, today=register.today)
    turned = review(register.rows[::-1], register.references[::-1], register.facts, today=register.today)
    assert summary(once) == summary(turned)


def test_what_is_filed_after_the_day_is_not_seen() -> None:
    scene = copies()
    assert review(scene.rows, scene.references, today=min(row.filed_on for row in scene.rows) - timedelta(days=1)) == []


def renamed(rows: tuple[GazetteRow, ...], change: Callable[[Applicant], Applicant]) -> list[GazetteRow]:
    return [replace(row, applicant=change(row.applicant), assignee=change(row.assignee) if row.assignee else None) for row in rows]


@pytest.mark.parametrize("family", ["欧阳", "阿依", "买", "上官", "O'", "诸葛", "某女士", "某先生"], ids=str)
def test_a_persons_name_moves_no_score(register: Register, family: str) -> None:
    """Family name, ethnicity and gender of applicants and representatives: with other names for the same people all scores are the same."""

    def other(who: Applicant) -> Applicant:
        name = who.name if who.code else f"{family}{who.name}"
        return replace(who, name=name, representative=f"{family}{who.representative}" if who.representative else "")

    before = review(register.rows, register.references, register.facts, today=register.today)
    facts = [replace(fact, applicant=f"{family}{fact.applicant}") if "|" in fact.applicant else fact for fact in register.facts]
    after = review(renamed(register.rows, other), register.references, facts, today=register.today)
    assert any(not one.applicant.code for one in register.rows)
    assert summary(before) == summary(after) != []


def test_where_somebody_lives_moves_no_score(register: Register) -> None:
    def elsewhere(who: Applicant) -> Applicant:
        return replace(who, address=who.address.replace("广州市示例区", "远方县样例乡"))

    before = review(register.rows, register.references, register.facts, today=register.today)
    keys = {who.key: elsewhere(who).key for row in register.rows for who in (row.applicant, row.assignee) if who}
    facts = [replace(fact, applicant=keys.get(fact.applicant, fact.applicant)) for fact in register.facts]
    after = review(renamed(register.rows, elsewhere), register.references, facts, today=register.today)
    assert summary(before) == summary(after)


def test_the_scorer_publishes_what_it_asks() -> None:
    features = {one["code"]: one for one in SCORER.describe()["features"]}
    assert set(features) == {*(f"B{number:02d}" for number in range(1, 13)), "E01", "E02", "E03", "E04"}
    assert all(one["doc"] and one["article"] for one in features.values())


def test_a_name_of_nobody_is_its_own_owner() -> None:
    found = copies(OTHERS[:5], Sort.PLACE).dossier()
    assert found.leads["B06"].measured["owners"] == 5
    assert ME.key in found.portfolio.keys
