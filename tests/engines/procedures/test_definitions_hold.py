"""Every definition that is shipped: nothing is wrong with it, and its published text stays as it was."""

from __future__ import annotations

import pytest

from suizhi.engines.procedures.checks import Surroundings, faults
from suizhi.engines.procedures.clockwork import book_periods
from suizhi.engines.procedures.guards import GUARDS, base
from suizhi.engines.procedures.library import definition, digest, names, published, roles, versions
from suizhi.engines.procedures.model import Definition
from suizhi.engines.rules import load_book, packaged_vocabulary
from suizhi.kernel.errors import Refusal

SHIPPED = [(name, version) for name in names() for version in versions(name)]


@pytest.mark.parametrize(("name", "version"), SHIPPED)
def test_nothing_is_wrong_with_it(name: str, version: int) -> None:
    assert faults(definition(name, version), Surroundings(roles(), book_periods(load_book()))) == []


def test_a_published_file_never_changes() -> None:
    # A running case keeps the version that it began under: what must change is published as a new version.
    now = {f"{name}/{version}.yaml": digest(name, version) for name, version in SHIPPED}
    assert now == dict(published()), "a published procedure was changed, or a new version is not in published.json"


def test_the_newest_version_is_the_one_that_cases_begin_under() -> None:
    assert all(definition(name).version == versions(name)[-1] for name in names())


@pytest.mark.parametrize(("name", "version"), [("nonsense", None), ("pledge", 99)])
def test_what_is_not_shipped_is_refused_with_what_there_is(name: str, version: int | None) -> None:
    with pytest.raises(Refusal) as caught:
        definition(name, version)
    assert caught.value.code == "procedure.unknown"
    assert "pledge" in caught.value.mend_zh


@pytest.mark.parametrize("guard", sorted(GUARDS))
def test_a_condition_reads_facts_of_the_vocabulary(guard: str) -> None:
    assert set(GUARDS[guard].reads) <= set(packaged_vocabulary().facts)


@pytest.mark.parametrize(("name", "version"), SHIPPED)
def test_a_clock_runs_from_a_day_of_the_vocabulary(name: str, version: int) -> None:
    since = {start.since for start in definition(name, version).starts if start.since}
    assert all(set(packaged_vocabulary().facts[fact].types) <= {"date", "datetime"} for fact in since)


def test_every_condition_is_used_by_some_procedure() -> None:
    refs = {ref for name, version in SHIPPED for ref in _conditions(definition(name, version))}
    assert {base(ref)[0] for ref in refs} == set(GUARDS)


def _conditions(procedure: Definition) -> set[str]:
    refs = {start.when for start in procedure.starts}
    for move in procedure.transitions:
        refs |= {*move.guards, *(need.when for need in move.needs)}
    return refs - {""}
