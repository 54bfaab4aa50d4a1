"""The demonstration's gallery: a drawing for every mark of the demonstration city that is a figure alone. All 合成."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from suizhi.engines.logos import Labels, take
from suizhi.halls.register.selectors.mark_words import demonstration_figures
from suizhi.halls.search.marks.drawings import figure
from suizhi.halls.search.marks.figures import opened
from suizhi.kernel.errors import Refusal

_FOLDER = "demo"


def gallery_load() -> int:
    """Draw the figures that are missing into the gallery; how many pictures it holds. Raises Refusal where the gallery is damaged."""
    marks = dict(demonstration_figures())
    codes = {_file(number): vienna for number, vienna in marks.items()}
    with opened() as gallery:
        for _, state in take(gallery, _drawn(marks), Labels(of_file=codes)):
            if isinstance(state, Refusal):
                raise state
        return len(gallery)


def _drawn(marks: dict[str, tuple[str, ...]]) -> Iterator[tuple[str, bytes]]:
    places = Counter[tuple[str, ...]]()
    for number, vienna in marks.items():
        yield _file(number), figure(vienna, places[vienna])
        places[vienna] += 1


def _file(number: str) -> str:
    return f"{_FOLDER}/{number}.svg"
