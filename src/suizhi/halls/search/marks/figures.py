"""Which pictures of the gallery are like one that somebody holds up, and whose marks they are.

The gallery holds pictures, whoever may see the marks: whoever asks is shown those of their own scope, and those that belong to no mark of the register.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from threading import Lock

from suizhi.commons.home import gallery
from suizhi.commons.policy import Viewer
from suizhi.engines.logos import Filters, Finder, Gallery, Hit, ink_of, overlay, read, shrunk
from suizhi.engines.logos.gallery import TABLE
from suizhi.engines.marks import Band
from suizhi.halls.register.models import Right
from suizhi.halls.register.selectors.mark_words import marks_numbered, numbers_of
from suizhi.halls.search.marks.clearing import DEAD
from suizhi.kernel.errors import Refusal

SHOWN = 12
"""Pictures shown: each brings a drawing of its match along."""
ASKED = 50
"""Pictures that the gallery is asked for, since some may be of marks that are not the viewer's to see."""
BYTES, PIXELS = 8 << 20, 16_000_000
"""What a picture sent to the portal may have: anybody may send one, and unpacked it takes four bytes a pixel."""
LEAST = 0.3
"""The score from which on a picture is worth a person's look."""
_BANDS = ((0.85, Band.HIGH), (0.6, Band.MEDIUM), (LEAST, Band.LOW))
"""From which score on it is said how closely to look. Set by eye on the demonstration's figures: changed ones score above 0.75, others of the same parts up to 0.6."""
_UNPACKING = Lock()
"""One picture is unpacked at a time, so that the memory this takes is that of one."""


@dataclass(frozen=True, slots=True)
class Alike:
    """A picture of the gallery that is like the one asked for, and the mark that its number is of, where the register has it."""

    hit: Hit
    right: Right | None
    overlay: bytes

    @property
    def band(self) -> Band:
        """How closely a person should look."""
        return next((band for least, band in _BANDS if self.hit.score >= least), Band.NONE)

    @property
    def is_dead(self) -> bool:
        """Whether it is of a mark that is over."""
        return self.right is not None and self.right.status in DEAD

    @property
    def number(self) -> str:
        """The number that the picture is filed under, or its name."""
        return self.hit.held.entry.number


@dataclass(frozen=True, slots=True)
class Figures:
    """What was found; among how many pictures, and by which Vienna codes and colours they can be narrowed, the most frequent first."""

    hits: list[Alike]
    looked_at: int
    vienna: list[tuple[str, int]]
    colours: list[tuple[str, int]]


def fit(content: bytes) -> bytes:
    """A picture as it was sent → the small PNG that is compared and shown. Raises Refusal (`logo.*`) for what is no picture or too much of one."""
    if len(content) > BYTES:
        raise _too_large()
    with _UNPACKING:
        return shrunk(content, PIXELS)


def figures_like(who: Viewer, picture: bytes, filters: Filters, limit: int = SHOWN) -> Figures:
    """The pictures of marks most like this one (`fit`), best first. Raises Refusal: `logo.blank`, `logo.gallery`."""
    seen = read(picture)
    ink = ink_of(seen)
    if not there():
        return Figures([], 0, [], [])
    with opened() as held:
        found = Finder(held).similar(seen, ASKED, filters, LEAST)
        vienna, colours = held.labels()
        looked_at = len(held)
    rights = marks_numbered(who, {hit.held.entry.number for hit in found})
    shown = [hit for hit in found if rights.get(hit.held.entry.number, hit) is not None][:limit]
    hits = [Alike(hit, rights.get(hit.held.entry.number), overlay(ink, hit)) for hit in shown]
    return Figures(hits, looked_at, vienna.most_common(), colours.most_common())


def gallery_size() -> int:
    """How many pictures there are; none where the gallery is damaged, which whoever looks into it is told."""
    if not there():
        return 0
    try:
        with opened() as held:
            return len(held)
    except Refusal:
        return 0


def figures_of(right: Right) -> list[bytes]:
    """The small pictures (PNG) that the gallery has of a mark; none where it has none, or is damaged."""
    if not there():
        return []
    try:
        with opened() as held:
            files = held.named(numbers_of(right))
            return [one.thumb for one in held.get(held.spans(files=files)[:, 2].tolist()).values()] if files else []
    except Refusal:
        return []


def beside(right: Right, picture: bytes) -> Alike | None:
    """A picture (`fit`) beside the mark's own that is most like it, however little; None where the gallery has none of it. Raises Refusal as `figures_like`."""
    if not there():
        return None
    seen = read(picture)
    with opened() as held:
        files = held.named(numbers_of(right))
        found = Finder(held).similar(seen, 1, Filters(files=tuple(files)), 0) if files else []
    return next((Alike(hit, right, overlay(ink_of(seen), hit)) for hit in found), None)


def there() -> bool:
    """Whether there is a gallery; opening one makes it."""
    return (gallery() / TABLE).is_file()


@contextmanager
def opened() -> Iterator[Gallery]:
    """The gallery of this home, for as long as the block runs. Raises Refusal (`logo.gallery`) where it is damaged."""
    with closing(Gallery(gallery())) as held:
        yield held


def _too_large() -> Refusal:
    most = BYTES >> 20
    return Refusal(
        "logo.too_large",
        zh=f"文件过大，这里一张图最多 {most} MB。",
        en=f"The file is too large: a picture sent here may have {most} MB.",
        mend_zh="请缩小后再试。",
        mend_en="Make it smaller.",
        field="picture",
    )
