"""Reading the notes of the 区分表. The office writes them in a fixed language:

- `X与Y类似`: sections of this group and of others; `Y` lists groups, each with its part, paragraph or items;
- `…，与第九版及以前版本Z交叉检索`: what marks of earlier editions are searched for besides;
- `跨类似群保护商品：粉碎机(0702第(二)部分,0725)`: an item that stands in several groups;
- `本类似群各部分之间商品不类似`, `各自然段间互不类似`: what parts the goods of one group, with exceptions after 但.

What is written otherwise (根据商品的功能、用途确定类似商品) makes no edge. No text raises.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from suizhi.engines.marks.notes import Edge, Kind
from suizhi.engines.marks.sections import NUMERAL, Section

_PLAIN = str.maketrans("（），：；", "(),:;")
"""One character for one: places in the plain text are places in the note as printed."""
_BLANK = re.compile(r"\s+")
_END = re.compile(r"[;。]|(?<=\))(?=\d{1,2}\.\D)")
_NUMBERING = re.compile(r"^\d{1,2}\.")
_SHARED = re.compile(r"^跨类似群保护(?:商品|服务):")
_PLACE = rf"\d{{4}}(?:第\({NUMERAL}\)部分)?"
_PLACES = re.compile(rf"\(({_PLACE}(?:,{_PLACE})+)\)")
_EARLIER = re.compile(rf"[,，]?与?(第{NUMERAL}版)及以前版本")
_GROUP = re.compile(r"(?:\d{1,2}类)?第?(?<![\d、于])(?P<group>\d{4})(?!\d|类似群)|(?<!\d)(?P<klass>\d{1,2})类(?!似)")
"""A group, or a class (5类); none in 属于2101类似群的贵金属制品, which only says what the goods are for."""
_SIMILAR = re.compile(
    r"^(?P<left>.+?)[与和](?P<right>(?:第?\d{4}(?!\d)|第[(一二三四五六七八九十]|\d{1,2}类(?!似)|各部分).*?)均?(?<!不)类似$"
)
_SEARCHED = re.compile(r"^(?P<left>.+?)与(?P<right>\d{4}.*)交叉检索$")
_MUTUAL = re.compile(r"互为类似(?:商品|服务)|之间类似$")
_APART = re.compile(r"不类似|不判为类似")
_CLAUSE = re.compile(r",?但|(?<=不类似),")
_OTHERS = re.compile(r",与其他(?:商品|服务)不类似$")
_MOVED = re.compile(rf"^(?P<left>.+?)(?P<edition>第{NUMERAL}版)时移入(?P<right>\d{{4}})类似群")
_SINGLE = re.compile(r"为单一|的?(?:商品|服务)互相|各(?:部分|商品|服务|自然段)")
_FURTHER = re.compile(r"(?:以及|及|和|,)(?=第[(一二三四五六七八九十])")
_SELF = re.compile(r"^(?:本?类似群|本部分|其他)(?:商品|服务)?")
_PARTS = re.compile(rf"^第((?:\({NUMERAL}\)、?)+)部分的?")
_PARAGRAPHS = re.compile(rf"^第((?:{NUMERAL}、?)+)自然段的?")
_ACCEPTED = re.compile(r"^(?:原|的)?(?:已接受)?(?:商品|服务)(?=.|$)|^的")
_WHOLE = frozenset(
    {"", "商品", "服务", "所有商品", "其他商品", "各部分", "各部分商品", "各部分服务", "各自然段", "相对应的各自然段", "各单一服务"}
)
_LOOSE = re.compile(
    r"除外\)|[以)]外的|\(除|^除.+外的(?:其他)?(?:商品|服务)|^各种|[^,]等[^,()]*$|属于|相应|根据功能|外的服务$|其他(?:商品|服务)$"
)
_COMMA = re.compile(r",(?![^()]*\))")


def read_notes(group: str, note: str, part: str = "") -> list[Edge]:
    """The edges of a note that stands under `group`, and under its `part` where the note is the part's own."""
    edges: list[Edge] = []
    own, listing = Section(group, part), False
    for text in sentences(note):
        plain = text.translate(_PLAIN)
        head = _SHARED.match(plain)
        listing = bool(head) or (listing and _PLACES.search(plain) is not None)
        found = _shared(own, plain[head.end() if head else 0 :]) if listing else _said(own, plain)
        edges += [replace(edge, text=text) for edge in found]
    return list(dict.fromkeys(edges))


def sentences(note: str) -> Iterator[str]:
    """The sentences of a note as printed, without their numbers; lines that were wrapped are joined."""
    flat = _BLANK.sub("", note)
    start = 0
    for end in [*_END.finditer(flat.translate(_PLAIN)), None]:
        text = _NUMBERING.sub("", flat[start : end.start() if end else len(flat)])
        start = end.end() if end else len(flat)
        if text:
            yield text


