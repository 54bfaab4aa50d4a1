"""A small gallery of drawn figures."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from suizhi.engines.logos import Gallery, Labels, take
from tests.engines.logos.drawn import arrow, leaf, png, star

FIGURES = {"arrow.png": png(arrow()), "star.png": png(star()), "leaf.png": png(leaf())}


@pytest.fixture
def gallery(tmp_path: Path) -> Iterator[Gallery]:
    """Arrow, star and leaf; the star bears a Vienna code."""
    held = Gallery(tmp_path / "logos")
    told = list(take(held, FIGURES.items(), Labels(of_file={"star.png": ("24.13.01",)})))
    assert [state for _, state in told] == ["added"] * 3
    yield held
    held.close()
