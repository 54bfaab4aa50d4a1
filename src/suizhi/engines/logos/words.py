"""What a match is, in words."""

from __future__ import annotations

from suizhi.engines.logos.parts import Kind
from suizhi.engines.logos.variants import Turn, Variant

_TURNS = {
    Turn.PLAIN: ("", ""),
    Turn.MIRRORED: ("左右翻转后", " when mirrored"),
    Turn.TURNED: ("旋转后", " when turned"),
    Turn.STRETCHED: ("改变宽高比后", " when stretched"),
    Turn.PIECE: ("作为残片", " as a piece of something larger"),
}
_ASKED = {
    Kind.WHOLE: ("整图", "the whole picture"),
    Kind.BLOCK: ("第{n}部分", "part {n}"),
    Kind.INSIDE: ("框内图形（第{n}部分）", "what stands inside the frame (part {n})"),
    Kind.CUT_OUT: ("镂空图形（第{n}部分）", "the cut-out figure (part {n})"),
}
_FOUND = {
    Kind.WHOLE: ("整图", "the whole of this one"),
    Kind.BLOCK: ("一部分", "a part of this one"),
    Kind.INSIDE: ("框内图形", "what stands inside the frame of this one"),
    Kind.CUT_OUT: ("镂空图形", "the cut-out figure of this one"),
}


def why(variant: Variant, kind: Kind, shapes: float, codes: float) -> tuple[str, str]:
    """Chinese and English: what of the query matched what of the picture, after which change, by which of the two measures most."""
    turn, turn_en = _TURNS[variant.turn]
    asked, asked_en = (text.format(n=variant.number) for text in _ASKED[variant.part.kind])
    found, found_en = _FOUND[kind]
    by, by_en = ("边缘走向", "the run of their edges") if shapes > codes else ("整体形状", "their overall shape")
    return f"{asked}{turn}与该图{found}相近，主要看{by}", f"{asked_en}{turn_en} is like {found_en}, mostly by {by_en}"