def _shared(own: Section, plain: str) -> Iterator[Edge]:
    start = 0
    for found in _PLACES.finditer(plain):
        name = (plain[start : found.start()].strip(",;、"),)
        start = found.end()
        places = [replace(place, items=name) for place in _sections(found[1], own)]
        ours = [place for place in places if place.group == own.group] or [Section(own.group, items=name)]
        yield from (Edge(here, there, Kind.SHARED, "") for here in ours for there in places if there.group != own.group)


def _said(own: Section, plain: str) -> Iterator[Edge]:
    """What a sentence says now, then what it says of earlier editions, of the same goods."""
    before = _EARLIER.search(plain)
    now = plain[: before.start()] if before else plain
    left = _CLAUSE.split(now)[-1]
    if similar := _SIMILAR.match(left):
        left = similar["left"]
    yield from _now(own, now)
    if before and not now.startswith("原"):
        yield from _earlier(_sections(left, own), plain[before.start() :], own)


def _now(own: Section, now: str) -> Iterator[Edge]:
    """What the present edition says: what parts the goods of this group, what joins them again, what is similar elsewhere."""
    if moved := _MOVED.match(now):
        yield from _pairs(_sections(moved["left"], own), [Section(moved["right"])], Kind.EARLIER, moved["edition"])
    for clause in _CLAUSE.split(now):
        *mutual, rest = _MUTUAL.split(_OTHERS.sub("", clause))
        for text in mutual:
            sections = _sections(text.strip(","), own)
            yield from (Edge(one, other, Kind.SIMILAR, "") for n, one in enumerate(sections) for other in sections[n:])
        if found := _SIMILAR.match(rest):
            yield from _pairs(_sections(found["left"], own), _sections(found["right"], own), Kind.SIMILAR)
        elif found := _SEARCHED.match(rest):
            yield from _pairs(_sections(found["left"], own), _sections(found["right"], own), Kind.EARLIER)
        if _APART.search(clause) and "类似群原" not in clause:
            yield _parted(own, clause)


def _earlier(left: list[Section], plain: str, own: Section) -> Iterator[Edge]:
    found = list(_EARLIER.finditer(plain))
    for this, following in zip(found, [*found[1:], None], strict=False):
        text = re.sub(r"(?:分别)?交叉检索.*$|类似$", "", plain[this.end() : following.start() if following else len(plain)])
        yield from _pairs(left, _sections(text, Section(own.group)), Kind.EARLIER, this[1])


def _parted(own: Section, clause: str) -> Edge:
    kind = Kind.PARAGRAPHS if "自然段" in clause else Kind.PARTS if "各部分之间" in clause or "与其他" in clause else Kind.ITEMS
    where = _sections(_SINGLE.split(clause)[0], own)[0]
    section = Section(own.group, where.part if kind is not Kind.PARTS else "")
    return Edge(section, section, kind, "")


def _pairs(left: list[Section], right: list[Section], kind: Kind, edition: str = "") -> Iterator[Edge]:
    return (Edge(one, other, kind, "", edition) for one in left for other in right)


def _sections(text: str, own: Section) -> list[Section]:
    """The sections that a list names: what stands before the first group is of this one."""
    refs = list(_GROUP.finditer(text))
    found = list(_of_group(text[: refs[0].start()] if refs else text, own, bare=not refs))
    for this, following in zip(refs, [*refs[1:], None], strict=False):
        words = text[this.end() : following.start() if following else len(text)]
        symbol = this["group"] or f"{int(this['klass']):02d}"
        found += _of_group(words, Section(symbol, loose=this["klass"] is not None), bare=True)
    return _spread(found)


def _of_group(words: str, own: Section, *, bare: bool) -> Iterator[Section]:
    """The sections of one group that the words name; the whole of it where there are none and it stands `bare`."""
    for piece in _FURTHER.split(words):
        text = re.sub(r"(?:以及|及|和)$", "", piece.strip(",、"))
        if text or bare:
            yield from _section(text, own)


def _section(text: str, own: Section) -> Iterator[Section]:
    itself = _SELF.match(text)
    base = Section(own.group) if itself and "本部分" not in itself[0] else own
    text = text[itself.end() :] if itself else text
    parts = _PARTS.match(text)
    text = text[parts.end() :] if parts else text
    paragraphs = _PARAGRAPHS.match(text)
    text = _ACCEPTED.sub("", text[paragraphs.end() :] if paragraphs else text)
    items = () if text in _WHOLE else tuple(item for raw in _COMMA.split(text) if (item := raw.strip("*※")))
    loose = base.loose or bool(items and _LOOSE.search(text))
    for part in re.findall(NUMERAL, parts[1]) if parts else [base.part]:
        for paragraph in re.findall(NUMERAL, paragraphs[1]) if paragraphs else [""]:
            yield Section(base.group, part, paragraph, items, loose)


def _spread(found: list[Section]) -> list[Section]:
    """`2102,2106,2111各种瓶` speaks of the bottles of all three."""
    last = found[-1] if found else None
    if last is None or not last.items or not last.items[0].startswith("各种"):
        return found
    return [replace(one, items=last.items, loose=True) if not (one.items or one.part or one.paragraph) else one for one in found]
