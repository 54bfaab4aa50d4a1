"""The demonstration's gallery: drawings of the demonstration city's marks that have a figure. All 合成."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from suizhi.engines.logos import Labels, take
from suizhi.halls.register.models import Right
from suizhi.halls.register.models.rights import Collection
from suizhi.halls.register.selectors.mark_words import demonstration_figures, vienna_of
from suizhi.halls.search.marks.drawings import figure
from suizhi.halls.search.marks.figures import opened
from suizhi.kernel.errors import Refusal

_FOLDER = "demo"
_YEAR = timedelta(days=365)
"""How long before its end the figure of a mark with words is drawn: the marks whose renewal and listings the demonstration watches."""


def gallery_load(*, today: date) -> int:
    """Draw the figures that are missing into the gallery; how many pictures it holds. Raises Refusal where the gallery is damaged."""
    marks = list(demonstration_figures(today + _YEAR))
    codes = {_file(number): vienna for number, vienna, _ in marks}
    with opened() as gallery:
        for _, state in take(gallery, _drawn(marks), Labels(of_file=codes)):
            if isinstance(state, Refusal):
                raise state
        return len(gallery)


def _drawn(marks: list[tuple[str, tuple[str, ...], bool]]) -> Iterator[tuple[str, bytes]]:
    """The figures that stand alone come in pairs; those beside words each have one of their own, whatever the day."""
    places = Counter[tuple[str, ...]]()
    for number, vienna, alone in marks:
        yield _file(number), figure(vienna, places[vienna] if alone else own_place(number))
        places[vienna] += alone


def changed(right: Right) -> bytes | None:
    """A picture like the figure of a demonstration's mark with words, as a listing might show it; None for any other right."""
    codes = vienna_of([right.pk]).get(right.pk, ()) if right.collection == Collection.DEMO else ()
    return figure(codes, own_place(right.number) + 1) if codes and right.number.isdecimal() else None


def own_place(number: str) -> int:
    """The place that a mark has by its number, away from those that are counted."""
    return 2 * int(number)


def _file(number: str) -> str:
    return f"{_FOLDER}/{number}.svg"
