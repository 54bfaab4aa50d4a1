"""Every rule of figures has pairs of drawings on which it speaks and pairs on which it is silent, and says why."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from suizhi.engines.logos import SCORER, Finder, Gallery, Hit, Labels, read, take
from suizhi.engines.logos.examples import DRAWINGS, crowd
from suizhi.engines.logos.rules import RULES, Rule
from tests.engines.logos.drawn import arrow, leaf, png, star

FIRES = [(rule, asked, held) for rule in RULES for asked, held in rule.fires]
SILENT = [(rule, asked, held) for rule in RULES for asked, held in rule.silent]
CROWD = 24


def _name(value: object) -> str:
    return value.id if isinstance(value, Rule) else str(value)


@pytest.fixture(scope="module")
def finder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Finder]:
    """A gallery of all drawings, a crowd of discs and a few figures of other shapes."""
    gallery = Gallery(tmp_path_factory.mktemp("rules") / "logos")
    held = [(f"{name}.svg", drawing) for name, drawing in DRAWINGS.items()]
    held += [(f"disc{number}.svg", disc) for number, disc in enumerate(crowd(CROWD))]
    list(take(gallery, [*held, ("arrow.png", png(arrow())), ("star.png", png(star())), ("leaf.png", png(leaf()))], Labels()))
    yield Finder(gallery)
    gallery.close()


def _hit(finder: Finder, asked: str, held: str) -> Hit | None:
    hits = finder.similar(read(DRAWINGS[asked]), 50, least=0.0)
    return next((hit for hit in hits if hit.held.entry.name == held), None)


@pytest.mark.parametrize(("rule", "asked", "held"), FIRES, ids=_name)
def test_it_speaks_and_says_why(finder: Finder, rule: Rule, asked: str, held: str) -> None:
    hit = _hit(finder, asked, held)
    assert hit is not None
    finding = hit.told.finding(rule.id)
    assert finding is not None
    assert finding.value >= 0.5
    assert finding.note_zh and finding.note_en and finding.article


@pytest.mark.parametrize(("rule", "asked", "held"), SILENT, ids=_name)
def test_it_is_silent_or_all_but(finder: Finder, rule: Rule, asked: str, held: str) -> None:
    hit = _hit(finder, asked, held)
    finding = hit.told.finding(rule.id) if hit else None
    assert finding is None or finding.value < 0.3


@pytest.mark.parametrize("rule", RULES, ids=_name)
def test_a_rule_is_whole(rule: Rule) -> None:
    assert rule.source
    assert rule.__doc__ and rule.judge.__doc__
    assert len(rule.fires) >= 3 and len(rule.silent) >= 3
    assert (rule.weight < 0) is rule.lowers


def test_the_strongest_likeness_is_the_score_less_what_lowers_it(finder: Finder) -> None:
    hit = _hit(finder, "disc", "disc")
    assert hit is not None
    evidence = max(finding.contribution for finding in hit.told.findings if finding.weight > 0)
    assert hit.score == pytest.approx(evidence - 0.25, abs=1e-3)
    assert hit.told.scorer == SCORER.name == "logos"
