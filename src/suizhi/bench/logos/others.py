"""The same brands drawn by other hands: Font Awesome's brands in one colour, the logos of `diagrams` in colour, where they are installed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, files
from pathlib import Path

from suizhi.bench.logos.icons import Icon

HANDS = {
    "another hand, one colour": ("fontawesomefree", re.compile(r"^fontawesomefree/static/fontawesomefree/svgs/brands/.+\.svg$")),
    "another hand, in colour": ("diagrams", re.compile(r"^resources/.+\.png$")),
}
"""What it is → the package of the dependency group `logos` that brings it, and where in it the drawings lie."""


def drawn_by(hand: str, names: set[str]) -> list[Icon]:
    """The drawings that bear the name of a brand among `names`, one each; empty where the package is not installed.

    A name says that the brand is meant, not that both drew the same of its logos: some brands have several, or changed theirs.
    """
    package, where = HANDS[hand]
    found = {name: path for path in _paths(package, where) if (name := _slug(path.stem)) in names}
    return [Icon(name, path.read_bytes()) for name, path in sorted(found.items())]


def _paths(package: str, where: re.Pattern[str]) -> Iterator[Path]:
    try:
        held = files(package) or []
    except PackageNotFoundError:
        return
    for file in sorted(held, key=str):
        if where.match(file.as_posix()):
            yield Path(str(file.locate()))


def _slug(stem: str) -> str:
    """The name as simple-icons writes it."""
    return re.sub(r"[^a-z0-9]", "", stem.lower().replace(".", "dot").replace("+", "plus"))
