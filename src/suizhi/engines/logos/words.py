"""What a match is, in words."""

from __future__ import annotations

from suizhi.engines.logos.parts import Kind
from suizhi.engines.logos.variants import Turn, Variant

EVEN = 0.12
"""The two measures speak alike where they differ by less than this."""
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
    """Chinese and English: what of the query matched what of the picture, after which change, by which of the two measures."""
    turn, turn_en = _TURNS[variant.turn]
    asked, asked_en = (text.format(n=variant.number) for text in _ASKED[variant.part.kind])
    found, found_en = _FOUND[kind]
    by, by_en = _by(shapes - codes)
    return f"{asked}{turn}与该图{found}相近，{by}", f"{asked_en}{turn_en} is like {found_en}, {by_en}"


def _by(ahead: float) -> tuple[str, str]:
    if abs(ahead) < EVEN:
        return "边缘走向和整体形状都相近", "by the run of their edges and by their overall shape"
    return ("主要看边缘走向", "mostly by the run of their edges") if ahead > 0 else ("主要看整体形状", "mostly by their overall shape")
