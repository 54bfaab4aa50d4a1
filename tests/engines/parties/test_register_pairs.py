"""The clerk on pairs derived from the enterprise register: rewritten names are the same, neighbours and branches never."""

from collections import Counter

import pytest

from suizhi.bench.party_pairs import FILE, blocks_of, candidate_pairs, derived_cases, register_names
from suizhi.commons.home import data_dir
from suizhi.engines.parties import Decision, compare
from suizhi.engines.parties.evaluation import evaluate

pytestmark = pytest.mark.data


@pytest.fixture(scope="module")
def names() -> dict[str, str]:
    data = data_dir()
    if data is None or not (data / FILE).is_file():
        pytest.skip(f"SUIZHI_DATA holds no {FILE}")
    return register_names(data)


def test_no_pair_of_different_firms_is_merged_and_rewritten_names_are_found(names: dict[str, str]) -> None:
    report = evaluate(derived_cases(names))
    assert len(report.verdicts) >= 200
    assert Counter(verdict.case.why for verdict in report.verdicts).most_common()[-1][1] >= 50
    assert report.wrongly_merged == []
    assert len(report.wrongly_split) <= 0.01 * len(report.verdicts)


def test_the_whole_register_holds_no_two_firms_that_are_called_the_same(names: dict[str, str]) -> None:
    decisions = Counter(compare(one, other).decision for one, other in candidate_pairs(blocks_of(names)))
    assert decisions.total() > 50_000
    assert decisions[Decision.SAME] == 0
    assert decisions[Decision.PROPOSE] < 50
