"""What clearing found, as pages, papers and readers aloud say it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from suizhi.commons.languages import is_english
from suizhi.commons.search.messages import Passage
from suizhi.engines.marks import Band, Cell, Doubt, Edge, Goods, How, Way, align
from suizhi.halls.search.passages import marked

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise
    from django.utils.safestring import SafeString

    from suizhi.engines.marks import Comparison, Mark
    from suizhi.engines.scoring import Finding
    from suizhi.halls.search.marks.clearing import Hit

BANDS: dict[Band, tuple[_StrPromise, str]] = {
    Band.HIGH: (gettext_lazy("相近程度高，须人工比对"), "b-bad"),
    Band.MEDIUM: (gettext_lazy("相近，需人工比对"), "b-warn"),
    Band.LOW: (gettext_lazy("略有相近"), "b-info"),
    Band.NONE: (gettext_lazy("文字上未见相近"), ""),
}
"""Band → how the page says it, and its look."""
BRIEF: dict[Band, _StrPromise] = {
    Band.HIGH: gettext_lazy("程度高"),
    Band.MEDIUM: gettext_lazy("需比对"),
    Band.LOW: gettext_lazy("略相近"),
    Band.NONE: gettext_lazy("未见相近"),
}
"""The same in lists."""
OVER = gettext_lazy("已失效")
"""What a list says of a mark that is over, whatever its likeness."""
WAYS: dict[Way, _StrPromise] = {
    Way.RAISES: gettext_lazy("可能更高"),
    Way.LOWERS: gettext_lazy("可能更低"),
    Way.OPEN: gettext_lazy("高低未定"),
}
HOWS: dict[How, _StrPromise] = {
    How.SAME: gettext_lazy("同"),
    How.SOUND: gettext_lazy("音"),
    How.LOOK: gettext_lazy("形"),
    How.BOTH: gettext_lazy("音+形"),
    How.OTHER: gettext_lazy("异"),
    How.MOVED: gettext_lazy("换位"),
    How.ADDED: gettext_lazy("增"),
}
_UNSEEN: tuple[_StrPromise, ...] = (
    gettext_lazy("在先商标的知名度和实际使用情况，驰名商标可以跨类别保护"),
    gettext_lazy("没有导入登记簿的商标，包括刚提交、还没有公布的申请"),
    gettext_lazy("企业名称、姓名、作品名称等其他在先权利，以及不得作为商标使用的词语"),
)
_UNSEEN_BY_WORDS: tuple[_StrPromise, ...] = (gettext_lazy("英文以外的外文含义、方言里粤语以外的读音"),)
_WORDS_ALONE: tuple[_StrPromise, ...] = (gettext_lazy("图形、颜色和整体设计：这次只比了文字，放一张图片可以比图形"),)
_UNSEEN_BY_FIGURE: tuple[_StrPromise, ...] = (
    gettext_lazy("画的是同一样东西，画法不同的图形，例如两个人画的狐狸"),
    gettext_lazy("图上的文字：有文字的，把文字也写在名称里一起查"),
    gettext_lazy("图库里没有的图形：登记簿里的商标不一定都有图样"),
)


def unseen(*, words: bool, figure: bool) -> tuple[_StrPromise, ...]:
    """What clearing a name, a figure or both cannot know, and says so."""
    of_words = (*_UNSEEN_BY_WORDS, *(() if figure else _WORDS_ALONE)) if words else ()
    return (*_UNSEEN, *of_words, *(_UNSEEN_BY_FIGURE if figure else ()))


@dataclass(frozen=True, slots=True)
class Reason:
    """One rule that spoke: its reason in the language of the page, and both marks with what it saw."""

    finding: Finding
    said: str
    left: SafeString
    right: SafeString

    @property
    def look(self) -> str:
        """The colour of its bar: grey for what lowers."""
        return "k-pri" if self.finding.contribution > 0 else "k-grey"

    @property
    def width(self) -> int:
        """The length of its bar, of 110."""
        return round(110 * min(1.0, abs(self.finding.contribution)))


@dataclass(frozen=True, slots=True)
class Column:
    """A letter of both sides, one above the other, and what the line between them says."""

    cell: Cell
    said: str


@dataclass(frozen=True, slots=True)
class Beside:
    """Everything about one mark beside the name."""

    hit: Hit
    columns: list[Column]
    spoken: str
    reasons: list[Reason]
    doubts: list[tuple[str, str]]
    between: str


def beside(name: Mark, hit: Hit) -> Beside:
    """One hit with its reasons and its letters laid out."""
    columns = [Column(cell, str(HOWS[cell.how])) for cell in align(name, hit.mark)]
    doubts = [(str(WAYS[doubt.way]), said(doubt)) for doubt in hit.doubts]
    return Beside(hit, columns, spoken(columns), reasons(hit.found, name.raw, hit.mark.raw), doubts, between(hit))


def reasons(found: Comparison, left: str, right: str) -> list[Reason]:
    """Every rule that spoke, the strongest first."""
    return [
        Reason(
            finding, finding.note_en if is_english() else finding.note_zh, seen(left, "left", [finding]), seen(right, "right", [finding])
        )
        for finding in found.score.findings
    ]


def seen(text: str, side: str, findings: Iterable[Finding]) -> SafeString:
    """A mark as it was written, with what the rules saw in it marked."""
    places = sorted({(span.start, span.end) for finding in findings for span in finding.spans if span.side == side})
    return marked(Passage(text, tuple(_apart(places))))


def spoken(columns: list[Column]) -> str:
    """The drawing as a sentence."""
    return _("；").join(_aloud(column) for column in columns)


def between(hit: Hit) -> str:
    """Between which bands the truth may lie; empty where they are one."""
    low, high = hit.bands
    if low is high:
        return ""
    return _("在“%(low)s”和“%(high)s”之间") % {"low": BANDS[low][0], "high": BANDS[high][0]}


def said(words: Doubt) -> str:
    """A doubt in the language of the page."""
    return words.en if is_english() else words.zh


def relation(goods: Goods) -> str:
    """How the goods relate, in the language of the page."""
    return goods.said[1] if is_english() else goods.said[0]


def quoted(edges: Iterable[Edge]) -> list[tuple[str, str]]:
    """The notes of the table: under which group each stands, and its words as printed; one that reaches several places once."""
    return list(dict.fromkeys((edge.left.group, edge.text) for edge in edges))


def _aloud(column: Column) -> str:
    cell = column.cell
    if cell.how is How.ADDED:
        return _("%(letter)s 只在一边") % {"letter": cell.left or cell.right}
    return _("%(left)s 与 %(right)s：%(how)s") % {"left": cell.left, "right": cell.right, "how": column.said}


def _apart(places: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Stretches that overlap, joined."""
    held: tuple[int, int] | None = None
    for start, end in places:
        if held and start <= held[1]:
            held = held[0], max(held[1], end)
            continue
        if held:
            yield held
        held = start, end
    if held:
        yield held
